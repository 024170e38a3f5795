package broadsheet.language;

/** The words that every page shows around its content. */
public final class PageWords {
    private final Catalog catalog;

    PageWords(Catalog catalog) {
        this.catalog = catalog;
    }

    /** {@code Every article, year by year} */
    public String allArticles() {
        return catalog.text("page.allArticles");
    }

    /** {@code On this page} */
    public String contents() {
        return catalog.text("page.contents");
    }

    /** {@code Feed} */
    public String feed() {
        return catalog.text("page.feed");
    }

    /** {@code The home page} */
    public String homePage() {
        return catalog.text("page.homePage");
    }

    /** {@code Home} */
    public String home() {
        return catalog.text("page.home");
    }

    /** {@code Latest} */
    public String latest() {
        return catalog.text("page.latest");
    }

    /** {@code Live coverage} */
    public String liveCoverage() {
        return catalog.text("page.liveCoverage");
    }

    /** {@code Menu} */
    public String menu() {
        return catalog.text("page.menu");
    }

    /** {@code Most read} */
    public String mostRead() {
        return catalog.text("page.mostRead");
    }

    /** {@code In 24 hours} */
    public String mostReadInDay() {
        return catalog.text("page.mostReadInDay");
    }

    /** {@code In seven days} */
    public String mostReadInWeek() {
        return catalog.text("page.mostReadInWeek");
    }

    /** {@code {date}, {time}} */
    public String moment(String date, String time) {
        return catalog.text("page.moment", "date", date, "time", time);
    }

    /** {@code {whole}: {part}} */
    public String part(String whole, String part) {
        return catalog.text("page.part", "whole", whole, "part", part);
    }

    /** {@code Sections} */
    public String sections() {
        return catalog.text("page.sections");
    }

    /** {@code Sign in} */
    public String signIn() {
        return catalog.text("page.signIn");
    }

    /** {@code Skip to the text} */
    public String skip() {
        return catalog.text("page.skip");
    }

    /** {@code {title} – {site}} */
    public String titleOnSite(String title, String site) {
        return catalog.text("page.titleOnSite", "title", title, "site", site);
    }
}
