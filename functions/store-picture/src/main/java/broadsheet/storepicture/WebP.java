package broadsheet.storepicture;

import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pictures as lossy WebP with lossless alpha (RFC 9649), by libwebp. */
final class WebP {
    /** The format's maximum width and height, in pixels. */
    static final int MAX_SIDE = 16_383;

    /** The quality, from 0 to 1. A lower one shows in skies and skin; a higher one mostly adds bytes. */
    private static final float QUALITY = 0.8f;

    private WebP() {}

    /** Encodes a picture. The same pixels give the same bytes. */
    static byte[] encoded(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            var settings = new WebPWriteParam(Locale.ROOT);
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionType("Lossy");
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } catch (IOException impossible) {
            throw new UncheckedIOException("nothing but memory is written", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
