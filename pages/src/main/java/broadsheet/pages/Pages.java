package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles;
import broadsheet.article.Author;
import broadsheet.article.FrontMatter;
import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Standing;
import broadsheet.article.Summary;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;

/** Renders pages. A page is a function of what the ports say and of nothing else: no clock, no event. */
public final class Pages {
    /** How many articles the front page of a listing shows. */
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
        Optional<String> html = switch (address) {
            case Address.OfArticle(Slug slug) -> article(slug, site, stylesheet);
            case Address.OfListing(Listing.All home) -> Optional.of(home(home, site, stylesheet));
            case Address.OfListing(Listing listing) -> listing(listing, site, stylesheet);
        };
        return html.map(text ->
                new Rendered(new Page("text/html; charset=utf-8", Page.FRESH, text.getBytes(UTF_8)), stylesheet));
    }

    private Optional<String> article(Slug slug, Site site, Stylesheet stylesheet) {
        if (!(articles.find(slug) instanceof Standing.Published published)) {
            return Optional.empty();
        }
        FrontMatter front = published.article().front();
        var frame = new Frame(
                site,
                front.title(),
                front.dek(),
                new Address.OfArticle(slug).path(),
                front.section().value(),
                stylesheet.path());
        List<Author> biographies = front.authors().stream()
                .flatMap(author -> site.author(author.id()).stream())
                .filter(author -> !author.biography().isEmpty())
                .toList();
        return Optional.of(template(
                "article.jte",
                Map.of(
                        "frame",
                        frame,
                        "article",
                        published.article(),
                        "body",
                        published.body(),
                        "biographies",
                        biographies)));
    }

    private String home(Listing home, Site site, Stylesheet stylesheet) {
        var frame = new Frame(site, "", site.description(), home.path(), "", stylesheet.path());
        return template("home.jte", Map.of("frame", frame, "entries", leadFirst(newest(home))));
    }

    /** The newest featured article leads, else the newest. */
    private static List<Summary> leadFirst(List<Summary> newest) {
        Optional<Summary> lead = newest.stream().filter(Summary::featured).findFirst();
        return lead.map(first -> Stream.concat(
                                Stream.of(first), newest.stream().filter(summary -> !summary.equals(first)))
                        .toList())
                .orElse(newest);
    }

    private Optional<String> listing(Listing listing, Site site, Stylesheet stylesheet) {
        return ListingPage.of(listing, newest(listing), site).map(page -> {
            var frame = new Frame(
                    site, page.title(), page.description(), listing.path(), page.section(), stylesheet.path());
            return template("listing.jte", Map.of("frame", frame, "page", page));
        });
    }

    private List<Summary> newest(Listing listing) {
        return listings.list(listing, NEWEST, Optional.empty()).entries();
    }

    private String template(String name, Map<String, Object> parameters) {
        var html = new StringOutput(16 * 1024);
        templates.render(name, parameters, html);
        return html.toString();
    }
}
