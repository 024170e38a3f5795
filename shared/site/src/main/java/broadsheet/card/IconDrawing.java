package broadsheet.card;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.LoaderContext;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.renderer.NullPlatformSupport;
import com.github.weisj.jsvg.view.ViewBox;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws an icon: the drawing in the middle of a square of the paper's colour. */
final class IconDrawing {
    /** The margin that home screens cut off when they round the corners, as a share of the size. */
    private static final float MARGIN = 0.1f;

    /** Deflate level 3. Another level makes other bytes: raise {@code DESIGN} of {@link Icon} with it. */
    private static final float COMPRESSION = 0.7f;

    /** Where the drawing would be if it referred to a file; it refers to none. */
    private static final URI NOWHERE = URI.create("about:blank");

    private IconDrawing() {}

    static byte[] png(Icon icon) {
        SVGDocument drawing = new SVGLoader()
                .load(new ByteArrayInputStream(icon.svg().getBytes(UTF_8)), NOWHERE, LoaderContext.createDefault());
        if (drawing == null) {
            throw new IllegalStateException("the icon is no SVG");
        }
        var image = new BufferedImage(icon.size(), icon.size(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(icon.paper().rgb()));
        graphics.fillRect(0, 0, icon.size(), icon.size());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        float margin = icon.size() * MARGIN;
        float inner = icon.size() - 2 * margin;
        drawing.renderWithPlatform(NullPlatformSupport.INSTANCE, graphics, new ViewBox(margin, margin, inner, inner));
        graphics.dispose();
        return png(image);
    }

    private static byte[] png(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(COMPRESSION);
        var bytes = new ByteArrayOutputStream(64 * 1024);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
