package broadsheet.storepicture;

import broadsheet.article.Picture;
import broadsheet.article.PictureFormat;
import broadsheet.validation.ValidationException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import net.coobird.thumbnailator.resizers.Resizers;

/**
 * A decoded original: upright, in sRGB, no wider than the widest variant, and without any metadata.
 *
 * @param picture its original size, and the widths to serve
 * @param widest its pixels at the largest of these widths
 */
record Original(Picture picture, BufferedImage widest) {
    /** The maximum size of an original in pixels. A small file can decode to a huge image. */
    private static final int MAX_PIXELS = 50_000_000;

    /**
     * Decodes an original; of an animation only the first frame.
     *
     * @throws ValidationException if the bytes do not decode as the announced format, or the picture is too large
     */
    static Original decode(String hash, byte[] bytes, PictureFormat format) {
        BufferedImage stored = Srgb.of(read(bytes, format));
        Orientation orientation = Orientation.of(bytes, format);
        boolean turned = orientation.turnsSides();
        int width = turned ? stored.getHeight() : stored.getWidth();
        int height = turned ? stored.getWidth() : stored.getHeight();
        var picture = new Picture(hash, width, height, widths(width));
        int served = picture.widths().getLast();
        int servedHeight = picture.heightAt(served);
        if (servedHeight > WebP.MAX_SIDE) {
            throw rejected("is %,d pixels high where it is %,d wide; at most %,d can be shown"
                    .formatted(servedHeight, served, WebP.MAX_SIDE));
        }
        BufferedImage scaled = turned ? scaled(stored, servedHeight, served) : scaled(stored, served, servedHeight);
        return new Original(picture, orientation.upright(scaled));
    }

    /** Returns the WebP file of one width. */
    byte[] encoded(int width) {
        return WebP.encoded(at(width));
    }

    /** Returns the pixels at one width. */
    BufferedImage at(int width) {
        return scaled(widest, width, picture.heightAt(width));
    }

    private static List<Integer> widths(int width) {
        int widest = Picture.WIDTHS.getLast();
        IntStream smaller = Picture.WIDTHS.stream().mapToInt(Integer::intValue).filter(each -> each < width);
        return (width <= widest ? IntStream.concat(smaller, IntStream.of(width)) : smaller)
                .boxed()
                .toList();
    }

    private static BufferedImage read(byte[] bytes, PictureFormat format) {
        if (PictureFormat.startingWith(bytes).filter(format::equals).isEmpty()) {
            throw rejected("is not " + format.mediaType());
        }
        ImageReader reader =
                ImageIO.getImageReadersByMIMEType(format.mediaType()).next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            // The reader must skip a PNG file's compressed texts: 5 MB of them would inflate to 1.5 GB.
            reader.setInput(in, false, format == PictureFormat.PNG);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > MAX_PIXELS) {
                throw rejected("has %,d pixels; at most %,d are decoded".formatted(pixels, MAX_PIXELS));
            }
            return reader.read(0);
        } catch (ValidationException tooLarge) {
            throw tooLarge;
        } catch (IOException | RuntimeException malformed) {
            // Decoders throw exceptions of every kind for malformed files.
            throw rejected("cannot be decoded as " + format.mediaType());
        } finally {
            reader.dispose();
        }
    }

    /**
     * Scales by repeated halving before the last step. That averages over all pixels, whereas a single interpolation
     * would skip some.
     */
    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        if (image.getWidth() == width && image.getHeight() == height) {
            return image;
        }
        var scaled = new BufferedImage(width, height, image.getType());
        Resizers.PROGRESSIVE.resize(image, scaled);
        return scaled;
    }

    private static ValidationException rejected(String detail) {
        return ValidationException.because("picture", detail);
    }
}
