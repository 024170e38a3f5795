package broadsheet.storepicture;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.Raster;

/**
 * Converts pixels to sRGB (IEC 61966-2-1), which every screen shows, with eight bits a channel. It keeps an existing
 * alpha channel.
 */
final class Srgb {
    private Srgb() {}

    /** Returns the same picture as {@code TYPE_INT_RGB} or {@code TYPE_INT_ARGB}. */
    static BufferedImage of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        ColorSpace space = model.getColorSpace();
        int type = model.hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
        var target = new BufferedImage(image.getWidth(), image.getHeight(), type);
        if (model instanceof ComponentColorModel && space.getType() == ColorSpace.TYPE_GRAY) {
            copyGrey(image, target);
        } else if (space.isCS_sRGB()) {
            copy(image, target);
        } else {
            new ColorConvertOp(null).filter(image, target);
        }
        return target;
    }

    private static void copy(BufferedImage image, BufferedImage target) {
        Graphics2D graphics = target.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
    }

    /**
     * Java treats grey samples as linear and would brighten them, but files store them with sRGB's transfer function.
     */
    private static void copyGrey(BufferedImage image, BufferedImage target) {
        ColorModel model = image.getColorModel();
        Raster samples = image.getRaster();
        int width = image.getWidth();
        int shift = model.getComponentSize(0) - Byte.SIZE;
        int[] grey = new int[width];
        int[] alpha = new int[width];
        int[] row = new int[width];
        for (int y = 0; y < image.getHeight(); y++) {
            samples.getSamples(0, y, width, 1, 0, grey);
            if (model.hasAlpha()) {
                samples.getSamples(0, y, width, 1, 1, alpha);
            }
            for (int x = 0; x < width; x++) {
                row[x] = (alpha[x] >> shift) << 24 | (grey[x] >> shift) * 0x010101;
            }
            target.setRGB(0, y, width, 1, row, 0, width);
        }
    }
}
