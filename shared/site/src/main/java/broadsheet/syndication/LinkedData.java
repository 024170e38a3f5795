package broadsheet.syndication;

import broadsheet.article.Article;
import broadsheet.article.FrontMatter;
import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Listing;
import broadsheet.article.ReadingTime;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.article.Summary;
import broadsheet.identity.MenuLink;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Describes pages as linked data: a JSON-LD 1.1 graph with terms of <a href="https://schema.org">schema.org</a>. The
 * strings may be embedded in {@code <script type="application/ld+json">} without further escaping.
 */
public final class LinkedData {
    private final Site site;

    LinkedData(Site site) {
        this.site = site;
    }

    /**
     * The graph of an article's page: a NewsArticle and its breadcrumbs.
     *
     * @param card the absolute URL of the article's social card, used if the article has no picture
     */
    public static String article(Site site, Article article, Optional<String> card) {
        var data = new LinkedData(site);
        String page = site.url() + Article.path(article.slug());
        return graph(data.newsArticle(article, page, card), data.breadcrumbs(page, Crumb.to(site, article.front())));
    }

    /**
     * The graph of the home page: the site, its publisher, and its newest articles.
     *
     * @param entries the articles on the page, in order
     */
    public static String home(Site site, List<Summary> entries) {
        var data = new LinkedData(site);
        JsonObject webSite = node("WebSite", data.id("/#website"))
                .with("url", data.id("/"))
                .with("name", site.title())
                .with("description", site.description())
                .with("inLanguage", site.language())
                .with("publisher", reference(data.id("/#organization")));
        JsonObject page = data.page("CollectionPage", data.id("/"), site.title(), site.description())
                .with("isPartOf", reference(data.id("/#website")))
                .with("mainEntity", data.list(entries));
        return graph(webSite, data.publisher(), page);
    }

    /**
     * The graph of a listing's first page: a ProfilePage for an author, a CollectionPage otherwise.
     *
     * @param listing any listing but that of all articles, whose first page is the home page
     * @param title the page's title, or the author's name
     * @param description the page's description, or the author's biography; may be empty
     * @param entries the articles on the page, in order
     */
    public static String listing(Site site, Listing listing, String title, String description, List<Summary> entries) {
        List<Crumb> way = Crumb.to(site, listing, title);
        return switch (listing) {
            case Listing.All() -> throw new IllegalArgumentException("the home page is not a listing page");
            case Listing.OfAuthor(Slug id) -> author(site, new Label(id, title), description, way, entries);
            default -> collection(site, way, description, entries);
        };
    }

    /**
     * The graph of any other page that lists articles, such as a month of a listing.
     *
     * @param way the breadcrumbs, which end with the page itself
     * @param description the page's description; may be empty
     * @param entries the articles on the page, in order
     */
    public static String collection(Site site, List<Crumb> way, String description, List<Summary> entries) {
        var data = new LinkedData(site);
        String url = data.id(way.getLast().path());
        return graph(
                data.page("CollectionPage", url, way.getLast().name(), description)
                        .with("breadcrumb", reference(url + "#breadcrumb"))
                        .with("mainEntity", data.list(entries)),
                data.breadcrumbs(url, way));
    }

    /** The graph of a page of the publication about itself. */
    public static String webPage(Site site, Crumb page, String description, Instant updated) {
        var data = new LinkedData(site);
        String url = data.id(page.path());
        List<Crumb> way = new ArrayList<>(Crumb.to(site, new Listing.All(), ""));
        way.add(page);
        return graph(
                data.page("WebPage", url, page.name(), description)
                        .with("dateModified", updated.toString())
                        .with("publisher", data.publisher())
                        .with("breadcrumb", reference(url + "#breadcrumb")),
                data.breadcrumbs(url, way));
    }

    private static String author(Site site, Label author, String biography, List<Crumb> way, List<Summary> entries) {
        var data = new LinkedData(site);
        String url = data.id(way.getLast().path());
        return graph(
                data.page("ProfilePage", url, author.name(), "")
                        .with("breadcrumb", reference(url + "#breadcrumb"))
                        .with("mainEntity", data.pictured(author).with("description", biography))
                        .with("hasPart", entries.stream().map(data::part).toList()),
                data.breadcrumbs(url, way));
    }

    static String graph(JsonObject... nodes) {
        return new JsonObject()
                .with("@context", "https://schema.org")
                .with("@graph", List.of(nodes))
                .script();
    }

    private JsonObject newsArticle(Article article, String page, Optional<String> card) {
        FrontMatter front = article.front();
        JsonObject news = node("NewsArticle", page + "#article")
                .with("mainEntityOfPage", node("WebPage", page).with("breadcrumb", reference(page + "#breadcrumb")))
                .with("url", page)
                .with("headline", front.title())
                .with("description", front.dek());
        front.picture()
                .ifPresentOrElse(
                        lead -> news.with("image", List.of(image(lead))),
                        () -> card.ifPresent(url -> news.with("image", url)));
        news.with("datePublished", article.published().toString())
                .with("dateModified", article.updated().toString())
                .with("author", front.authors().stream().map(this::author).toList())
                .with("publisher", publisher())
                .with("articleSection", site.sectionName(front.section()))
                .withTexts("keywords", front.tags().stream().map(Label::name).toList())
                .with("inLanguage", front.language().in(site))
                .with("wordCount", article.words())
                .with(
                        "timeRequired",
                        Duration.ofMinutes(ReadingTime.minutes(article.words())).toString())
                .with("isAccessibleForFree", true)
                .with(
                        "citation",
                        front.sources().stream().map(LinkedData::citation).toList());
        front.correction()
                .ifPresent(text -> news.with(
                        "correction",
                        node("CorrectionComment", page + "#correction").with("text", text)));
        return news;
    }

    /** A picture in its largest width. */
    JsonObject image(LeadPicture lead) {
        var picture = lead.picture();
        int width = picture.widths().getLast();
        return new JsonObject()
                .with("@type", "ImageObject")
                .with("url", id(picture.path(width)))
                .with("width", width)
                .with("height", picture.heightAt(width))
                .with("description", lead.alt())
                .with("creditText", lead.credit());
    }

    static JsonObject citation(Source source) {
        return new JsonObject()
                .with("@type", "CreativeWork")
                .with("name", source.title())
                .with("url", source.url())
                .with(
                        "publisher",
                        new JsonObject().with("@type", "Organization").with("name", source.publisher()));
    }

    JsonObject author(Label author) {
        return person(author).with("url", id(new Listing.OfAuthor(author.id()).path()));
    }

    /** The author of a live update. The author may lack a page, because live updates do not create one. */
    JsonObject reporter(Label author) {
        return site.isStaff(author.id()) ? author(author) : person(author);
    }

    private JsonObject pictured(Label author) {
        return site.author(author.id())
                .map(known -> PersonData.pictured(author(author), known.profile(), site.url()))
                .orElseGet(() -> author(author));
    }

    private JsonObject person(Label author) {
        Slug id = site.byline(author).id();
        boolean isPerson = !isDesk(author.id());
        JsonObject person = node(
                        isPerson ? "Person" : "Organization", id(new Listing.OfAuthor(author.id()).path()) + "#author")
                .with("name", site.byline(author).name());
        return site.author(id)
                .map(known -> PersonData.described(person, known.profile(), isPerson))
                .orElse(person);
    }

    /**
     * Whether an author is a group of people: the site's own desk, or a staff author whose id ends in {@code -desk},
     * such as {@code science-desk}. The site's settings have no other marker.
     */
    private boolean isDesk(Slug author) {
        return author.equals(site.desk().id()) || (site.author(author).isPresent() && ("-" + author).endsWith("-desk"));
    }

    JsonObject publisher() {
        return node("Organization", id("/#organization"))
                .with("name", site.title())
                .with("url", id("/"))
                .withTexts(
                        "sameAs",
                        site.menus().profiles().stream().map(MenuLink::address).toList());
    }

    private JsonObject page(String type, String url, String name, String description) {
        return node(type, url)
                .with("url", url)
                .with("name", name)
                .with("description", description)
                .with("inLanguage", site.language());
    }

    private JsonObject part(Summary entry) {
        String url = id(Article.path(entry.slug()));
        return node("NewsArticle", url + "#article")
                .with("url", url)
                .with("headline", entry.title())
                .with("datePublished", entry.published().toString());
    }

    private JsonObject list(List<Summary> entries) {
        return new JsonObject()
                .with("@type", "ItemList")
                .with(
                        "itemListElement",
                        IntStream.range(0, entries.size())
                                .mapToObj(i -> step(i + 1, entries.get(i).title())
                                        .with(
                                                "url",
                                                id(Article.path(entries.get(i).slug()))))
                                .toList());
    }

    JsonObject breadcrumbs(String page, List<Crumb> crumbs) {
        return node("BreadcrumbList", page + "#breadcrumb")
                .with(
                        "itemListElement",
                        IntStream.range(0, crumbs.size())
                                .mapToObj(i -> step(i + 1, crumbs.get(i).name())
                                        .with("item", id(crumbs.get(i).path())))
                                .toList());
    }

    private static JsonObject step(int position, String name) {
        return new JsonObject()
                .with("@type", "ListItem")
                .with("position", position)
                .with("name", name);
    }

    String id(String path) {
        return site.url() + path;
    }

    static JsonObject node(String type, String id) {
        return new JsonObject().with("@type", type).with("@id", id);
    }

    static JsonObject reference(String id) {
        return new JsonObject().with("@id", id);
    }
}
