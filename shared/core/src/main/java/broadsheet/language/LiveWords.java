package broadsheet.language;

/** The words of live coverage. */
public final class LiveWords {
    private final Catalog catalog;

    LiveWords(Catalog catalog) {
        this.catalog = catalog;
    }

    /** {@code All live coverage} */
    public String all() {
        return catalog.text("live.all");
    }

    /** {@code All of it, the newest first} */
    public String allNewestFirst() {
        return catalog.text("live.allNewestFirst");
    }

    /** {@code Closed} */
    public String closed() {
        return catalog.text("live.closed");
    }

    /** {@code Closed <time/>} */
    public Around closedAt() {
        return catalog.around("live.closedAt");
    }

    /** {@code Correction:} */
    public String correction() {
        return catalog.text("live.correction");
    }

    /** {@code Correction, <time/>:} */
    public Around correctionAt() {
        return catalog.around("live.correctionAt");
    }

    /** {@code Edited <time/>} */
    public Around edited() {
        return catalog.around("live.edited");
    }

    /** {@code Nothing has been posted yet. The first update will stand here.} */
    public String empty() {
        return catalog.text("live.empty");
    }

    /** {@code How it ended} */
    public String ending() {
        return catalog.text("live.ending");
    }

    /** {@code Further coverage} */
    public String further() {
        return catalog.text("live.further");
    }

    /** {@code Updates, page {number}} */
    public String headingPage(int number) {
        return catalog.text("live.headingPage", "number", Integer.toString(number));
    }

    /** {@code Key points} */
    public String keyPoints() {
        return catalog.text("live.keyPoints");
    }

    /** {@code Later updates} */
    public String later() {
        return catalog.text("live.later");
    }

    /** {@code Live} */
    public String live() {
        return catalog.text("live.live");
    }

    /** {@code More coverage} */
    public String more() {
        return catalog.text("live.more");
    }

    /** {@code Nothing has been covered live yet.} */
    public String nothingCovered() {
        return catalog.text("live.nothingCovered");
    }

    /** {@code Live now} */
    public String now() {
        return catalog.text("live.now");
    }

    /** {@code Older updates} */
    public String older() {
        return catalog.text("live.older");
    }

    /** {@code Opened <time/>} */
    public Around opened() {
        return catalog.around("live.opened");
    }

    /** {@code Pages of updates} */
    public String pages() {
        return catalog.text("live.pages");
    }

    /** {@code Pinned} */
    public String pinned() {
        return catalog.text("live.pinned");
    }

    /** {@code Sources} */
    public String sources() {
        return catalog.text("live.sources");
    }

    /** {@code All times are those of {place}} */
    public String timesIn(String place) {
        return catalog.text("live.timesIn", "place", place);
    }

    /** {@code All times are UTC} */
    public String timesInUtc() {
        return catalog.text("live.timesInUtc");
    }

    /** {@code {title}: updates, page {number}} */
    public String titlePage(String title, int number) {
        return catalog.text("live.titlePage", "title", title, "number", Integer.toString(number));
    }

    /** {@code This update has been withdrawn.} */
    public String withdrawn() {
        return catalog.text("live.withdrawn");
    }
}
