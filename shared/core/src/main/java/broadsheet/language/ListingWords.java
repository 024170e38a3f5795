package broadsheet.language;

/** The words of lists of articles. */
public final class ListingWords {
    private final Catalog catalog;

    ListingWords(Catalog catalog) {
        this.catalog = catalog;
    }

    /** {@code All of {period}} */
    public String allOf(String period) {
        return catalog.text("listing.allOf", "period", period);
    }

    /** {@code All years} */
    public String allYears() {
        return catalog.text("listing.allYears");
    }

    /** {@code Archive} */
    public String archive() {
        return catalog.text("listing.archive");
    }

    /** {@code Earlier in {period}} */
    public String earlierIn(String period) {
        return catalog.text("listing.earlierIn", "period", period);
    }

    /** {@code Nothing has been published here yet.} */
    public String empty() {
        return catalog.text("listing.empty");
    }

    /** {@code Nothing has been published yet. The first article will stand here.} */
    public String emptySite() {
        return catalog.text("listing.emptySite");
    }

    /** {@code {kind} in {section}} */
    public String kindInSection(String kind, String section) {
        return catalog.text("listing.kindInSection", "kind", kind, "section", section);
    }

    /** {@code Months} */
    public String months() {
        return catalog.text("listing.months");
    }

    /** {@code Newer articles} */
    public String newer() {
        return catalog.text("listing.newer");
    }

    /** {@code Newest articles} */
    public String newest() {
        return catalog.text("listing.newest");
    }

    /** {@code Older articles} */
    public String older() {
        return catalog.text("listing.older");
    }

    /** {@code Page {number}} */
    public String page(int number) {
        return catalog.text("listing.page", "number", Integer.toString(number));
    }

    /** {@code Pages} */
    public String pages() {
        return catalog.text("listing.pages");
    }

    /** {@code On {tag}} */
    public String tag(String tag) {
        return catalog.text("listing.tag", "tag", tag);
    }

    /** {@code Year by year} */
    public String yearByYear() {
        return catalog.text("listing.yearByYear");
    }

    /** {@code Years} */
    public String years() {
        return catalog.text("listing.years");
    }
}
