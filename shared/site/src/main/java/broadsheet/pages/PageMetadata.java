package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.Author;
import broadsheet.article.Kind;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Picture;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.language.Direction;
import broadsheet.language.Words;
import broadsheet.syndication.SocialMeta;
import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The data that every template needs, and formatting functions.
 *
 * @param site the site
 * @param title the page's own title; empty on the home page
 * @param description one sentence about the page; may be empty
 * @param path the page's path
 * @param section the id of the page's section; empty if it has none
 * @param stylesheet the path of the stylesheet of every page
 * @param script the path of the script
 * @param acts the path of the script for rare actions in a discussion
 * @param assets the paths of the other assets that the page links to
 * @param linkedData the page's JSON-LD graph, escaped for a script element; empty if it has none
 * @param social the metadata for social networks
 * @param edition when the newest article was published; empty on all pages but the home page
 */
public record PageMetadata(
        Site site,
        String title,
        String description,
        String path,
        String section,
        String stylesheet,
        String script,
        String acts,
        AssetLinks assets,
        String linkedData,
        List<SocialMeta> social,
        Optional<Instant> edition) {
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final Pattern LETTER = Pattern.compile("[\\p{L}\\p{N}]\\p{M}*");

    public PageMetadata {
        requireNonNull(site, "site is null");
        requireNonNull(title, "title is null");
        requireNonNull(description, "description is null");
        requireNonNull(path, "path is null");
        requireNonNull(section, "section is null");
        requireNonNull(stylesheet, "stylesheet is null");
        requireNonNull(script, "script is null");
        requireNonNull(acts, "acts is null");
        requireNonNull(assets, "assets is null");
        requireNonNull(linkedData, "linkedData is null");
        social = List.copyOf(social);
        requireNonNull(edition, "edition is null");
    }

    /** The words in the page's language. */
    public Words words() {
        return Words.in(site.language());
    }

    /** A text in the page's language, with the words of its controls. */
    public String text(String html) {
        return text(html, Optional.empty());
    }

    /** A text with the words of its controls. {@code tag} is its language, if that is not the site's. */
    public String text(String html, Optional<String> tag) {
        return ControlWords.of(tag, site.language()).in(html, site.embeds());
    }

    /** Whether a text has such a button. */
    public boolean hasFrames(String html) {
        return EmbedFrames.isIn(html, site.embeds());
    }

    /** The origins of frames that the page may load, for its content security policy. */
    public String frameSources() {
        return site.embeds().isEmpty()
                ? "'none'"
                : String.join(" ", site.embeds().origins());
    }

    /** Whether the page's language is written from right to left. */
    public boolean isRtl() {
        return Direction.of(site.language()) == Direction.RTL;
    }

    /** The language of a text, if it is another one than the page's. */
    public Optional<TextLanguage> textLanguage(Optional<String> tag) {
        return tag.filter(text -> !text.equals(site.language()))
                .map(text -> new TextLanguage(text, Direction.of(text), isRtl() ? Direction.RTL : Direction.LTR));
    }

    /** The title in the browser's tab. */
    public String documentTitle() {
        return title.isEmpty() ? site.title() : words().page().titleOnSite(title, site.title());
    }

    /** The page's canonical URL. */
    public String canonical() {
        return site.url() + path;
    }

    /** The links for sharing the page. */
    public List<ShareLink> shareLinks() {
        return ShareLink.of(title, canonical(), words().article());
    }

    /** The path of what all pages of the page's section share. */
    public String sectionFragment() {
        return new Address.OfFragment(new Listing.OfSection(new Slug(section))).path();
    }

    /** The path of the Atom feed of all articles. */
    public String feed() {
        return new Address.OfAtom(new Listing.All()).path();
    }

    /** The path of the Atom feed of the page's section. The page must have a section. */
    public String sectionFeed() {
        return new Address.OfAtom(new Listing.OfSection(new Slug(section))).path();
    }

    /** A date in the page's language and the site's time zone: "1 February 2025". */
    public String date(Instant instant) {
        return words().formats().date(instant, site.zone());
    }

    /** A time in the site's time zone: "09:00". Pages name the time zone next to it. */
    public String time(Instant instant) {
        return words().formats().time(instant, site.zone());
    }

    /** A date with its time: "1 February 2025, 09:00". */
    public String moment(Instant instant) {
        return words().page().moment(date(instant), time(instant));
    }

    /** The sentence under comments that names the time zone. */
    public String zoneOfComments() {
        return isUtc()
                ? words().discussion().timesInUtc()
                : words().discussion().timesIn(zonePlace());
    }

    /** The words about a live coverage that name the time zone. */
    public String zoneOfUpdates() {
        return isUtc() ? words().live().timesInUtc() : words().live().timesIn(zonePlace());
    }

    private boolean isUtc() {
        return site.timeZone().equals(Site.UTC);
    }

    private String zonePlace() {
        String zone = site.timeZone();
        return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }

    /** A month in the page's language: "February 2025". */
    public String month(YearMonth month) {
        return words().formats().month(month);
    }

    /** A year in the page's language: "2025". */
    public String yearName(Year year) {
        return words().formats().year(year);
    }

    /** The path of a numbered page of a listing. */
    public String page(Listing listing, int page) {
        return new Address.OfListingPage(listing, page).path();
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

    /** The current name of a section. */
    public String sectionName(Slug section) {
        return site.sectionName(section);
    }

    /** The author with the current name from the site's settings. */
    public Label byline(Label author) {
        return site.byline(author);
    }

    /** Whether an author has a page even without articles. Live updates link only to such authors. */
    public boolean isStaff(Label author) {
        return site.isStaff(byline(author).id());
    }

    /** The author of the settings whose listing this is. */
    public Optional<Author> known(Listing listing) {
        return listing instanceof Listing.OfAuthor(Slug id) ? site.author(id) : Optional.empty();
    }

    /** The portrait of an author of the settings. */
    public Optional<Picture> portrait(Label author) {
        return site.author(byline(author).id()).flatMap(known -> known.profile().portrait());
    }

    /** The placeholder for an author without a picture: the first grapheme cluster of the name. */
    public String initial(Label author) {
        Matcher first = CHARACTER.matcher(byline(author).name());
        return first.find() ? first.group() : "";
    }

    /** What a tile shows in place of a picture: the first letter or digit of the title, or nothing. */
    public String initial(String title) {
        Matcher letter = LETTER.matcher(title);
        return letter.find() ? letter.group().toUpperCase(Locale.forLanguageTag(site.language())) : "";
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

    /** The words before the author of an article of this kind: "Analysis by". */
    public String by(Label kind) {
        return words(kind, Kind::byline).orElseGet(() -> words().article().by(kind.name()));
    }

    /** The words of the link to all articles of a kind: "View all editorial analyses". */
    public String viewAllOf(Label kind) {
        return words(kind, Kind::plural)
                .map(words().article()::viewAllOfPlural)
                .orElseGet(() -> words().article().viewAllOfKind(kind.name()));
    }

    private Optional<String> words(Label kind, Function<Kind, String> which) {
        return Kind.find(site.kinds(), kind.id()).map(which).filter(words -> !words.isEmpty());
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
