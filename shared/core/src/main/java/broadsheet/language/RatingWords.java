package broadsheet.language;

/** The words of the rating of an article. */
public final class RatingWords {
    private final Catalog catalog;
    private final Formats formats;

    RatingWords(Catalog catalog, Formats formats) {
        this.catalog = catalog;
        this.formats = formats;
    }

    /** {@code Thank you. Your rating is counted; the average follows in a moment.} */
    public String counted() {
        return catalog.text("rating.counted");
    }

    /** {@code Rate this article} */
    public String invitation() {
        return catalog.text("rating.invitation");
    }

    /** {@code Rate} */
    public String send() {
        return catalog.text("rating.send");
    }

    /** {@code {count} stars} */
    public String stars(int count) {
        return catalog.counted("rating.stars", count, "count", formats.number(count));
    }

    /** {@code Take mine back} */
    public String takeBack() {
        return catalog.text("rating.takeBack");
    }

    /** {@code Your rating is taken back.} */
    public String takenBack() {
        return catalog.text("rating.takenBack");
    }
}
