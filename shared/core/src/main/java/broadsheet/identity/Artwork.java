package broadsheet.identity;

/**
 * A drawing as SVG that pages can contain: it has only shapes, refers to nothing outside, and its ids begin with a prefix of
 * its own.
 *
 * @param svg the element; a program has made it of a list of allowed elements and attributes
 * @param width the width of its view box
 * @param height the height of its view box
 */
public record Artwork(String svg, double width, double height) {
    /** The most characters of a drawing. Each page contains the wordmark. */
    public static final int MAX_LENGTH = 12_000;

    public Artwork {
        if (!svg.startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" ") || svg.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("svg is no drawing of at most " + MAX_LENGTH + " characters");
        }
        if (!(width > 0) || !(height > 0)) {
            throw new IllegalArgumentException("the view box is empty");
        }
    }
}
