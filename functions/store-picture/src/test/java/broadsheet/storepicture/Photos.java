package broadsheet.storepicture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/** Pictures, and files of them. */
final class Photos {
    static final int RED = 0xffd02010;
    static final int GREEN = 0xff10a030;
    static final int BLUE = 0xff1030d0;
    static final int WHITE = 0xfff0f0f0;

    private Photos() {}

    /** A picture whose quarters tell its corners apart: red and green above, blue and white below. */
    static BufferedImage quartered(int width, int height) {
        return painted(
                width,
                height,
                BufferedImage.TYPE_INT_RGB,
                (x, y) -> y < height / 2 ? (x < width / 2 ? RED : GREEN) : x < width / 2 ? BLUE : WHITE);
    }

    static BufferedImage painted(int width, int height, int type, IntBinaryOperator colour) {
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, colour.applyAsInt(x, y));
            }
        }
        return image;
    }

    static byte[] file(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("nothing writes " + format);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }

    static BufferedImage decoded(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The JPEG file with an EXIF segment that says how the camera was held, and where. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] exif = ("Exif\0\0MM\0*\0\0\0\u0008\0\u0002" // big-endian, two entries
                        + "\u0001\u0012\0\u0003\0\0\0\u0001\0" + (char) orientation + "\0\0" // Orientation, one short
                        + "\u0001;\0\u0002\0\0\0\u0010\0\0\0&" // Artist, 16 characters at 38
                        + "\0\0\0\0"
                        + "Maud Ferris, me\0")
                .getBytes(ISO_8859_1);
        return withSegment(jpeg, 0xe1, exif);
    }

    /** The JPEG file with one segment more. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        int length = content.length + 2;
        var bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.writeBytes(new byte[] {(byte) 0xff, (byte) marker, (byte) (length >> 8), (byte) length});
        bytes.writeBytes(content);
        bytes.write(jpeg, 2, jpeg.length - 2);
        return bytes.toByteArray();
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** How far a pixel is from a colour, in the channel that is farthest. */
    static int distance(int pixel, int colour) {
        return Arrays.stream(new int[] {0, 8, 16, 24})
                .map(shift -> Math.abs((pixel >> shift & 0xff) - (colour >> shift & 0xff)))
                .max()
                .orElseThrow();
    }
}
