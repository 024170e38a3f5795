package broadsheet.pages;

/**
 * How much {@link PageScan} reads at once, and one call of all.
 *
 * @param articles the number of articles in a part of a range, whose texts are in memory together
 * @param parts the most parts of a range, whose metadata is in memory together
 * @param ranges the most ranges of a call, if its time suffices
 */
public record ScanSize(int articles, int parts, int ranges) {
    /**
     * A range of a thousand articles has some ten thousand pages. A few hundred keys of the bucket then answer for
     * each page in the archive of a large site. A part has at most 35 MB of text, and usually one. Where nothing differs, four
     * ranges take some ten seconds of one processor, and the next call begins a second later.
     */
    public static final ScanSize USUAL = new ScanSize(100, 10, 4);

    /** A size whose calls have one range. */
    public ScanSize(int articles, int parts) {
        this(articles, parts, 1);
    }
}
