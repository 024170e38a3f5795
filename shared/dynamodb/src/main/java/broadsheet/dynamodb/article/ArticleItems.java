package broadsheet.dynamodb.article;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLanguage;
import broadsheet.article.ArticleLayout;
import broadsheet.article.Body;
import broadsheet.article.FrontMatter;
import broadsheet.article.Label;
import broadsheet.article.LastRevision;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Presentation;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.article.Summary;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** Converts between articles and items. */
public final class ArticleItems {
    /** The time when a head was written, in milliseconds since 1970. No page shows it, and no digest includes it. */
    public static final String AT = "at";

    /** Marks what a bulk publication wrote last, for the functions that read the stream. No page shows the mark. */
    public static final String BULK = "bulk";

    /** The slugs that the article names as its translations. The stream's record tells which it named before. */
    public static final String TRANSLATIONS = "translations";

    private static final String WORDING = "wording";
    private static final String LAYOUT = "layout";
    private static final String KEY_POINTS = "keyPoints";
    static final String WITHDRAWN = "withdrawn";
    private static final String CLOSED = "closed";
    private static final String TAKEN_DOWN = "takenDown";

    private ArticleItems() {}

    /**
     * An article's head.
     *
     * @param digest the draft's digest, which identifies the publication
     * @param wording the draft's fingerprint of its wording
     */
    static Item head(Article article, String digest, String wording) {
        FrontMatter front = article.front();
        Item head = Item.keyed(Keys.article(article.id()), Keys.HEAD)
                .with("slug", article.slug().value())
                .with("revision", article.revision())
                .with("digest", digest)
                .with(WORDING, wording)
                .with("title", front.title())
                .with("dek", front.dek())
                .with("section", front.section().value())
                .with("kind", label(front.kind()))
                .with("featured", front.featured())
                .with("authors", front.authors(), ArticleItems::label)
                .with("tags", front.tags(), ArticleItems::label)
                .with("sources", front.sources(), ArticleItems::source)
                .with("correction", front.correction())
                .with("picture", front.picture(), PictureItems::lead)
                .with("discussion", front.discussionClosed() ? Optional.of(CLOSED) : Optional.empty())
                .with("language", front.language().tag())
                .with("published", article.published().toString())
                .with("updated", article.updated().toString())
                .with("words", article.words());
        List<Slug> translations = front.language().translations();
        Item translated = translations.isEmpty() ? head : head.with(TRANSLATIONS, translations, ArticleItems::address);
        return presented(translated, front.presentation());
    }

    /** Leaves out what is usual, so that most heads stay short. */
    private static Item presented(Item head, Presentation presentation) {
        Item layout = head.with(
                LAYOUT,
                Optional.of(presentation.layout())
                        .filter(chosen -> chosen != ArticleLayout.STANDARD)
                        .map(ArticleLayout::word));
        return presentation.keyPoints().isEmpty()
                ? layout
                : layout.with(
                        KEY_POINTS,
                        presentation.keyPoints(),
                        point -> Item.empty().with("text", point));
    }

    private static Presentation presentation(Item head) {
        return new Presentation(
                head.optional(LAYOUT).flatMap(ArticleLayout::of).orElse(ArticleLayout.STANDARD),
                head.listOrNone(KEY_POINTS, point -> point.string("text")));
    }

    private static Item address(Slug slug) {
        return Item.empty().with("id", slug.value());
    }

    private static List<Slug> translations(Item head) {
        return head.listOrNone(TRANSLATIONS, item -> item.slug("id"));
    }

    /** The item, marked if a bulk publication writes it. */
    static Item marked(Item item, boolean inBulk) {
        return inBulk ? item.with(BULK, true) : item;
    }

    /** The published article in a head. Its former addresses are items of their own. */
    public static Article article(Item head) {
        return new Article(
                Keys.articleOf(head.string("pk")).orElseThrow(),
                head.slug("slug"),
                head.number("revision"),
                new FrontMatter(
                        head.string("title"),
                        head.string("dek"),
                        head.slug("section"),
                        label(head.item("kind")),
                        head.flag("featured"),
                        head.list("authors", ArticleItems::label),
                        head.list("tags", ArticleItems::label),
                        head.list("sources", ArticleItems::source),
                        head.optional("correction"),
                        List.of(),
                        head.optional("picture", PictureItems::lead),
                        isClosed(head),
                        presentation(head),
                        new ArticleLanguage(head.optional("language"), translations(head))),
                head.instant("published"),
                head.instant("updated"),
                head.number("words"));
    }

    /**
     * The head of a withdrawn article. It keeps what a later publication needs to continue the revisions.
     *
     * @param before the head so far, published or withdrawn
     * @param takenDown whether the editor gave a reason
     */
    static Item withdrawnHead(Item before, boolean takenDown) {
        Item head = before.key()
                .with(WITHDRAWN, true)
                .with("slug", before.string("slug"))
                .with("revision", before.number("revision") + 1)
                .with("published", before.string("published"));
        return takenDown ? head.with(TAKEN_DOWN, true) : head;
    }

    /** What the article's next revision takes over from its head, published or withdrawn. */
    static LastRevision lastRevision(Item head) {
        return new LastRevision(
                head.number("revision"),
                head.instant("published"),
                head.optional(WORDING).map(wording -> new LastRevision.Worded(wording, head.instant("updated"))));
    }

    static boolean isTakenDown(Item head) {
        return head.has(TAKEN_DOWN);
    }

    /** Whether readers can open the article. */
    public static boolean isPublished(Item head) {
        return !isWithdrawn(head);
    }

    /** Whether the article's author has closed the discussion. */
    public static boolean isClosed(Item head) {
        return head.optional("discussion").filter(CLOSED::equals).isPresent();
    }

    public static boolean isWithdrawn(Item head) {
        return head.attributes().containsKey(WITHDRAWN);
    }

    static Item body(ArticleId article, int revision, Body body) {
        return BodyItems.with(Item.keyed(Keys.article(article), Keys.BODY).with("revision", revision), body);
    }

    /**
     * The conditional write of a head: if another writer changed it since it was read, the whole transaction fails. It
     * adds the time in milliseconds, to measure the delay until the page is published. A stream record has only
     * seconds.
     */
    static TransactWriteItem writing(Table table, Item head, Optional<Item> before, Instant now) {
        Item dated = head.with(AT, now.toEpochMilli());
        return before.isEmpty()
                ? table.putting(dated, Table.NEW, Item.empty())
                : table.putting(
                        dated,
                        "revision = :read",
                        Item.empty().with("read", before.get().number("revision")));
    }

    /** The article's entries in all of its listings, by listing. */
    public static Map<Listing, Item> entries(Article article) {
        Summary summary = article.summary();
        Map<Listing, Item> entries = new LinkedHashMap<>();
        for (Listing listing : Listing.of(article.front())) {
            entries.put(listing, entry(listing, summary));
        }
        return entries;
    }

    static Item entry(Listing listing, Summary summary) {
        return Item.keyed(ListingKeys.listing(listing), ListingKeys.entry(ListingPosition.of(summary)))
                .with("slug", summary.slug().value())
                .with("title", summary.title())
                .with("dek", summary.dek())
                .with("section", summary.section().value())
                .with("kind", label(summary.kind()))
                .with("featured", summary.featured())
                .with("authors", summary.authors(), ArticleItems::label)
                .with("published", summary.published().toString())
                .with("updated", summary.updated().toString())
                .with("readingMinutes", summary.readingMinutes())
                .with("picture", summary.picture(), PictureItems::lead)
                .with("language", summary.language());
    }

    static Summary summary(Item entry) {
        return new Summary(
                ListingKeys.articleOf(entry.string("sk")).orElseThrow(),
                entry.slug("slug"),
                entry.string("title"),
                entry.string("dek"),
                entry.slug("section"),
                label(entry.item("kind")),
                entry.flag("featured"),
                entry.list("authors", ArticleItems::label),
                entry.instant("published"),
                entry.instant("updated"),
                entry.number("readingMinutes"),
                entry.optional("picture", PictureItems::lead),
                entry.optional("language"));
    }

    public static Item label(Label label) {
        return Item.empty().with("id", label.id().value()).with("name", label.name());
    }

    public static Label label(Item item) {
        return new Label(item.slug("id"), item.string("name"));
    }

    public static Item source(Source source) {
        return Item.empty()
                .with("publisher", source.publisher())
                .with("title", source.title())
                .with("url", source.url());
    }

    public static Source source(Item item) {
        return new Source(item.string("publisher"), item.string("title"), item.string("url"));
    }
}
