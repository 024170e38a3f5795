package broadsheet.dynamodb.readership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.discussion.DiscussionFixture;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Meter;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.readership.ReaderTallies.Counted;
import broadsheet.readership.ReaderTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Readers are bytes here, each one a reader, so that nothing but the table decides what is lost. */
final class DynamoReaderTalliesTest {
    private static final ArticleId ARTICLE = Drafts.id("an-article");
    private static final ArticleId LARGEST = Drafts.id("another");

    private final Meter meter = new Meter();
    private final FaultInjector faults = new FaultInjector();
    private final DynamoDbClient client = Dynoxide.shared().client(meter, faults);
    private final Table table = new Table(client, Tables.create(client), Consistency.EVENTUAL);
    private final DynamoReaderTallies tallies = new DynamoReaderTallies(table);

    DynamoReaderTalliesTest() {
        for (String slug : List.of("an-article", "another")) {
            Drafts.publish(table, new Slug(slug), Drafts.titled("A title"), DiscussionFixture.NOW);
        }
    }

    @Test
    void beforeTheFirstReaderThereIsNone() {
        assertEquals(0, tallies.of(ARTICLE));
    }

    @Test
    void readersAreAddedOnce() {
        assertInstanceOf(Counted.Written.class, add(1));
        assertInstanceOf(Counted.Written.class, add(2, 1));
        assertInstanceOf(Counted.Same.class, add(2));
        assertEquals(2, tallies.of(ARTICLE));
        assertEquals(List.of(1, 2), readers());
    }

    @Test
    void slowerWriterReadsAgain() {
        add(1);
        AtomicBoolean first = new AtomicBoolean(true);
        tallies.change(ARTICLE, before -> {
            if (first.getAndSet(false)) {
                add(2);
            }
            return following(before, 3);
        });
        assertEquals(List.of(1, 2, 3), readers());
    }

    @Test
    void slowerFirstWriterReadsAgain() {
        AtomicBoolean first = new AtomicBoolean(true);
        tallies.change(ARTICLE, before -> {
            if (first.getAndSet(false)) {
                add(2);
            }
            return following(before, 3);
        });
        assertEquals(List.of(2, 3), readers());
    }

    @Test
    void theNumberNeverGoesDown() {
        tallies.change(ARTICLE, before -> Optional.of(before.next(101, new byte[1], DiscussionFixture.NOW)));
        tallies.change(ARTICLE, before -> Optional.of(before.next(99, new byte[2], DiscussionFixture.NOW)));
        assertEquals(100, tallies.of(ARTICLE));
    }

    @Test
    void ofManyWritersAtOnceNoneLosesAReader() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Counted>> writers = new ArrayList<>();
            for (int i = 1; i <= 60; i++) {
                int reader = i;
                writers.add(() -> add(reader, reader % 7));
            }
            for (Future<Counted> each : threads.invokeAll(writers)) {
                each.get();
            }
        }
        assertEquals(IntStream.rangeClosed(0, 60).boxed().toList(), readers());
        assertEquals(61, tallies.of(ARTICLE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void retryAfterCrashCountsOnce(boolean before) {
        add(1);
        faults.crash = Optional.of(before);
        assertThrows(FaultInjector.Stopped.class, () -> add(2));
        assertEquals(before ? 1 : 2, tallies.of(ARTICLE));
        assertEquals(before, add(2) instanceof Counted.Written);
        assertEquals(List.of(1, 2), readers());
        assertEquals(2, tallies.of(ARTICLE));
    }

    @Test
    void aTallyIsHalfAUnitToReadAndOneToWriteEvenUnderTheLongestSlug() {
        byte[] most = new byte[701];
        tallies.change(LARGEST, before -> Optional.of(before.next(2_000_000_000, most, DiscussionFixture.NOW)));
        assertEquals(
                1.5,
                meter.during(() -> tallies.change(
                        LARGEST, before -> Optional.of(before.next(2_000_000_001, most, DiscussionFixture.NOW)))));
        assertEquals(0.5, meter.during(() -> tallies.change(LARGEST, before -> Optional.empty())));
        assertEquals(0.5, meter.during(() -> tallies.of(LARGEST)));
    }

    @Test
    void numbersWithEventualConsistencyCostHalfAUnitEach() {
        var strong = new DynamoReaderTallies(table.with(Consistency.STRONG));
        add(1);
        Map<ArticleId, Integer> numbers = Map.of(ARTICLE, 1, LARGEST, 0);
        assertEquals(2, meter.during(() -> assertEquals(numbers, strong.of(numbers.keySet()))));
        assertEquals(
                1, meter.during(() -> assertEquals(numbers, strong.eventual().of(numbers.keySet()))));
    }

    @Test
    void whereNoArticleCanBeReadNothingIsWritten() {
        var articles = new DynamoArticles(table);
        Drafts.publish(table, new Slug("withdrawn"), Drafts.titled("A title"), DiscussionFixture.NOW);
        articles.withdraw(new Slug("withdrawn"), any -> true, Actor.unnamed("an-editor"), DiscussionFixture.NOW);
        for (String name : List.of("withdrawn", "nothing")) {
            ArticleId article = Drafts.id(name);
            assertEquals(new Counted.NoArticle(), tallies.change(article, before -> following(before, 1)));
            assertEquals(0, tallies.of(article));
        }
    }

    private Counted add(int... readers) {
        return tallies.change(ARTICLE, before -> following(before, readers));
    }

    private List<Integer> readers() {
        List<Integer> found = new ArrayList<>();
        tallies.change(ARTICLE, now -> {
            for (byte reader : now.readers()) {
                found.add((int) reader);
            }
            return Optional.empty();
        });
        return found;
    }

    private static Optional<ReaderTally> following(ReaderTally before, int... readers) {
        Set<Byte> all = new TreeSet<>();
        for (byte reader : before.readers()) {
            all.add(reader);
        }
        boolean changed = false;
        for (int reader : readers) {
            changed |= all.add((byte) reader);
        }
        byte[] bytes = new byte[all.size()];
        int i = 0;
        for (byte reader : all) {
            bytes[i++] = reader;
        }
        return changed ? Optional.of(before.next(bytes.length, bytes, DiscussionFixture.NOW)) : Optional.empty();
    }

    /** Stops the process around the next write. */
    private static final class FaultInjector implements ExecutionInterceptor {
        private Optional<Boolean> crash = Optional.empty();

        private static final class Stopped extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            stop(true, context.request());
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            stop(false, context.request());
        }

        private void stop(boolean before, SdkRequest request) {
            if (request instanceof PutItemRequest
                    && crash.filter(when -> when == before).isPresent()) {
                crash = Optional.empty();
                throw new Stopped();
            }
        }
    }
}
