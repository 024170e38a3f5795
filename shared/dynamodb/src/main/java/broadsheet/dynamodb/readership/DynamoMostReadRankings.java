package broadsheet.dynamodb.readership;

import broadsheet.article.ArticleId;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ListingKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.MostRead;
import broadsheet.readership.MostReadRanking;
import broadsheet.readership.MostReadRankings;
import broadsheet.readership.MostReads;
import broadsheet.readership.RecentReaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.inject.Inject;

/**
 * Stores most-read rankings in the table: one item for the site and one for each section, of at most some four
 * kilobytes. Each batch of views reads the item. Writes happen only when an article enters the ranking or a new hour
 * begins, regardless of the number of views.
 */
public final class DynamoMostReadRankings implements MostReadRankings, MostReads {
    /** The most articles whose sections are cached. The cache is cleared every hour, so that it follows changes. */
    private static final int REMEMBERED = 10_000;

    private final Table table;
    private final Map<ArticleId, Slug> sections = new HashMap<>();
    private Instant asked = Instant.EPOCH;

    @Inject
    DynamoMostReadRankings(Table table) {
        this.table = table;
    }

    @Override
    public synchronized void tell(Map<ArticleId, RecentReaders> articles, Instant now) {
        ask(articles.keySet(), now);
        Map<Listing, Map<ArticleId, RecentReaders>> rankings = new LinkedHashMap<>();
        articles.forEach((article, recent) -> section(article).ifPresent(section -> {
            for (Listing listing : List.of(new Listing.All(), new Listing.OfSection(section))) {
                rankings.computeIfAbsent(listing, first -> new HashMap<>()).put(article, recent);
            }
        }));
        rankings.forEach((listing, some) -> tell(listing, some, now));
    }

    private MostReadRanking tell(Listing listing, Map<ArticleId, RecentReaders> articles, Instant now) {
        return ConditionalWrite.untilDone("the board of " + listing.path(), () -> {
            MostReadRanking ranking = ranking(table.getNow(ListingKeys.ranking(listing), Keys.CURRENT));
            if (!ranking.isOutdatedBy(articles, now)) {
                return Optional.of(ranking);
            }
            Map<ArticleId, RecentReaders> all = recent(table, ranking.reads().keySet());
            all.putAll(articles);
            ask(all.keySet(), now);
            all.keySet().removeIf(article -> !isIn(listing, section(article)));
            MostReadRanking next = ranking.remade(all, now);
            return table.replace(item(listing, next)) ? Optional.of(next) : Optional.empty();
        });
    }

    private static boolean isIn(Listing listing, Optional<Slug> section) {
        return section.filter(in -> listing instanceof Listing.All || listing.equals(new Listing.OfSection(in)))
                .isPresent();
    }

    private Optional<Slug> section(ArticleId article) {
        return Optional.ofNullable(sections.get(article));
    }

    private void ask(Collection<ArticleId> articles, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        if (!asked.equals(hour) || sections.size() > REMEMBERED) {
            sections.clear();
            asked = hour;
        }
        List<ArticleId> unknown = articles.stream()
                .filter(article -> !sections.containsKey(article))
                .toList();
        // What is not published may be so in a moment, and is not remembered.
        heads(unknown, (article, head) -> sections.put(article, head.slug("section")));
    }

    /**
     * Reads the tallies with eventual consistency, because the clock renders fragments again. The ranking and the heads
     * have the table's, which is strong where pages are rendered: no list keeps an article that was taken down.
     */
    @Override
    public MostRead of(Listing listing, Instant now) {
        MostReadRanking ranking = ranking(table.get(ListingKeys.ranking(listing), Keys.CURRENT));
        return MostRead.of(
                recent(table.with(Consistency.EVENTUAL), ranking.reads().keySet()),
                now,
                articles -> titles(listing, articles));
    }

    private Map<ArticleId, MostRead.Title> titles(Listing listing, Collection<ArticleId> articles) {
        Map<ArticleId, MostRead.Title> titles = new HashMap<>();
        heads(articles, (article, head) -> {
            if (isIn(listing, Optional.of(head.slug("section")))) {
                titles.put(article, new MostRead.Title(head.slug("slug"), head.string("title")));
            }
        });
        return titles;
    }

    private static Map<ArticleId, RecentReaders> recent(Table table, Collection<ArticleId> articles) {
        Map<ArticleId, RecentReaders> recent = new HashMap<>();
        table.getAll(
                articles.stream()
                        .map(article -> Item.keyed(Keys.tally(article), Keys.VIEWS))
                        .toList(),
                tally -> Keys.talliedOf(tally.string("pk"), Keys.VIEWS)
                        .ifPresent(article -> recent.put(article, DynamoReaderTallies.recent(tally))));
        return recent;
    }

    /** Passes on the heads of the articles that are published. */
    private void heads(Collection<ArticleId> articles, BiConsumer<ArticleId, Item> each) {
        table.getAll(
                articles.stream()
                        .map(article -> Item.keyed(Keys.article(article), Keys.HEAD))
                        .toList(),
                head -> {
                    if (ArticleItems.isPublished(head)) {
                        Keys.articleOf(head.string("pk")).ifPresent(article -> each.accept(article, head));
                    }
                });
    }

    public static Item item(Listing listing, MostReadRanking ranking) {
        return Item.keyed(ListingKeys.ranking(listing), Keys.CURRENT)
                .with("made", ranking.made().toString())
                .with("version", ranking.version())
                .with(
                        "reads",
                        List.copyOf(ranking.reads().entrySet()),
                        entry -> Item.empty()
                                .with("article", entry.getKey().value())
                                .with("day", entry.getValue().ofDay())
                                .with("week", entry.getValue().ofWeek()));
    }

    public static MostReadRanking ranking(Optional<Item> found) {
        return found.map(item -> {
                    Map<ArticleId, MostReadRanking.Reads> reads = new HashMap<>();
                    item.list(
                                    "reads",
                                    entry -> Map.entry(
                                            entry.article("article"),
                                            new MostReadRanking.Reads(entry.number("day"), entry.number("week"))))
                            .forEach(entry -> reads.put(entry.getKey(), entry.getValue()));
                    return new MostReadRanking(reads, item.instant("made"), item.number("version"));
                })
                .orElse(MostReadRanking.NONE);
    }
}
