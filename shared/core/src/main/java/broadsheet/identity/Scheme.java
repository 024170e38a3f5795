package broadsheet.identity;

import static java.util.Objects.requireNonNull;

/**
 * The colours of a page in light or in dark. The others are mixed of them, so that text is legible on any paper.
 *
 * @param paper the background
 * @param ink the text; its contrast with the paper is at least {@value #CONTRAST}
 * @param accent links and labels; its contrast with the paper is at least {@value #CONTRAST}
 */
public record Scheme(Colour paper, Colour ink, Colour accent) {
    /** The least contrast of text and background, by WCAG 2 at level AA. */
    public static final double CONTRAST = 4.5;

    private static final Colour RED = Colour.of("#c4161c");
    private static final Colour GREEN = Colour.of("#1f7a3d");
    private static final Colour OCHRE = Colour.of("#a8590a");
    private static final double GREY = 6.2;
    private static final double FAINT = 5;
    private static final double LINE = 0.14;
    private static final double WASH = 0.045;

    public Scheme {
        requireNonNull(paper, "paper is null");
        if (ink.contrast(paper) < CONTRAST || accent.contrast(paper) < CONTRAST) {
            throw new IllegalArgumentException("ink or accent is not legible on " + paper);
        }
    }

    /** Secondary text. */
    public Colour grey() {
        return paper.legible(wash(), ink, GREY);
    }

    /** The faintest text. */
    public Colour faint() {
        return paper.legible(wash(), ink, FAINT);
    }

    /** Hairlines. */
    public Colour line() {
        return paper.mixed(ink, LINE);
    }

    /** The background of boxes, a little off the paper. Grey and faint text are legible on it, too. */
    public Colour wash() {
        return paper.mixed(ink, WASH);
    }

    /** The colour of what is live: a red that is legible on the paper. */
    public Colour live() {
        return RED.legible(wash(), ink, CONTRAST);
    }

    /** Reserved words in code. */
    public Colour keyword() {
        return accent.legible(wash(), ink, CONTRAST);
    }

    /** Strings in code: a green that is legible in boxes. */
    public Colour string() {
        return GREEN.legible(wash(), ink, CONTRAST);
    }

    /** Numbers in code: an ochre that is legible in boxes. */
    public Colour number() {
        return OCHRE.legible(wash(), ink, CONTRAST);
    }
}
