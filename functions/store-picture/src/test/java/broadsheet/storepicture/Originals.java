package broadsheet.storepicture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.PictureFormat;
import java.awt.image.BufferedImage;

/** Decodes originals, and looks at the colours of their pictures. */
final class Originals {
    /** What lossy compression may do to a plain colour, of 255. */
    static final int TOLERANCE = 8;

    private Originals() {}

    static Original decode(byte[] file, PictureFormat format) {
        return Original.decode("0a".repeat(32), file, format);
    }

    static int middle(Original original) {
        BufferedImage image =
                Photos.decoded(original.encoded(original.picture().widths().getLast()));
        return image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
    }

    static void assertColour(int wanted, int pixel) {
        assertTrue(Photos.distance(pixel, wanted) <= TOLERANCE, Integer.toHexString(pixel));
    }
}
