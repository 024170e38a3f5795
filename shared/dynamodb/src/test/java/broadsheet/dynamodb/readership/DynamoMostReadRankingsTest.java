package broadsheet.dynamodb.readership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.discussion.DiscussionFixture;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Meter;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Clients;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.readership.MostRead.Title;
import broadsheet.readership.RecentReaders;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;

final class DynamoMostReadRankingsTest {
    private static final Instant NOW = DiscussionFixture.NOW;
    private static final Slug CULTURE = new Slug("culture");
    private static final Listing ALL = new Listing.All();

    private final Meter meter = new Meter();
    private final DynamoDbClient client = Dynoxide.shared().client(meter);
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoReaderTallies tallies = new DynamoReaderTallies(table);
    private final DynamoMostReadRankings rankings = new DynamoMostReadRankings(table);

    @Test
    void beforeTheFirstReaderNothingIsReadMost() {
        assertEquals(List.of(), ofDay(ALL));
    }

    @Test
    void rankingOrdersByReadersInSectionsToo() {
        publish("a", Drafts.SCIENCE);
        publish("b", CULTURE);
        publish("c", CULTURE);
        tell(read(Map.of("a", 3, "b", 5, "c", 9)));
        assertEquals(List.of("c", "b", "a"), ofDay(ALL));
        assertEquals(List.of("c", "b"), ofDay(new Listing.OfSection(CULTURE)));
        assertEquals(List.of("a"), ofDay(new Listing.OfSection(Drafts.SCIENCE)));
    }

    @Test
    void rankingReadsCurrentTalliesWithoutAnotherWrite() {
        publish("a", CULTURE);
        publish("b", CULTURE);
        tell(read(Map.of("a", 3, "b", 5)));
        Map<ArticleId, RecentReaders> more = read(Map.of("a", 4));
        assertEquals(0, written(() -> tell(more)));
        assertEquals(List.of("a", "b"), ofDay(ALL));
    }

    @Test
    void repeatedUpdateWritesOnce() {
        publish("a", CULTURE);
        Map<ArticleId, RecentReaders> some = read(Map.of("a", 3));
        tell(some);
        assertEquals(0, written(() -> tell(some)));
    }

    @Test
    void failedReadOfATallyIsRetried() {
        publish("a", CULTURE);
        Map<ArticleId, RecentReaders> some = read(Map.of("a", 3));
        var outage = new AtomicBoolean(true);
        DynamoDbClient unreliable = Clients.of(
                Dynoxide.shared().endpoint(),
                DynamoDbClient.builder()
                        .overrideConfiguration(config -> config.addExecutionInterceptor(new ExecutionInterceptor() {
                            @Override
                            public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
                                if (call.request() instanceof BatchGetItemRequest && outage.getAndSet(false)) {
                                    throw SdkClientException.create("nobody answers");
                                }
                            }
                        })));
        var writer = new DynamoMostReadRankings(new Table(unreliable, table.name(), Consistency.STRONG));
        assertThrows(SdkClientException.class, () -> writer.tell(some, NOW));
        writer.tell(some, NOW);
        assertEquals(List.of("a"), ofDay(ALL));
    }

    @Test
    void withdrawnAndMovedArticlesAreLeftOutOfTheRanking() {
        var articles = new DynamoArticles(table);
        publish("a", CULTURE);
        publish("b", CULTURE);
        publish("c", CULTURE);
        tell(read(Map.of("a", 3, "b", 5, "c", 7)));
        articles.withdraw(new Slug("c"), any -> true, Actor.unnamed("an-editor"), NOW);
        publish("b", Drafts.SCIENCE);
        assertEquals(List.of("b", "a"), ofDay(ALL));
        assertEquals(List.of("a"), ofDay(new Listing.OfSection(CULTURE)));
        // An hour later a ranking is made anew, by whoever is read next.
        Instant later = NOW.plus(Duration.ofHours(1));
        rankings.tell(read(Map.of("a", 1, "b", 1)), later);
        assertEquals(
                List.of("b"),
                slugs(rankings.of(new Listing.OfSection(Drafts.SCIENCE), later).ofDay()));
    }

    @Test
    void renamedArticleStaysInTheRankingAtItsNewAddress() {
        publish("a", CULTURE);
        tell(read(Map.of("a", 3)));
        new DynamoArticles(table)
                .publish(new Slug("b"), Drafts.formerly(new Slug("a")), any -> true, Actor.unnamed("an-editor"), NOW);
        assertEquals(List.of("b"), ofDay(ALL));
    }

    @Test
    void articleReadYesterdayIsInTheWeeklyRanking() {
        publish("a", CULTURE);
        tell(read(Map.of("a", 3)));
        Instant later = NOW.plus(Duration.ofDays(2));
        assertEquals(List.of(), rankings.of(ALL, later).ofDay());
        assertEquals(
                List.of(new Title(new Slug("a"), "Title a")),
                rankings.of(ALL, later).ofWeek());
    }

    @Test
    void concurrentUpdatesKeepEachOthersArticlesInTheRanking() throws Exception {
        IntStream.range(0, 16).forEach(i -> publish("article-" + i, CULTURE));
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Optional<Void>>> writers = IntStream.range(0, 16)
                    .mapToObj(i -> (Callable<Optional<Void>>) () -> {
                        new DynamoMostReadRankings(table).tell(read(Map.of("article-" + i, 1 + i)), NOW);
                        return Optional.empty();
                    })
                    .toList();
            for (Future<Optional<Void>> each : threads.invokeAll(writers)) {
                each.get();
            }
        }
        assertEquals(List.of("article-15", "article-14", "article-13", "article-12", "article-11"), ofDay(ALL));
    }

    @Test
    void aBoardIsWrittenWhenAnArticleComesUpAndNotWhenItIsRead() {
        IntStream.range(0, 30).forEach(i -> publish("article-" + i, CULTURE));
        Map<String, Integer> readers = new HashMap<>();
        IntStream.range(0, 30).forEach(i -> readers.put("article-" + i, 100 - i));
        tell(read(readers));
        for (int round = 0; round < 20; round++) {
            Map<ArticleId, RecentReaders> more = read(Map.of("article-0", 5, "article-3", 5, "article-25", 1));
            assertEquals(0, written(() -> tell(more)), "round " + round);
        }
        assertTrue(written(() -> tell(read(Map.of("article-29", 200)))) > 0);
        assertEquals("article-29", ofDay(ALL).getFirst());
    }

    @Test
    void fullRankingCostsHalfAUnitPerTallyAndOnePerShownArticle() {
        fill();
        // The ranking, forty tallies, and the heads of five articles of the day and five of the week.
        assertEquals(1 + 40 * 0.5 + 10, meter.during(() -> rankings.of(ALL, NOW)));
        assertEquals(List.of("today-0", "today-1", "today-2", "today-3", "today-4"), ofDay(ALL));
        assertEquals(List.of("week-0", "week-1", "week-2", "week-3", "week-4"), ofWeek(ALL));
    }

    @Test
    void withdrawnArticlesOfAFullRankingCostOneUnitEachMore() {
        fill();
        var articles = new DynamoArticles(table);
        IntStream.range(0, 10)
                .forEach(i -> articles.withdraw(new Slug("today-" + i), any -> true, Actor.unnamed("an-editor"), NOW));
        assertEquals(1 + 40 * 0.5 + 10 + 10, meter.during(() -> rankings.of(ALL, NOW)));
        assertEquals(List.of("today-10", "today-11", "today-12", "today-13", "today-14"), ofDay(ALL));
    }

    @Test
    void articlesThatLeftASectionAreReplacedInItsRanking() {
        Listing culture = new Listing.OfSection(CULTURE);
        fill();
        publish("today-0", Drafts.SCIENCE);
        publish("today-5", Drafts.SCIENCE);
        assertEquals(1 + 40 * 0.5 + 10 + 2, meter.during(() -> rankings.of(culture, NOW)));
        assertEquals(List.of("today-1", "today-2", "today-3", "today-4", "today-6"), ofDay(culture));
        assertEquals(List.of("today-0", "today-1", "today-2", "today-3", "today-4"), ofDay(ALL));
    }

    /** Fills the rankings: twenty articles are read today, and twenty others were read more often earlier in the week. */
    private void fill() {
        Map<String, Integer> today = new HashMap<>();
        Map<String, Integer> earlier = new HashMap<>();
        IntStream.range(0, 20).forEach(i -> {
            today.put("today-" + i, 50 - i);
            earlier.put("week-" + i, 100 - i);
        });
        today.keySet().forEach(slug -> publish(slug, CULTURE));
        earlier.keySet().forEach(slug -> publish(slug, CULTURE));
        Instant before = NOW.minus(Duration.ofDays(2));
        rankings.tell(read(earlier, before), before);
        tell(read(today));
    }

    private List<String> ofWeek(Listing listing) {
        return slugs(rankings.of(listing, NOW).ofWeek());
    }

    private List<String> ofDay(Listing listing) {
        return slugs(rankings.of(listing, NOW).ofDay());
    }

    private static List<String> slugs(List<Title> titles) {
        return titles.stream().map(title -> title.slug().value()).toList();
    }

    private void tell(Map<ArticleId, RecentReaders> articles) {
        rankings.tell(articles, NOW);
    }

    private double written(Runnable action) {
        return meter.writtenDuring(action);
    }

    private void publish(String slug, Slug section) {
        Drafts.publish(
                table,
                new Slug(slug),
                Drafts.of("Title " + slug, section, Drafts.DATE, List.of(), "<p>Text.</p>"),
                NOW);
    }

    /** So many more have read these; what their tallies say then. */
    private Map<ArticleId, RecentReaders> read(Map<String, Integer> more) {
        return read(more, NOW);
    }

    private Map<ArticleId, RecentReaders> read(Map<String, Integer> more, Instant when) {
        Map<ArticleId, RecentReaders> recent = new HashMap<>();
        more.forEach((slug, readers) -> {
            ArticleId article = Drafts.id(slug);
            tallies.change(article, before -> {
                var next = before.next(before.number() + readers, new byte[0], when);
                recent.put(article, next.recent());
                return Optional.of(next);
            });
        });
        return recent;
    }
}
