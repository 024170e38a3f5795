package broadsheet.card;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** How far a shape covers each pixel, from 0 to 255. Its edges are soft. Thread-safe. */
final class Mask {
    /** The coverage of a pixel that is inside of a shape. */
    static final int WHOLE = 255;

    private final Rectangle place;
    private final byte[] coverages;

    private Mask(Rectangle place, byte[] coverages) {
        this.place = place;
        this.coverages = coverages;
    }

    /** The pixels that a shape covers. */
    static Mask of(Shape shape) {
        Rectangle place = shape.getBounds();
        if (place.isEmpty()) {
            return new Mask(place, new byte[0]);
        }
        place.grow(1, 1);
        var image = new BufferedImage(place.width, place.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.translate(-place.x, -place.y);
        graphics.fill(shape);
        graphics.dispose();
        return new Mask(place, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }

    /** Where its pixels are. */
    Rectangle place() {
        return new Rectangle(place);
    }

    /** The coverage of a pixel in its place. */
    int coverage(int x, int y) {
        return coverages[(y - place.y) * place.width + x - place.x] & WHOLE;
    }
}
