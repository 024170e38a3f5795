package broadsheet.dynamodb.live;

import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.article.PictureItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.live.Coverage;
import broadsheet.live.CoverageDraft;
import broadsheet.live.CoverageHead;
import broadsheet.live.CoverageMetadata;
import broadsheet.live.ListedCoverage;
import broadsheet.live.LiveCoverageStore.Written;
import broadsheet.live.LiveRefusal;
import broadsheet.live.LiveRefusal.Why;
import broadsheet.live.LiveUpdate;
import broadsheet.live.OpenCoverage;
import broadsheet.live.Progress;
import broadsheet.live.UpdateContent;
import broadsheet.live.UpdateId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Converts between coverages or updates and items. */
public final class LiveItems {
    /** The tally's attribute with the last assigned place. */
    public static final String GIVEN = "last";

    private LiveItems() {}

    public static Item coverage(Coverage coverage, CoverageDraft draft) {
        CoverageMetadata metadata = coverage.metadata();
        return Item.keyed(LiveKeys.coverage(coverage.id()), LiveKeys.COVERAGE)
                .with("revision", coverage.revision())
                .with("digest", draft.digest())
                .withText("document", draft.document())
                .with("title", metadata.title())
                .with("dek", metadata.dek())
                .with("section", metadata.section().value())
                .with("keyPoints", metadata.keyPoints(), point -> Item.empty().with("text", point))
                .with("summary", metadata.summary())
                .with("opened", coverage.opened().toString())
                .with("closed", coverage.closed().map(Instant::toString));
    }

    public static Coverage coverage(Slug id, Item item) {
        Optional<Instant> closed = item.optional("closed").map(Instant::parse);
        return new Coverage(
                id,
                item.number("revision"),
                new CoverageMetadata(
                        item.string("title"),
                        item.string("dek"),
                        item.slug("section"),
                        item.list("keyPoints", point -> point.string("text")),
                        closed.isPresent(),
                        item.string("summary")),
                item.instant("opened"),
                closed);
    }

    public static Item head(Coverage coverage) {
        return Item.keyed(LiveKeys.coverage(coverage.id()), Keys.HEAD)
                .with("title", coverage.metadata().title())
                .with("section", coverage.metadata().section().value());
    }

    public static CoverageHead head(Slug id, Item item) {
        return new CoverageHead(id, item.string("title"), item.slug("section"));
    }

    /** A coverage's entries in listings, by their partition. */
    public static Map<String, Item> entries(Coverage coverage) {
        Map<String, Item> entries = new TreeMap<>();
        entries.put(
                LiveKeys.EVERY,
                entry(LiveKeys.EVERY, coverage).with("closed", coverage.closed().map(Instant::toString)));
        if (coverage.closed().isEmpty()) {
            for (String listing :
                    List.of(LiveKeys.OPEN, LiveKeys.open(coverage.metadata().section()))) {
                entries.put(listing, entry(listing, coverage));
            }
        }
        return entries;
    }

    private static Item entry(String listing, Coverage coverage) {
        return Item.keyed(listing, LiveKeys.entry(coverage))
                .with("title", coverage.metadata().title())
                .with("section", coverage.metadata().section().value());
    }

    static ListedCoverage listed(Item entry) {
        ListingPosition place = place(entry);
        return new ListedCoverage(
                new Slug(place.entry()),
                entry.string("title"),
                entry.slug("section"),
                place.published(),
                entry.optional("closed").map(Instant::parse));
    }

    static OpenCoverage open(Item entry) {
        ListingPosition place = place(entry);
        return new OpenCoverage(
                new Slug(place.entry()), entry.string("title"), entry.slug("section"), place.published());
    }

    static ListingPosition place(Item entry) {
        return ListingKeys.placeOf(entry.string("sk"))
                .orElseThrow(() -> new IllegalStateException("an entry has the key " + entry.string("sk")));
    }

    /** The tally of a new coverage. */
    static Item tally(Slug coverage) {
        return Item.keyed(LiveKeys.coverage(coverage), LiveKeys.TALLY)
                .with("sequence", 0)
                .with(GIVEN, 0)
                .with("pinned", List.of())
                .with("closed", false);
    }

    static Progress progress(Item tally) {
        return new Progress(tally.number("sequence"), tally.number(GIVEN), tally.numbers("pinned"));
    }

    static Item update(Slug coverage, LiveUpdate update) {
        Item item = Item.keyed(LiveKeys.coverage(coverage), LiveKeys.update(update.place()))
                .with("id", update.id().value())
                .with("sequence", update.sequence())
                .with("revision", update.revision())
                .with("posted", update.posted().toString())
                .with("revised", update.revised().map(Instant::toString));
        return update.content().map(content -> with(item, content)).orElse(item);
    }

    private static Item with(Item item, UpdateContent content) {
        return item.with("headline", content.headline())
                .with("authors", content.authors(), ArticleItems::label)
                .with("sources", content.sources(), ArticleItems::source)
                .with("correction", content.correction())
                .with("pinned", content.pinned())
                .with("picture", content.picture(), PictureItems::lead)
                .withText("html", content.html());
    }

    static LiveUpdate update(Item item) {
        return new LiveUpdate(
                new UpdateId(item.string("id")),
                place(item.string("sk")),
                item.number("sequence"),
                item.number("revision"),
                item.instant("posted"),
                item.optional("revised").map(Instant::parse),
                item.has("headline") ? Optional.of(content(item)) : Optional.empty());
    }

    private static int place(String sortKey) {
        return Integer.parseInt(sortKey.substring(sortKey.lastIndexOf('#') + 1));
    }

    private static UpdateContent content(Item item) {
        return new UpdateContent(
                item.string("headline"),
                item.list("authors", ArticleItems::label),
                item.list("sources", ArticleItems::source),
                item.optional("correction"),
                item.flag("pinned"),
                item.optional("picture", PictureItems::lead),
                item.text("html"));
    }

    static Written written(Item item) {
        return new Written(item.number("revision"), item.optionalText("document"));
    }

    /**
     * The values with which an update changes the tally.
     *
     * @param last the place of the newest update
     * @param posted whether the update is new
     * @throws LiveRefusal if too many updates are pinned then
     */
    static Item progressing(Progress progress, LiveUpdate update, int last, boolean posted) {
        List<Integer> pinned = new ArrayList<>(progress.pinned());
        pinned.remove(Integer.valueOf(update.place()));
        if (update.pinned()) {
            pinned.add(update.place());
        }
        if (pinned.size() > Progress.MOST_PINNED) {
            throw new LiveRefusal(Why.TOO_MANY_PINNED);
        }
        Item values = Item.empty()
                .with("sequence", update.sequence())
                .with("last", last)
                .with("pinned", pinned)
                .with("read", progress.sequence());
        return posted ? values.with("no", false) : values;
    }
}
