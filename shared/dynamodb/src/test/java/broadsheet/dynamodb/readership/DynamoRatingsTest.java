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
import broadsheet.dynamodb.readership.Poll.Crash;
import broadsheet.dynamodb.readership.Poll.Stopped;
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
    private record Doing(Act act, int who, boolean signedIn, int stars, Crash crash, boolean twice) {}

    @Provide
    Arbitrary<List<Doing>> doings() {
        return Combinators.combine(
                        Arbitraries.of(Act.RATE, Act.RATE, Act.RATE, Act.REMOVE, Act.ADOPT),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, Stars.MOST),
                        Arbitraries.of(Crash.class),
                        Arbitraries.of(true, false))
                .as(Doing::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(40);
    }

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void oneAfterTheOther(@ForAll("doings") List<Doing> doings) {
        try (var poll = new Poll()) {
            Map<Rater, Stars> expected = new HashMap<>();
            for (Doing doing : doings) {
                poll.faults.next = doing.crash;
                try {
                    act(poll, doing);
                } catch (Stopped crash) {
                    assertEquals(poll.kept(), poll.ratings.summary(ARTICLE), "after a crash");
                    act(poll, doing);
                }
                poll.faults.next = Crash.NONE;
                if (doing.twice) {
                    act(poll, doing);
                }
                expect(expected, doing);
                assertEquals(poll.kept(), poll.ratings.summary(ARTICLE));
                expected.forEach((rater, stars) -> assertEquals(Optional.of(stars), poll.ratings.of(ARTICLE, rater)));
                assertEquals(expected.size(), poll.kept().count());
                assertEquals(
                        expected.keySet().stream().filter(Rater::verified).count(),
                        trails(poll),
                        "what signed-in readers rated is found by their id");
            }
        }
    }

    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void threeAtATime(@ForAll("doings") List<Doing> doings) throws Exception {
        try (var poll = new Poll();
                var threads = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < doings.size(); i += 3) {
                List<Callable<Boolean>> some = new ArrayList<>();
                for (Doing doing : doings.subList(i, Math.min(doings.size(), i + 3))) {
                    some.add(() -> {
                        act(poll, doing);
                        return true;
                    });
                }
                for (Future<Boolean> each : threads.invokeAll(some)) {
                    assertTrue(each.get());
                }
                assertEquals(poll.kept(), poll.ratings.summary(ARTICLE));
            }
        }
    }

    @Test
    void manyReadersAtOnceAreAllCounted() throws Exception {
        try (var poll = new Poll();
                var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> readers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                int reader = i;
                readers.add(() -> {
                    poll.ratings.rate(
                            RatingRequest.signedIn(ARTICLE, "reader-" + reader, Optional.empty()),
                            new Stars(1 + reader % 5),
                            DiscussionFixture.NOW);
                    return true;
                });
            }
            for (Future<Boolean> each : threads.invokeAll(readers)) {
                assertTrue(each.get());
            }
            RatingSummary all = poll.ratings.summary(ARTICLE);
            assertEquals(List.of(40, 40, 40, 40, 40), all.histogram());
            assertEquals(OptionalDouble.of(3), all.average());
        }
    }

    /** DynamoDB charges for items that do not exist as well. */
    @Test
    void sumsWithEventualConsistencyCostHalfAUnitForEachPartition() {
        try (var poll = new Poll()) {
            poll.ratings.rate(
                    RatingRequest.signedIn(ARTICLE, "a-reader", Optional.empty()), new Stars(4), DiscussionFixture.NOW);
            RatingSummary sum = poll.ratings.summary(ARTICLE);
            assertEquals(1, sum.count());
            assertEquals(
                    Keys.RATING_SHARDS / 2.0,
                    poll.meter.during(() -> assertEquals(
                            Map.of(ARTICLE, sum), poll.ratings.eventual().summaries(List.of(ARTICLE)))));
        }
    }

    @Test
    void ratingOverTheLimitChangesNothing() {
        try (var poll = new Poll()) {
            var limit = new RatingRequest.Limit("somebody", 2);
            for (String cookie : List.of("a", "b")) {
                poll.ratings.rate(RatingRequest.anonymous(ARTICLE, cookie, limit), new Stars(5), DiscussionFixture.NOW);
            }
            for (String cookie : List.of("a", "b", "c")) {
                RatingRequest rating = RatingRequest.anonymous(ARTICLE, cookie, limit);
                assertThrows(Refused.class, () -> poll.ratings.rate(rating, new Stars(1), DiscussionFixture.NOW));
            }
            assertThrows(
                    Refused.class,
                    () -> poll.ratings.remove(RatingRequest.anonymous(ARTICLE, "a", limit), DiscussionFixture.NOW));
            // What is as they wish takes no writing.
            poll.ratings.rate(RatingRequest.anonymous(ARTICLE, "a", limit), new Stars(5), DiscussionFixture.NOW);
            assertEquals(List.of(0, 0, 0, 0, 2), poll.ratings.summary(ARTICLE).histogram());
            assertEquals(poll.kept(), poll.ratings.summary(ARTICLE));
        }
    }

    @Test
    void ratingCostsTwoUnitsPerItem() {
        try (var poll = new Poll()) {
            for (int i = 0; i < 100; i++) {
                poll.ratings.rate(
                        RatingRequest.signedIn(ARTICLE, "r" + i, Optional.empty()),
                        new Stars(3),
                        DiscussionFixture.NOW);
            }
            RatingRequest ann = RatingRequest.signedIn(ARTICLE, "ann", Optional.empty());
            RatingRequest nobody = RatingRequest.anonymous(ARTICLE, "nobody", new RatingRequest.Limit("somebody", 10));
            // The rating, the tally, the reader's index entry; the rating read.
            assertEquals(6 + 1, poll.meter.during(() -> poll.ratings.rate(ann, new Stars(4), DiscussionFixture.NOW)));
            // The index entry stays.
            assertEquals(4 + 1, poll.meter.during(() -> poll.ratings.rate(ann, new Stars(5), DiscussionFixture.NOW)));
            assertEquals(1, poll.meter.during(() -> poll.ratings.rate(ann, new Stars(5), DiscussionFixture.NOW)));
            // The rating, the tally, the limit.
            assertEquals(
                    6 + 1, poll.meter.during(() -> poll.ratings.rate(nobody, new Stars(4), DiscussionFixture.NOW)));
            assertEquals(Keys.RATING_SHARDS, poll.meter.during(() -> poll.ratings.summary(ARTICLE)));
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

    private static void act(Poll poll, Doing doing) {
        RatingRequest rating = rating(doing);
        switch (doing.act) {
            case RATE -> poll.ratings.rate(rating, new Stars(doing.stars), DiscussionFixture.NOW);
            case REMOVE -> poll.ratings.remove(rating, DiscussionFixture.NOW);
            case ADOPT -> poll.ratings.adopt(rating, DiscussionFixture.NOW);
        }
    }

    private static RatingRequest rating(Doing doing) {
        String cookie = "cookie-" + doing.who;
        return doing.signedIn
                ? RatingRequest.signedIn(ARTICLE, "account-" + doing.who, Optional.of(cookie))
                : RatingRequest.anonymous(ARTICLE, cookie, new RatingRequest.Limit("address-" + doing.who, OFTEN));
    }

    /** What is there when it is done, as the ports' documentation has it. */
    private static void expect(Map<Rater, Stars> expected, Doing doing) {
        RatingRequest rating = rating(doing);
        Optional<Stars> before = rating.before().flatMap(rater -> Optional.ofNullable(expected.remove(rater)));
        switch (doing.act) {
            case RATE -> expected.put(rating.rater(), new Stars(doing.stars));
            case REMOVE -> expected.remove(rating.rater());
            case ADOPT -> before.ifPresent(stars -> expected.putIfAbsent(rating.rater(), stars));
        }
    }

    private static long trails(Poll poll) {
        return poll.client.scanPaginator(scan -> scan.tableName(poll.table.name())).items().stream()
                .map(Item::of)
                .filter(item -> item.string("pk").startsWith("READER#")
                        && item.string("sk").equals(new ReaderDataIndex.OfRating(ARTICLE).key()))
                .count();
    }
}
