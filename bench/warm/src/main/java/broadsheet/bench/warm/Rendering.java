package broadsheet.bench.warm;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles;
import broadsheet.article.FrontMatter;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.ReadingTime;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.card.SocialCard;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.Tally;
import broadsheet.live.LiveCoverage;
import broadsheet.pages.Address;
import broadsheet.pages.Comments;
import broadsheet.pages.PageMetadata;
import broadsheet.pages.Pages;
import broadsheet.readership.MostReads;
import broadsheet.readership.Stars;
import broadsheet.store.Consistency;
import broadsheet.syndication.Crumb;
import broadsheet.syndication.LinkedData;
import broadsheet.syndication.Picture;
import broadsheet.syndication.SocialMeta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Measures an article's page in three template engines. Arguments: rounds that warm up, rounds that count, a file of the calls
 * that publish, and the article's slug. There is a line of JSON for each engine, and one for all that is done for a page.
 */
final class Rendering {
    /** Pages in a round: one alone is too short to be measured. */
    private static final int PAGES = 20;

    private static final int MORE = 4;

    private final Articles articles;
    private final Listings listings;
    private final Sites sites;
    private final Discussion discussion;
    private final Pages pages;
    private final Slug slug;

    private Rendering(Slug slug) {
        Ports ports = DaggerPorts.factory().create(Consistency.STRONG);
        this.slug = slug;
        this.articles = Ports.remembered(Articles.class, ports.articles());
        this.listings = Ports.remembered(Listings.class, ports.listings());
        this.sites = Ports.remembered(Sites.class, ports.sites());
        this.discussion = Ports.remembered(Discussion.class, ports.discussion());
        this.pages = new Pages(
                articles,
                listings,
                sites,
                discussion,
                ports.numbers(),
                Ports.remembered(MostReads.class, ports.mostReads()),
                Ports.remembered(LiveCoverage.class, ports.live()),
                InstantSource.system());
    }

    /** The environment is that of the functions. */
    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[2]), UTF_8)) {
            Call call = Call.of(line);
            call.costOn(call.instance());
        }
        new Rendering(new Slug(arguments[3])).measure(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    }

    private void measure(int before, int rounds) {
        Map<String, Object> model = model();
        Map<String, Function<Map<String, Object>, String>> engines = new LinkedHashMap<>();
        engines.put("jte", Engines.jte());
        engines.put("Pebble", Engines.pebble());
        engines.put("FreeMarker", Engines.freeMarker());
        Map<String, Supplier<String>> ways = new LinkedHashMap<>();
        Document real = parsed(whole());
        engines.forEach((name, engine) -> {
            Document made = parsed(engine.apply(model));
            if (!made.outerHtml().equals(real.outerHtml())) {
                throw new IllegalStateException(name + " makes another page:\n" + made + "\nnot\n" + real);
            }
            ways.put(name, () -> engine.apply(model));
        });
        ways.put("the whole page", this::whole);
        Map<String, List<Cost>> costs = new LinkedHashMap<>();
        for (int round = 0; round < before + rounds; round++) {
            boolean counts = round >= before;
            ways.forEach((name, way) -> {
                Cost cost = Cost.of(() -> {
                    for (int i = 0; i < PAGES; i++) {
                        if (way.get().isEmpty()) {
                            throw new IllegalStateException("an empty page");
                        }
                    }
                });
                if (counts) {
                    costs.computeIfAbsent(name, first -> new ArrayList<>()).add(cost);
                }
            });
        }
        int length = whole().getBytes(UTF_8).length;
        costs.forEach(
                (name, each) -> System.out.println("{\"engine\":\"%s\",\"pages\":%d,\"words\":%d,\"length\":%d,%s}"
                        .formatted(name, PAGES, published().article().words(), length, Cost.json(each))));
    }

    /** The page as the functions make it. */
    private String whole() {
        return pages.render(new Address.OfArticle(slug)).orElseThrow().page().text();
    }

    /** The same document, however its white space and its characters are written. */
    private static Document parsed(String html) {
        Document document = Jsoup.parse(html);
        document.outputSettings().prettyPrint(true);
        return Jsoup.parse(document.outerHtml().replaceAll("\\s+", " "));
    }

    private ArticleStatus.Published published() {
        if (articles.find(slug) instanceof ArticleStatus.Published published) {
            return published;
        }
        throw new IllegalStateException(slug + " is not published");
    }

    private Map<String, Object> model() {
        Site site = sites.site();
        Article article = published().article();
        FrontMatter front = article.front();
        ListingPosition place = ListingPosition.of(article.summary());
        Tally tally = discussion.tally(slug);
        int first = Math.max(1, tally.last() - Comment.PER_PAGE + 1);
        var topic = DiscussionTarget.Published.of(article);
        Map<String, Object> model = new HashMap<>();
        model.put("frame", frame(site, article));
        model.put("article", article);
        model.put("body", published().body());
        model.put("trail", Crumb.to(site, front));
        model.put(
                "biographies",
                front.authors().stream()
                        .flatMap(author -> site.author(author.id()).stream())
                        .filter(author -> !author.biography().isEmpty())
                        .toList());
        model.put("comments", new Comments(slug, tally, first, discussion.between(slug, first, tally.last())));
        model.put("isOpen", topic.isOpen(site.discussion(), Instant.now()));
        model.put("more", listings.before(new Listing.OfSection(front.section()), place, MORE));
        model.put("previous", listings.before(new Listing.All(), place, 1));
        model.put("next", listings.after(new Listing.All(), place, 1));
        // What jte's templates say in Java.
        model.put("topic", topic);
        model.put("end", topic.end(site.discussion()));
        model.put("minutes", ReadingTime.minutes(article.words()));
        model.put("mostStars", Stars.MOST);
        model.put("maxText", CommentText.MAX_LENGTH);
        model.put("maxName", Commenter.MAX_NAME);
        return model;
    }

    private PageMetadata frame(Site site, Article article) {
        String version = SocialCard.of(site, article).digest().substring(0, 8);
        var card = Optional.of(new Picture(
                site.url() + new Address.OfCard(slug).path() + "?v=" + version,
                SocialCard.WIDTH,
                SocialCard.HEIGHT,
                article.front().title()));
        return new PageMetadata(
                site,
                article.front().title(),
                article.front().dek(),
                new Address.OfArticle(slug).path(),
                article.front().section().value(),
                asset(".css"),
                asset(".js"),
                LinkedData.article(site, article, card.map(Picture::url)),
                SocialMeta.article(site, article, card));
    }

    private String asset(String kind) {
        return pages.assets().stream()
                .map(asset -> asset.path())
                .filter(path -> path.contains("/site.") && path.endsWith(kind))
                .findFirst()
                .orElseThrow();
    }
}
