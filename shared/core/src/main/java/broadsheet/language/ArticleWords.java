package broadsheet.language;

/** The words around an article. */
public final class ArticleWords {
    private final Catalog catalog;
    private final Formats formats;

    ArticleWords(Catalog catalog, Formats formats) {
        this.catalog = catalog;
        this.formats = formats;
    }

    /** {@code {kind} by} */
    public String by(String kind) {
        return catalog.text("article.by", "kind", kind);
    }

    /** {@code Breadcrumb} */
    public String breadcrumb() {
        return catalog.text("article.breadcrumb");
    }

    /** {@code In this article} */
    public String contents() {
        return catalog.text("article.contents");
    }

    /** {@code Copied} */
    public String copied() {
        return catalog.text("article.copied");
    }

    /** {@code Copy link} */
    public String copyLink() {
        return catalog.text("article.copyLink");
    }

    /** {@code Correction, <time/>:} */
    public Around correction() {
        return catalog.around("article.correction");
    }

    /** {@code Email} */
    public String email() {
        return catalog.text("article.email");
    }

    /** {@code Play it here} */
    public String embedPlay() {
        return catalog.text("article.embedPlay");
    }

    /** {@code {service} then learns your internet address, and may set cookies.} */
    public String embedSends(String service) {
        return catalog.text("article.embedSends", "service", service);
    }

    /** {@code Show it here} */
    public String embedShow() {
        return catalog.text("article.embedShow");
    }

    /** {@code Featured} */
    public String featured() {
        return catalog.text("article.featured");
    }

    /** {@code The figures as a table} */
    public String figures() {
        return catalog.text("article.figures");
    }

    /** {@code Back to where note {number} is referred to} */
    public String footnoteReferred(int number) {
        return catalog.text("article.footnoteReferred", "number", Integer.toString(number));
    }

    /** {@code Notes} */
    public String footnotes() {
        return catalog.text("article.footnotes");
    }

    /** {@code {count} min read} */
    public String minutes(int count) {
        return catalog.counted("article.minutes", count, "count", formats.number(count));
    }

    /** {@code More in {section}} */
    public String moreIn(String section) {
        return catalog.text("article.moreIn", "section", section);
    }

    /** {@code Previous and next article} */
    public String neighbours() {
        return catalog.text("article.neighbours");
    }

    /** {@code Next in {section}} */
    public String next(String section) {
        return catalog.text("article.next", "section", section);
    }

    /** {@code Previous in {section}} */
    public String previous(String section) {
        return catalog.text("article.previous", "section", section);
    }

    /** {@code Share} */
    public String share() {
        return catalog.text("article.share");
    }

    /** {@code Share …} */
    public String shareBy() {
        return catalog.text("article.shareBy");
    }

    /** {@code Back to where source {number} is cited} */
    public String sourceCited(int number) {
        return catalog.text("article.sourceCited", "number", Integer.toString(number));
    }

    /** {@code Sources analyzed ({count})} */
    public String sources(int count) {
        return catalog.text("article.sources", "count", formats.number(count));
    }

    /** {@code Tags} */
    public String tags() {
        return catalog.text("article.tags");
    }

    /** {@code Transcript} */
    public String transcript() {
        return catalog.text("article.transcript");
    }

    /** {@code Also in:} */
    public String translations() {
        return catalog.text("article.translations");
    }

    /** {@code Updated <time/>} */
    public Around updated() {
        return catalog.around("article.updated");
    }

    /** {@code View all} */
    public String viewAll() {
        return catalog.text("article.viewAll");
    }

    /** {@code View all: {kind}} */
    public String viewAllOfKind(String kind) {
        return catalog.text("article.viewAllOfKind", "kind", kind);
    }

    /** {@code View all {plural}} */
    public String viewAllOfPlural(String plural) {
        return catalog.text("article.viewAllOfPlural", "plural", plural);
    }
}
