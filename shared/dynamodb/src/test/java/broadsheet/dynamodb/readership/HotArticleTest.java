package broadsheet.dynamodb.readership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.Busy;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.discussion.DiscussionFixture;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.readership.Rater;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.Stars;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * An article that 2,000 readers a second rate, with what dynoxide does not have: a partition takes 1,000 write units a second,
 * and an item one transaction at a time. The second is over when 2,000 more ratings were offered, however slow the machine.
 */
@Tag("slow")
final class HotArticleTest {
    private static final ArticleId ARTICLE = Drafts.id("an-article");
    private static final int A_SECOND = 2_000;
    private static final int CONCURRENCY = 16;

    private final Limits limits = new Limits();
    private final DynamoDbClient client = Dynoxide.shared().client(limits);
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoRatings ratings = new DynamoRatings(table);

    @Test
    void theRatingsOfASecondFitIntoTheirPartitionsAndNoneIsLost() {
        Set<Rater> accepted = rate(IntStream.range(0, A_SECOND).mapToObj(HotArticleTest::reader));
        assertTrue(accepted.size() >= 0.9 * A_SECOND, accepted.size() + " accepted");
        assertEquals(accepted, kept());
    }

    @Test
    void throttledPartitionRefusesWithoutPartialWrites() {
        // The second is not over while they try.
        Set<Rater> accepted = rate(IntStream.iterate(0, i -> i + 1)
                .mapToObj(HotArticleTest::reader)
                .filter(reader -> Keys.shard(reader) == 0)
                .limit(560));
        // A transaction takes two units for each of its items.
        assertTrue(accepted.size() <= 500, accepted.size() + " accepted");
        assertTrue(accepted.size() >= 400, accepted.size() + " accepted");
        assertEquals(accepted, kept());
    }

    private static Rater reader(int i) {
        return Rater.signedIn("reader-" + i);
    }

    /** Who could rate. */
    private Set<Rater> rate(Stream<Rater> readers) {
        Set<Rater> accepted = ConcurrentHashMap.newKeySet();
        AtomicInteger refused = new AtomicInteger();
        List<Rater> all = readers.toList();
        try (var threads = Executors.newFixedThreadPool(CONCURRENCY)) {
            for (Rater reader : all) {
                threads.execute(() -> {
                    limits.offered.incrementAndGet();
                    try {
                        RatingRequest rating = new RatingRequest(ARTICLE, reader, Optional.empty(), List.of());
                        ratings.rate(
                                rating,
                                new Stars(1 + Math.floorMod(reader.hashCode(), Stars.MOST)),
                                DiscussionFixture.NOW);
                        accepted.add(reader);
                    } catch (Busy tooMuch) {
                        refused.incrementAndGet();
                    }
                });
            }
        }
        assertEquals(all.size(), accepted.size() + refused.get());
        System.out.printf(
                "of %,d ratings at %,d a second: %,d accepted, %,d refused after every try; %,d attempts throttled,"
                        + " %,d in conflict%n",
                all.size(), A_SECOND, accepted.size(), refused.get(), limits.throttled.get(), limits.conflicts.get());
        return accepted;
    }

    /** Whose ratings there are; their tally has to be that of them. */
    private Set<Rater> kept() {
        Set<Rater> kept = new HashSet<>();
        int[] histogram = new int[Stars.MOST];
        client.scanPaginator(scan -> scan.tableName(table.name())).items().stream()
                .map(Item::of)
                .filter(item -> item.string("pk").startsWith(Keys.RATING + "#"))
                .forEach(item -> {
                    kept.add(Rater.signedIn(item.string("sk").replaceFirst("ACCOUNT#", "")));
                    histogram[item.number("stars") - 1]++;
                });
        assertEquals(
                IntStream.of(histogram).boxed().toList(),
                ratings.summary(ARTICLE).histogram());
        return kept;
    }

    /** What a partition and an item of DynamoDB can take. */
    private static final class Limits implements ExecutionInterceptor {
        private static final int UNITS_A_SECOND = 1_000;
        private static final int UNITS_OF_AN_ITEM = 2;
        private static final ExecutionAttribute<Set<Map<String, AttributeValue>>> HELD =
                new ExecutionAttribute<>("held");

        private final AtomicInteger offered = new AtomicInteger();
        private final AtomicInteger throttled = new AtomicInteger();
        private final AtomicInteger conflicts = new AtomicInteger();
        private final Map<String, Integer> units = new HashMap<>();
        private final Set<Map<String, AttributeValue>> busy = new HashSet<>();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest request) {
                List<Map<String, AttributeValue>> keys =
                        request.transactItems().stream().map(Limits::key).toList();
                take(keys);
                attributes.putAttribute(HELD, Set.copyOf(keys));
            }
        }

        private synchronized void take(List<Map<String, AttributeValue>> keys) {
            if (keys.stream().anyMatch(busy::contains)) {
                conflicts.incrementAndGet();
                throw cancelled(keys.size(), "TransactionConflict");
            }
            int second = offered.get() / A_SECOND;
            Map<String, Integer> wanted = new HashMap<>();
            keys.forEach(key -> wanted.merge(second + pk(key), UNITS_OF_AN_ITEM, Integer::sum));
            if (wanted.entrySet().stream()
                    .anyMatch(each -> units.getOrDefault(each.getKey(), 0) + each.getValue() > UNITS_A_SECOND)) {
                throttled.incrementAndGet();
                throw cancelled(keys.size(), "ThrottlingError");
            }
            wanted.forEach((partition, more) -> units.merge(partition, more, Integer::sum));
            busy.addAll(keys);
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            release(attributes);
        }

        @Override
        public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
            release(attributes);
        }

        private synchronized void release(ExecutionAttributes attributes) {
            attributes.getOptionalAttribute(HELD).ifPresent(busy::removeAll);
        }

        private static String pk(Map<String, AttributeValue> key) {
            return key.getOrDefault("pk", AttributeValue.fromS("")).s();
        }

        private static Map<String, AttributeValue> key(TransactWriteItem write) {
            Map<String, AttributeValue> all = write.put() != null
                    ? write.put().item()
                    : write.update() != null
                            ? write.update().key()
                            : write.delete().key();
            return Map.of("pk", all.get("pk"), "sk", all.get("sk"));
        }

        private static TransactionCanceledException cancelled(int items, String code) {
            return TransactionCanceledException.builder()
                    .cancellationReasons(IntStream.range(0, items)
                            .mapToObj(i -> CancellationReason.builder()
                                    .code(i == 0 ? code : "None")
                                    .build())
                            .toList())
                    .build();
        }
    }
}
