package broadsheet.card;

import java.awt.Color;
import java.awt.Rectangle;
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
        private final byte[] entries = new byte[Mask.WHOLE + 1];

        private Ink(int first) {
            for (int coverage = 0; coverage <= Mask.WHOLE; coverage++) {
                int shade = (coverage * SHADES + Mask.WHOLE / 2) / Mask.WHOLE;
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
            Arrays.fill(rows, at(box.x, y), at(box.x + box.width, y), ink.entries[Mask.WHOLE]);
        }
    }

    /**
     * Draws a mask, moved by whole pixels. What is outside of the paper is not drawn. Where two masks of an ink meet, the
     * larger coverage stays.
     */
    void draw(Ink ink, Mask mask, int right, int down) {
        Rectangle place = mask.place();
        place.translate(right, down);
        place = place.intersection(new Rectangle(width, height));
        for (int y = place.y; y < place.y + place.height; y++) {
            for (int x = place.x; x < place.x + place.width; x++) {
                byte entry = ink.entries[mask.coverage(x - right, y - down)];
                int i = at(x, y);
                rows[i] = (byte) Math.max(Byte.toUnsignedInt(rows[i]), Byte.toUnsignedInt(entry));
            }
        }
    }

    private int at(int x, int y) {
        return y * (width + 1) + 1 + x;
    }

    byte[] png() {
        return PalettePng.of(width, height, palette, rows);
    }
}
