package broadsheet.dynamodb.readership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Refused;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.discussion.DiscussionFixture;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.readership.RatingsFixture.Crash;
import broadsheet.dynamodb.readership.RatingsFixture.Stopped;
import broadsheet.dynamodb.table.Item;
import broadsheet.readership.Rater;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.RatingSummary;
import broadsheet.readership.Stars;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever readers do, in whatever order, twice, at once or with a crash: the summary is that of the ratings. */
@Tag("slow")
final class DynamoRatingsTest {
    private static final ArticleId ARTICLE = Drafts.id("an-article");
    private static final int OFTEN = 1_000_000;

    private enum Act {
        RATE,
        REMOVE,
        ADOPT
    }

    /**
     * What a reader does.
     *
     * @param who one of a few people
     * @param signedIn whether they are signed in then; their cookie they always have
     * @param crash what happens to the next transaction; then they do it again
     */
    private record ReaderAction(Act act, int who, boolean signedIn, int stars, Crash crash, boolean twice) {}

    @Provide
    Arbitrary<List<ReaderAction>> actions() {
        return Combinators.combine(
                        Arbitraries.of(Act.RATE, Act.RATE, Act.RATE, Act.REMOVE, Act.ADOPT),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, Stars.MOST),
                        Arbitraries.of(Crash.class),
                        Arbitraries.of(true, false))
                .as(ReaderAction::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void summaryMatchesRatingsAfterSequentialActions(@ForAll("actions") List<ReaderAction> actions) {
        try (var fixture = new RatingsFixture()) {
            Map<Rater, Stars> expected = new HashMap<>();
            for (ReaderAction action : actions) {
                fixture.faults.next = action.crash;
                try {
                    act(fixture, action);
                } catch (Stopped crash) {
                    assertEquals(fixture.kept(), fixture.ratings.summary(ARTICLE), "after a crash");
                    act(fixture, action);
                }
                fixture.faults.next = Crash.NONE;
                if (action.twice) {
                    act(fixture, action);
                }
                expect(expected, action);
                assertEquals(fixture.kept(), fixture.ratings.summary(ARTICLE));
                expected.forEach(
                        (rater, stars) -> assertEquals(Optional.of(stars), fixture.ratings.of(ARTICLE, rater)));
                assertEquals(expected.size(), fixture.kept().count());
                assertEquals(
                        expected.keySet().stream().filter(Rater::verified).count(),
                        readerDataEntries(fixture),
                        "what signed-in readers rated is found by their id");
            }
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void summaryMatchesRatingsAfterConcurrentActions(@ForAll("actions") List<ReaderAction> actions) throws Exception {
        try (var fixture = new RatingsFixture();
                var threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < actions.size(); i += 3) {
                List<Callable<Boolean>> some = new ArrayList<>();
                for (ReaderAction action : actions.subList(i, Math.min(actions.size(), i + 3))) {
                    some.add(() -> {
                        act(fixture, action);
                        return true;
                    });
                }
                for (Future<Boolean> each : threads.invokeAll(some)) {
                    assertTrue(each.get());
                }
                assertEquals(fixture.kept(), fixture.ratings.summary(ARTICLE));
            }
        }
    }

    @Test
    void manyReadersAtOnceAreAllCounted() throws Exception {
        try (var fixture = new RatingsFixture();
                var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> readers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int reader = i;
                readers.add(() -> {
                    fixture.ratings.rate(
                            RatingRequest.signedIn(ARTICLE, "reader-" + reader, Optional.empty()),
                            new Stars(1 + reader % 5),
                            DiscussionFixture.NOW);
                    return true;
                });
            }
            for (Future<Boolean> each : threads.invokeAll(readers)) {
                assertTrue(each.get());
            }
            RatingSummary all = fixture.ratings.summary(ARTICLE);
            assertEquals(List.of(40, 40, 40, 40, 40), all.histogram());
            assertEquals(OptionalDouble.of(3), all.average());
        }
    }

    /** DynamoDB charges for items that do not exist as well. */
    @Test
    void sumsCostTheFirstPartitionAloneUntilAnotherHasARating() {
        try (var fixture = new RatingsFixture()) {
            assertEquals(0.5, eventualCost(fixture, 0));
            fixture.ratings.rate(by(RatingTallies.FIRST), new Stars(4), DiscussionFixture.NOW);
            assertEquals(0.5, eventualCost(fixture, 1));
            fixture.ratings.rate(by(3), new Stars(4), DiscussionFixture.NOW);
            assertEquals(Keys.RATING_SHARDS / 2.0, eventualCost(fixture, 2));
        }
    }

    /** The rating, the tally, the mark of the first tally, the limit; the rating and the mark are read. */
    @Test
    void firstRatingOfAnotherPartitionAlsoWritesTheMark() {
        try (var fixture = new RatingsFixture()) {
            assertEquals(8 + 1.5, cost(fixture, 3));
            assertEquals(6 + 1.5, cost(fixture, 4));
            assertEquals(6 + 1, cost(fixture, RatingTallies.FIRST));
            assertEquals(fixture.kept(), fixture.ratings.summary(ARTICLE));
        }
    }

    private static double cost(RatingsFixture fixture, int shard) {
        RatingRequest rating = by(shard);
        return fixture.meter.during(() -> fixture.ratings.rate(rating, new Stars(4), DiscussionFixture.NOW));
    }

    private static double eventualCost(RatingsFixture fixture, int ratings) {
        return fixture.meter.during(() -> assertEquals(
                ratings,
                fixture.ratings.eventual().summaries(List.of(ARTICLE)).values().stream()
                        .mapToInt(RatingSummary::count)
                        .sum()));
    }

    /** A request of a reader whose rating belongs to the shard. */
    private static RatingRequest by(int shard) {
        String cookie = IntStream.iterate(0, i -> i + 1)
                .mapToObj(Integer::toString)
                .filter(id -> Keys.shard(Rater.anonymous(id)) == shard)
                .findFirst()
                .orElseThrow();
        return RatingRequest.anonymous(ARTICLE, cookie, new RatingRequest.Limit("somebody", OFTEN));
    }

    @Test
    void ratingOverTheLimitChangesNothing() {
        try (var fixture = new RatingsFixture()) {
            var limit = new RatingRequest.Limit("somebody", 2);
            for (String cookie : List.of("a", "b")) {
                fixture.ratings.rate(
                        RatingRequest.anonymous(ARTICLE, cookie, limit), new Stars(5), DiscussionFixture.NOW);
            }
            for (String cookie : List.of("a", "b", "c")) {
                RatingRequest rating = RatingRequest.anonymous(ARTICLE, cookie, limit);
                assertThrows(Refused.class, () -> fixture.ratings.rate(rating, new Stars(1), DiscussionFixture.NOW));
            }
            assertThrows(
                    Refused.class,
                    () -> fixture.ratings.remove(RatingRequest.anonymous(ARTICLE, "a", limit), DiscussionFixture.NOW));
            // What is as they wish takes no writing.
            fixture.ratings.rate(RatingRequest.anonymous(ARTICLE, "a", limit), new Stars(5), DiscussionFixture.NOW);
            assertEquals(
                    List.of(0, 0, 0, 0, 2), fixture.ratings.summary(ARTICLE).histogram());
            assertEquals(fixture.kept(), fixture.ratings.summary(ARTICLE));
        }
    }

    @Test
    void ratingCostsTwoUnitsPerItem() {
        try (var fixture = new RatingsFixture()) {
            for (int i = 0; i < 100; i++) {
                fixture.ratings.rate(
                        RatingRequest.signedIn(ARTICLE, "r" + i, Optional.empty()),
                        new Stars(3),
                        DiscussionFixture.NOW);
            }
            RatingRequest ann = RatingRequest.signedIn(ARTICLE, "ann", Optional.empty());
            RatingRequest nobody = RatingRequest.anonymous(ARTICLE, "nobody", new RatingRequest.Limit("somebody", 10));
            // The rating, the tally, the reader's index entry; the rating and the mark are read.
            assertEquals(
                    6 + 1.5,
                    fixture.meter.during(() -> fixture.ratings.rate(ann, new Stars(4), DiscussionFixture.NOW)));
            // The index entry stays, and the tally gets no more ratings.
            assertEquals(
                    4 + 1, fixture.meter.during(() -> fixture.ratings.rate(ann, new Stars(5), DiscussionFixture.NOW)));
            assertEquals(1, fixture.meter.during(() -> fixture.ratings.rate(ann, new Stars(5), DiscussionFixture.NOW)));
            // The rating, the tally, the limit.
            assertEquals(
                    6 + 1.5,
                    fixture.meter.during(() -> fixture.ratings.rate(nobody, new Stars(4), DiscussionFixture.NOW)));
            assertEquals(Keys.RATING_SHARDS, fixture.meter.during(() -> fixture.ratings.summary(ARTICLE)));
        }
    }

    @Test
    void readersAreSpreadOverThePartitions() {
        int[] shards = new int[Keys.RATING_SHARDS];
        for (int i = 0; i < 80_000; i++) {
            shards[Keys.shard(Rater.anonymous("cookie" + i * 7919L))]++;
        }
        for (int readers : shards) {
            assertTrue(readers > 9_000 && readers < 11_000, () -> Arrays.toString(shards));
        }
    }

    private static void act(RatingsFixture fixture, ReaderAction action) {
        RatingRequest rating = rating(action);
        switch (action.act) {
            case RATE -> fixture.ratings.rate(rating, new Stars(action.stars), DiscussionFixture.NOW);
            case REMOVE -> fixture.ratings.remove(rating, DiscussionFixture.NOW);
            case ADOPT -> fixture.ratings.adopt(rating, DiscussionFixture.NOW);
        }
    }

    private static RatingRequest rating(ReaderAction action) {
        String cookie = "cookie-" + action.who;
        return action.signedIn
                ? RatingRequest.signedIn(ARTICLE, "account-" + action.who, Optional.of(cookie))
                : RatingRequest.anonymous(ARTICLE, cookie, new RatingRequest.Limit("address-" + action.who, OFTEN));
    }

    /** What is there when it is done, as the ports' documentation has it. */
    private static void expect(Map<Rater, Stars> expected, ReaderAction action) {
        RatingRequest rating = rating(action);
        Optional<Stars> before = rating.before().flatMap(rater -> Optional.ofNullable(expected.remove(rater)));
        switch (action.act) {
            case RATE -> expected.put(rating.rater(), new Stars(action.stars));
            case REMOVE -> expected.remove(rating.rater());
            case ADOPT -> before.ifPresent(stars -> expected.putIfAbsent(rating.rater(), stars));
        }
    }

    private static long readerDataEntries(RatingsFixture fixture) {
        return fixture.client.scanPaginator(scan -> scan.tableName(fixture.table.name())).items().stream()
                .map(Item::of)
                .filter(item -> item.string("pk").startsWith("READER#")
                        && item.string("sk").equals(new ReaderDataIndex.OfRating(ARTICLE).key()))
                .count();
    }
}
