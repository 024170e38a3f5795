package broadsheet.card;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Draws a social card: the section's colour and name, the title, a rule, and below it the site's name and the authors.
 * Only classes of this package that draw need java.desktop and the fonts. The JVM loads them when it draws the first
 * card.
 */
final class Drawing {
    static {
        // Otherwise AWT would connect to a display that the environment names.
        System.setProperty("java.awt.headless", "true");
    }

    // The light palette of site.css.
    private static final Color PAPER = new Color(0xfffefb);
    private static final Color INK = new Color(0x1b1b1a);
    private static final Color GREY = new Color(0x5d5b56);
    private static final Color LINE = new Color(0xdedbd3);

    /** Deflate level 3. Compared with the writer's default, the file is 10% larger and takes a third less time. */
    private static final float COMPRESSION = 0.7f;

    private static final int MARGIN = 80;
    private static final int MEASURE = SocialCard.WIDTH - 2 * MARGIN;

    private static final int TAB_WIDTH = 96;
    private static final int TAB_HEIGHT = 16;
    private static final int SECTION_BASELINE = 104;
    private static final int SECTION_SIZE = 32;
    private static final int TITLE_TOP = 146;
    private static final int TITLE_BOTTOM = 482;
    private static final int RULE = 520;
    private static final int FOOT_BASELINE = 578;
    private static final int SITE_SIZE = 38;
    private static final int SITE_MEASURE = 520;
    private static final int AUTHORS_SIZE = 26;
    private static final int GAP = 48;

    /** The distance from the top of a line to its baseline, in em: slightly more than the height of capitals. */
    private static final double ASCENT = 0.78;

    private final SocialCard card;
    private final Graphics2D graphics;

    private Drawing(SocialCard card, Graphics2D graphics) {
        this.card = card;
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    static byte[] png(SocialCard card) {
        // PNG stores bytes too. From an image of packed integers, the writer would extract each component separately.
        var image = new BufferedImage(SocialCard.WIDTH, SocialCard.HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        new Drawing(card, graphics).draw();
        graphics.dispose();
        return png(image);
    }

    static byte[] png(BufferedImage image) {
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

    private void draw() {
        Color accent = Color.decode(card.accent());
        box(PAPER, 0, 0, SocialCard.WIDTH, SocialCard.HEIGHT);
        box(accent, MARGIN, 0, TAB_WIDTH, TAB_HEIGHT);
        line(Face.SANS, card.section(), SECTION_SIZE, MEASURE, accent, SECTION_BASELINE);
        title();
        box(LINE, MARGIN, RULE, MEASURE, 2);
        double site = line(Face.SERIF, card.site(), SITE_SIZE, SITE_MEASURE, INK, FOOT_BASELINE);
        authors(MEASURE - site - GAP);
    }

    private void title() {
        Headline headline = Headline.of(card.title(), Face.SERIF, MEASURE, TITLE_BOTTOM - TITLE_TOP);
        double baseline = TITLE_TOP + headline.size() * ASCENT;
        for (String line : headline.lines()) {
            fill(Face.SERIF.outline(line), headline.size(), INK, MARGIN, baseline);
            baseline += headline.size() * Headline.LEADING;
        }
    }

    /** Draws as many complete author names as fit. */
    private void authors(double measure) {
        List<String> names = card.authors();
        String shown = Face.SANS.legible(String.join(", ", names));
        for (int i = names.size() - 1; i > 0 && width(shown) > measure; i--) {
            shown = Face.SANS.legible(String.join(", ", names.subList(0, i)) + ", …");
        }
        shown = Face.SANS.cut(shown, measure / AUTHORS_SIZE);
        fill(Face.SANS.outline(shown), AUTHORS_SIZE, GREY, SocialCard.WIDTH - MARGIN - width(shown), FOOT_BASELINE);
    }

    private static double width(String authors) {
        return Face.SANS.width(authors) * AUTHORS_SIZE;
    }

    /** Draws one line and returns its width in pixels. */
    private double line(Face face, String text, int size, double measure, Color colour, int baseline) {
        String shown = face.cut(face.legible(text), measure / size);
        fill(face.outline(shown), size, colour, MARGIN, baseline);
        return face.width(shown) * size;
    }

    private void fill(Path2D outline, double size, Color colour, double x, double baseline) {
        var placed = AffineTransform.getTranslateInstance(x, baseline);
        placed.scale(size, size);
        graphics.setColor(colour);
        graphics.fill(placed.createTransformedShape(outline));
    }

    private void box(Color colour, int x, int y, int width, int height) {
        graphics.setColor(colour);
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }
}
