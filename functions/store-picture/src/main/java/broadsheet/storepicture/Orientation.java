package broadsheet.storepicture;

import broadsheet.article.PictureFormat;
import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.webp.WebpMetadataReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * How a camera was held.
 *
 * @param value the value of EXIF (CIPA DC-008, tag 0x0112): 1 is upright, 2 to 8 are rotated or mirrored
 */
record Orientation(int value) {
    private static final Orientation UPRIGHT = new Orientation(1);

    Orientation {
        if (value < 1 || value > 8) {
            throw new IllegalArgumentException("orientation is " + value);
        }
    }

    /** Reads a file's EXIF orientation; upright if it has none or an invalid one. */
    static Orientation of(byte[] bytes, PictureFormat format) {
        var in = new ByteArrayInputStream(bytes);
        try {
            return switch (format) {
                case JPEG -> of(JpegMetadataReader.readMetadata(in, List.of(new ExifReader())));
                case WEBP -> of(WebpMetadataReader.readMetadata(in));
                case PNG, GIF -> UPRIGHT;
            };
        } catch (ImageProcessingException | IOException malformed) {
            return UPRIGHT;
        }
    }

    private static Orientation of(Metadata metadata) {
        return metadata.getDirectoriesOfType(ExifIFD0Directory.class).stream()
                .flatMap(exif -> Optional.ofNullable(exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION)).stream())
                .filter(value -> value >= 1 && value <= 8)
                .findFirst()
                .map(Orientation::new)
                .orElse(UPRIGHT);
    }

    /** Returns whether the stored width becomes the height. */
    boolean turnsSides() {
        return value > 4;
    }

    /** Rotates or mirrors the stored pixels so that the picture is upright. */
    BufferedImage upright(BufferedImage stored) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        int w = stored.getWidth();
        int h = stored.getHeight();
        var upright = new BufferedImage(turnsSides() ? h : w, turnsSides() ? w : h, stored.getType());
        Graphics2D graphics = upright.createGraphics();
        graphics.drawImage(stored, turn(w, h), null);
        graphics.dispose();
        return upright;
    }

    private AffineTransform turn(int w, int h) {
        return switch (value) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
