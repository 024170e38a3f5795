package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.syndication.SocialMeta;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What every template needs: the site, and how its pages speak.
 *
 * @param site the site
 * @param title the page's own title; empty on the home page
 * @param description one sentence about the page; may be empty
 * @param path the page's path
 * @param section the section that the page belongs to; empty if to none
 * @param stylesheet the path of the stylesheet
 * @param script the path of the script
 * @param linkedData the page's JSON-LD graph, safe to stand in a script element; empty if it has none
 * @param social what social networks show of the page
 */
public record PageMetadata(
        Site site,
        String title,
        String description,
        String path,
        String section,
        String stylesheet,
        String script,
        String linkedData,
        List<SocialMeta> social) {
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ROOT);

    public PageMetadata {
        requireNonNull(site, "site is null");
        requireNonNull(title, "title is null");
        requireNonNull(description, "description is null");
        requireNonNull(path, "path is null");
        requireNonNull(section, "section is null");
        requireNonNull(stylesheet, "stylesheet is null");
        requireNonNull(script, "script is null");
        requireNonNull(linkedData, "linkedData is null");
        social = List.copyOf(social);
    }

    /** What the browser's tab says. */
    public String documentTitle() {
        return title.isEmpty() ? site.title() : title + " – " + site.title();
    }

    /** The page's one address. */
    public String canonical() {
        return site.url() + path;
    }

    /** The links by which the page is passed on. */
    public List<ShareLink> shareLinks() {
        return ShareLink.of(title, canonical());
    }

    /** The script for what few readers of a discussion do. */
    public String acts() {
        return Assets.ACTS.path();
    }

    /** Where the Atom feed of all articles is. */
    public String feed() {
        return new Address.OfAtom(new Listing.All()).path();
    }

    /** Where the Atom feed of the page's section is; only for pages of one. */
    public String sectionFeed() {
        return new Address.OfAtom(new Listing.OfSection(new Slug(section))).path();
    }

    /** A date in the reader's words: "1 February 2025". It is that of the site's time zone. */
    public String date(Instant instant) {
        return speaking(DAY, site).format(instant.atZone(site.zone()));
    }

    /** A time of day: "09:00". It is that of the site's time zone, which the page names beside it. */
    public String time(Instant instant) {
        return speaking(TIME, site).format(instant.atZone(site.zone()));
    }

    /** The place whose times the page says: "UTC", or "those of Berlin". */
    public String zoneName() {
        String zone = site.timeZone();
        return zone.equals(Site.UTC)
                ? zone
                : "those of " + zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** A month in the reader's words: "February 2025". */
    public String month(YearMonth month) {
        return month(month, site);
    }

    static String month(YearMonth month, Site site) {
        return speaking(MONTH, site).format(month);
    }

    private static DateTimeFormatter speaking(DateTimeFormatter format, Site site) {
        return format.withLocale(Locale.forLanguageTag(site.language()));
    }

    /** The path of a month's page of a listing. */
    public String month(Listing listing, YearMonth month) {
        return new Address.OfMonth(listing, month).path();
    }

    /** The path of a year's page of a listing. */
    public String year(Listing listing, Year year) {
        return new Address.OfYear(listing, year).path();
    }

    /** The path of a listing's archive. */
    public String archive(Listing listing) {
        return new Address.OfArchive(listing).path();
    }

    /** The name that a section has today. */
    public String sectionName(Slug section) {
        return site.sectionName(section);
    }

    /** The author under the name that the site has for them today. */
    public Label byline(Label author) {
        return site.byline(author);
    }

    /** Whether an author has a page whatever they wrote: what is no article leads to no other. */
    public boolean isStaff(Label author) {
        return site.isStaff(author.id());
    }

    /** What stands for an author without a picture: the first character of the name, as readers count characters. */
    public String initial(Label author) {
        Matcher first = CHARACTER.matcher(byline(author).name());
        return first.find() ? first.group() : "";
    }

    /** The path of an article. */
    public String article(Slug slug) {
        return Article.path(slug);
    }

    /** The path of a section. */
    public String section(Slug id) {
        return new Listing.OfSection(id).path();
    }

    /** The path of a kind within a section. */
    public String sectionKind(Slug sectionId, Slug kind) {
        return new Listing.OfSectionAndKind(sectionId, kind).path();
    }

    /** The path of a kind. */
    public String kind(Slug id) {
        return new Listing.OfKind(id).path();
    }

    /** The path of a tag. */
    public String tag(Slug id) {
        return new Listing.OfTag(id).path();
    }

    /** The path of an author. */
    public String author(Slug id) {
        return new Listing.OfAuthor(id).path();
    }
}
