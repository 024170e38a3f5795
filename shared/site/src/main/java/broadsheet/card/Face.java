package broadsheet.card;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.KerningSubtable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A bundled font, whose glyphs are filled outlines. The fonts of {@code java.awt} require FreeType and fontconfig, which AWS Lambda
 * lacks. Lengths are in em: multiply them by the size in pixels.
 */
final class Face {
    /** The masks that are kept: a few megabytes. A title has some twenty. */
    private static final int MOST_MASKS = 2048;

    private static final Pattern SPACES = Pattern.compile(" {2,}");

    static final Face SERIF = new Face("serif.ttf");
    static final Face SANS = new Face("sans.ttf");

    private final TrueTypeFont font;
    private final CmapLookup glyphs;
    private final KerningSubtable kerning;
    private final double unitsPerEm;
    private final Map<Integer, GeneralPath> outlines = new HashMap<>();
    private final Map<Sized, Mask> masks = new ConcurrentHashMap<>();

    private Face(String file) {
        try (InputStream in = Face.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is not in the jar");
            }
            font = new TTFParser(true).parse(new RandomAccessReadBuffer(in.readAllBytes()));
            glyphs = font.getUnicodeCmapLookup();
            kerning = font.getKerning().getHorizontalKerningSubtable();
            unitsPerEm = font.getUnitsPerEm();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * The text in characters that the font has. A missing character is replaced by its decomposition without accents
     * and compatibility forms: n for ṋ, fi for ﬁ. Emoji, unsupported scripts and control characters are dropped.
     */
    String legible(String text) {
        var legible = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(character -> {
            if (has(character)) {
                legible.appendCodePoint(character);
            } else if (Character.isWhitespace(character)) {
                legible.append(' ');
            } else {
                Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKD)
                        .codePoints()
                        .filter(this::has)
                        .forEach(legible::appendCodePoint);
            }
        });
        return SPACES.matcher(legible).replaceAll(" ").strip();
    }

    private boolean has(int character) {
        return glyphs.getGlyphId(character) != 0;
    }

    /** The width of a legible text, in em. */
    double width(String text) {
        return set(text, (glyph, x) -> {});
    }

    /** Truncates a legible text to a width in em, with an ellipsis. */
    String cut(String text, double measure) {
        String kept = text;
        String shown = text;
        while (width(shown) > measure && !kept.isEmpty()) {
            kept = kept.substring(0, kept.offsetByCodePoints(kept.length(), -1)).stripTrailing();
            shown = kept + "…";
        }
        return shown;
    }

    /** Takes the glyphs of a text. */
    interface Setter {
        /**
         * Takes a glyph.
         *
         * @param x the distance from the beginning of the text, in em
         */
        void set(int glyph, double x);
    }

    /** Places the glyphs of a legible text, and returns the text's width in em. */
    double set(String text, Setter setter) {
        double x = 0;
        int before = 0;
        for (int character : text.codePoints().toArray()) {
            int glyph = glyphs.getGlyphId(character);
            x += kerning.getKerning(before, glyph);
            setter.set(glyph, x / unitsPerEm);
            x += advance(glyph);
            before = glyph;
        }
        return x / unitsPerEm;
    }

    /** A glyph at its size in pixels, moved to the right by quarters of a pixel. */
    private record Sized(int glyph, int size, int quarters) {}

    /**
     * The pixels that a glyph covers if it stands at the origin of its baseline, or to the right of it.
     *
     * @param size the font size, in pixels
     * @param quarters how far to the right, in quarters of a pixel
     */
    Mask mask(int glyph, int size, int quarters) {
        if (masks.size() >= MOST_MASKS) {
            masks.clear();
        }
        return masks.computeIfAbsent(new Sized(glyph, size, quarters), this::mask);
    }

    private Mask mask(Sized glyph) {
        var placed = AffineTransform.getTranslateInstance(glyph.quarters() / 4.0, 0);
        placed.scale(glyph.size() / unitsPerEm, -glyph.size() / unitsPerEm);
        return Mask.of(placed.createTransformedShape(outline(glyph.glyph())));
    }

    private int advance(int glyph) {
        try {
            return font.getAdvanceWidth(glyph);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Synchronized because several cards may be drawn concurrently, while the font caches glyphs without locking. */
    private synchronized GeneralPath outline(int glyph) {
        return outlines.computeIfAbsent(glyph, id -> {
            try {
                return font.getGlyph().getGlyph(id).getPath();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }
}
