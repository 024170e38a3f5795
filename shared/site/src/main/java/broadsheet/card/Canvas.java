package broadsheet.card;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Paper on which a few inks draw, each in shades between the paper's colour and its own. So 256 colours suffice, and a
 * pixel is a byte. Not thread-safe.
 */
final class Canvas {
    /** The steps of an edge from paper to ink. Four inks fit into a palette. */
    private static final int SHADES = 63;

    /** The coverage of a pixel that is inside of a shape. */
    private static final int WHOLE = 255;

    private final int width;
    private final int height;
    private final Color paper;
    private final List<Color> palette = new ArrayList<>();

    /** The entries of the palette, row by row. Before each row there is the number of PNG's filter, which is none. */
    private final byte[] rows;

    Canvas(int width, int height, Color paper) {
        this.width = width;
        this.height = height;
        this.paper = paper;
        this.rows = new byte[(width + 1) * height];
        palette.add(paper);
    }

    /** A colour to draw with. */
    static final class Ink {
        /** The entries of the palette by the coverage of a pixel. */
        private final byte[] entries = new byte[WHOLE + 1];

        private Ink(int first) {
            for (int coverage = 0; coverage <= WHOLE; coverage++) {
                int shade = (coverage * SHADES + WHOLE / 2) / WHOLE;
                entries[coverage] = (byte) (shade == 0 ? 0 : first + shade - 1);
            }
        }
    }

    /** Returns an ink of a colour. A canvas has four at most. */
    Ink ink(Color colour) {
        var ink = new Ink(palette.size());
        for (int shade = 1; shade <= SHADES; shade++) {
            palette.add(new Color(
                    mixed(paper.getRed(), colour.getRed(), shade),
                    mixed(paper.getGreen(), colour.getGreen(), shade),
                    mixed(paper.getBlue(), colour.getBlue(), shade)));
        }
        return ink;
    }

    private static int mixed(int paper, int ink, int shade) {
        return paper + Math.round((float) (ink - paper) * shade / SHADES);
    }

    /** Fills a box. */
    void box(Ink ink, Rectangle box) {
        for (int y = box.y; y < box.y + box.height; y++) {
            Arrays.fill(rows, at(box.x, y), at(box.x + box.width, y), ink.entries[WHOLE]);
        }
    }

    /** Fills a shape whose edges are soft. What is outside of the paper is not drawn. */
    void fill(Ink ink, Shape shape) {
        Rectangle place = shape.getBounds();
        place.grow(1, 1);
        place = place.intersection(new Rectangle(width, height));
        if (place.isEmpty()) {
            return;
        }
        byte[] coverages = coverages(shape, place);
        int next = 0;
        for (int y = place.y; y < place.y + place.height; y++) {
            int end = at(place.x + place.width, y);
            for (int i = at(place.x, y); i < end; i++) {
                byte coverage = coverages[next++];
                if (coverage != 0) {
                    rows[i] = ink.entries[coverage & WHOLE];
                }
            }
        }
    }

    private static byte[] coverages(Shape shape, Rectangle place) {
        var mask = new BufferedImage(place.width, place.height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = mask.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.translate(-place.x, -place.y);
        graphics.fill(shape);
        graphics.dispose();
        return ((DataBufferByte) mask.getRaster().getDataBuffer()).getData();
    }

    private int at(int x, int y) {
        return y * (width + 1) + 1 + x;
    }

    byte[] png() {
        return PalettePng.of(width, height, palette, rows);
    }
}
