package broadsheet.card;

import java.awt.Color;
import java.awt.Rectangle;
import java.util.List;

/**
 * Draws a social card: the section's colour and name, the title, a rule, and below it the site's name and the authors.
 * Only classes of this package that draw need java.desktop and the fonts. The JVM loads them when it draws the first
 * card.
 */
final class Drawing {
    static {
        // Otherwise AWT would connect to a display that the environment names.
        System.setProperty("java.awt.headless", "true");
    }

    // The light palette of site.css.
    private static final Color PAPER = new Color(0xfffefb);
    private static final Color INK = new Color(0x1b1b1a);
    private static final Color GREY = new Color(0x5d5b56);
    private static final Color LINE = new Color(0xdedbd3);

    private static final int MARGIN = 80;
    private static final int MEASURE = SocialCard.WIDTH - 2 * MARGIN;

    private static final int TAB_WIDTH = 96;
    private static final int TAB_HEIGHT = 16;
    private static final int SECTION_BASELINE = 104;
    private static final int SECTION_SIZE = 32;
    private static final int TITLE_TOP = 146;
    private static final int TITLE_BOTTOM = 482;
    private static final int RULE = 520;
    private static final int FOOT_BASELINE = 578;
    private static final int SITE_SIZE = 38;
    private static final int SITE_MEASURE = 520;
    private static final int AUTHORS_SIZE = 26;
    private static final int GAP = 48;

    /** The distance from the top of a line to its baseline, in em: slightly more than the height of capitals. */
    private static final double ASCENT = 0.78;

    private final SocialCard card;
    private final Canvas canvas;

    private Drawing(SocialCard card, Canvas canvas) {
        this.card = card;
        this.canvas = canvas;
    }

    static byte[] png(SocialCard card) {
        var canvas = new Canvas(SocialCard.WIDTH, SocialCard.HEIGHT, PAPER);
        new Drawing(card, canvas).draw();
        return canvas.png();
    }

    private void draw() {
        Canvas.Ink accent = canvas.ink(Color.decode(card.accent()));
        Canvas.Ink ink = canvas.ink(INK);
        canvas.box(accent, new Rectangle(MARGIN, 0, TAB_WIDTH, TAB_HEIGHT));
        line(Face.SANS, card.section(), SECTION_SIZE, MEASURE, accent, SECTION_BASELINE);
        title(ink);
        canvas.box(canvas.ink(LINE), new Rectangle(MARGIN, RULE, MEASURE, 2));
        double site = line(Face.SERIF, card.site(), SITE_SIZE, SITE_MEASURE, ink, FOOT_BASELINE);
        authors(MEASURE - site - GAP);
    }

    private void title(Canvas.Ink ink) {
        Headline headline = Headline.of(card.title(), Face.SERIF, MEASURE, TITLE_BOTTOM - TITLE_TOP);
        double baseline = TITLE_TOP + headline.size() * ASCENT;
        for (String line : headline.lines()) {
            text(Face.SERIF, line, headline.size(), ink, MARGIN, baseline);
            baseline += headline.size() * Headline.LEADING;
        }
    }

    /** Draws as many complete author names as fit. */
    private void authors(double measure) {
        List<String> names = card.authors();
        String shown = Face.SANS.legible(String.join(", ", names));
        for (int i = names.size() - 1; i > 0 && width(shown) > measure; i--) {
            shown = Face.SANS.legible(String.join(", ", names.subList(0, i)) + ", …");
        }
        shown = Face.SANS.cut(shown, measure / AUTHORS_SIZE);
        text(Face.SANS, shown, AUTHORS_SIZE, canvas.ink(GREY), SocialCard.WIDTH - MARGIN - width(shown), FOOT_BASELINE);
    }

    private static double width(String authors) {
        return Face.SANS.width(authors) * AUTHORS_SIZE;
    }

    /** Draws one line and returns its width in pixels. */
    private double line(Face face, String text, int size, double measure, Canvas.Ink ink, int baseline) {
        String shown = face.cut(face.legible(text), measure / size);
        text(face, shown, size, ink, MARGIN, baseline);
        return face.width(shown) * size;
    }

    /** Draws a legible text. Its glyphs stand at the nearest quarter of a pixel, and its baseline between two rows. */
    private void text(Face face, String text, int size, Canvas.Ink ink, double x, double baseline) {
        int down = (int) Math.round(baseline);
        face.set(text, (glyph, em) -> {
            int quarters = (int) Math.round(4 * (x + em * size));
            canvas.draw(ink, face.mask(glyph, size, quarters & 3), quarters >> 2, down);
        });
    }
}
