package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles;
import broadsheet.article.Author;
import broadsheet.article.FrontMatter;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Place;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Standing;
import broadsheet.article.Summary;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Inject;

/** Renders pages. A page is a function of what the ports say and of nothing else: no clock, no event. */
public final class Pages {
    /** How many articles the front page of a listing shows; older ones stand in its months. */
    private static final int NEWEST = 20;

    private final Articles articles;
    private final Listings listings;
    private final Sites sites;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    /** Renders what these ports say. */
    @Inject
    public Pages(Articles articles, Listings listings, Sites sites) {
        this.articles = articles;
        this.listings = listings;
        this.sites = sites;
    }

    /**
     * A page and what it needs to look right.
     *
     * @param page the page
     * @param stylesheet what it links to; to be served before it
     */
    public record Rendered(Page page, Stylesheet stylesheet) {}

    /** The page at the address as it should be now; empty if there should be none. */
    public Optional<Rendered> render(Address address) {
        Site site = sites.site();
        Stylesheet stylesheet = Stylesheet.of(site);
        var frames = new Frames(site, address.path(), stylesheet.path());
        Optional<String> html = switch (address) {
            case Address.OfArticle(Slug slug) -> article(slug, frames);
            case Address.OfListing(Listing.All all) -> Optional.of(home(frames));
            case Address.OfListing(Listing listing) -> listing(listing, frames);
            case Address.OfMonth(Listing listing, YearMonth month) -> month(listing, month, frames);
            case Address.OfArchive(Listing listing) -> archive(listing, frames);
        };
        return html.map(text ->
                new Rendered(new Page("text/html; charset=utf-8", Page.FRESH, text.getBytes(UTF_8)), stylesheet));
    }

    /** The frames of one address. */
    private record Frames(Site site, String path, String stylesheet) {
        Frame of(String title, String description, String section) {
            return new Frame(site, title, description, path, section, stylesheet);
        }

        String month(YearMonth month) {
            return of("", "", "").month(month);
        }
    }

    private Optional<String> article(Slug slug, Frames frames) {
        if (!(articles.find(slug) instanceof Standing.Published published)) {
            return Optional.empty();
        }
        FrontMatter front = published.article().front();
        Place place = Place.of(published.article().summary());
        List<Author> biographies = front.authors().stream()
                .flatMap(author -> frames.site().author(author.id()).stream())
                .filter(author -> !author.biography().isEmpty())
                .toList();
        return Optional.of(template(
                "article.jte",
                Map.of(
                        "frame",
                                frames.of(
                                        front.title(),
                                        front.dek(),
                                        front.section().value()),
                        "article", published.article(),
                        "body", published.body(),
                        "biographies", biographies,
                        "more", listings.before(new Listing.OfSection(front.section()), place, Touched.MORE),
                        "previous", listings.before(new Listing.All(), place, 1),
                        "next", listings.after(new Listing.All(), place, 1))));
    }

    private String home(Frames frames) {
        FrontPage front = FrontPage.of(
                newest(new Listing.All(), NEWEST),
                frames.site().sections(),
                section -> newest(new Listing.OfSection(section.id()), FrontPage.needed()));
        return template("home.jte", Map.of("frame", frames.of("", frames.site().description(), ""), "front", front));
    }

    /** A section has its page before its first article, since the navigation links to it; other listings do not. */
    private Optional<String> listing(Listing listing, Frames frames) {
        List<Summary> newest = newest(listing, NEWEST);
        return newest.isEmpty() && !(listing instanceof Listing.OfSection)
                ? Optional.empty()
                : head(
                        listing,
                        newest,
                        frames,
                        head -> template(
                                "listing.jte",
                                Map.of(
                                        "frame", frames.of(head.title(), head.description(), head.section()),
                                        "listing", listing,
                                        "entries", newest)));
    }

    private Optional<String> month(Listing listing, YearMonth month, Frames frames) {
        Place start = Place.startOf(month);
        Place end = Place.startOf(month.plusMonths(1));
        List<Summary> entries = listings.between(listing, start, end);
        return entries.isEmpty()
                ? Optional.empty()
                : head(
                        listing,
                        entries,
                        frames,
                        head -> template(
                                "month.jte",
                                Map.of(
                                        "frame",
                                                frames.of(
                                                        head.title() + ", " + frames.month(month), "", head.section()),
                                        "head", head,
                                        "listing", listing,
                                        "month", month,
                                        "entries", entries,
                                        "previous", months(listings.before(listing, start, 1)),
                                        "next", months(listings.after(listing, end, 1)))));
    }

    private Optional<String> archive(Listing listing, Frames frames) {
        List<YearMonth> months = new ArrayList<>();
        List<Summary> newest = newest(listing, 1);
        while (!newest.isEmpty()) {
            YearMonth month = months(newest).getFirst();
            months.add(month);
            newest = listings.before(listing, Place.startOf(month), 1);
        }
        return months.isEmpty()
                ? Optional.empty()
                : head(
                        listing,
                        List.of(),
                        frames,
                        head -> template(
                                "archive.jte",
                                Map.of(
                                        "frame", frames.of(head.title() + ": archive", "", head.section()),
                                        "head", head,
                                        "listing", listing,
                                        "months", months)));
    }

    private static Optional<String> head(
            Listing listing, List<Summary> entries, Frames frames, Function<ListingHead, String> html) {
        return ListingHead.of(listing, entries, frames.site()).map(html);
    }

    private static List<YearMonth> months(List<Summary> entries) {
        return entries.stream().map(entry -> Place.of(entry).month()).toList();
    }

    private List<Summary> newest(Listing listing, int count) {
        return listings.list(listing, count, Optional.empty()).entries();
    }

    private String template(String name, Map<String, Object> parameters) {
        var html = new StringOutput(16 * 1024);
        templates.render(name, parameters, html);
        return html.toString();
    }
}
