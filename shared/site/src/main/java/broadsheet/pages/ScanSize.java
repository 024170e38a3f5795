package broadsheet.pages;

/**
 * How much {@link PageScan} reads at once.
 *
 * @param articles the number of articles in a part of a range, whose texts are in memory together
 * @param parts the most parts of a range, whose metadata is in memory together
 */
public record ScanSize(int articles, int parts) {
    /**
     * A range of a thousand articles has some ten thousand pages. A few hundred keys of the bucket then answer for
     * each page in the archive of a large site. A part has at most 35 MB of text, and usually one.
     */
    public static final ScanSize USUAL = new ScanSize(100, 10);
}
