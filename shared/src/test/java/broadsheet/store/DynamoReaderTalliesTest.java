package broadsheet.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import broadsheet.emulators.Clients;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Readers are bytes here, each one a reader, so that nothing but the table decides what is lost. */
final class DynamoReaderTalliesTest {
    private static final Slug ARTICLE = new Slug("an-article");
    private static final Slug LONGEST = new Slug("x".repeat(Slug.MAX_LENGTH));

    private final Meter meter = new Meter();
    private final Trouble trouble = new Trouble();
    private final DynamoDbClient client = Clients.of(
            Dynoxide.shared().endpoint(),
            DynamoDbClient.builder()
                    .overrideConfiguration(
                            config -> config.addExecutionInterceptor(meter).addExecutionInterceptor(trouble)));
    private final Table table = new Table(client, Tables.create(client), Consistency.EVENTUAL);
    private final DynamoReaderTallies tallies = new DynamoReaderTallies(table);

    @Test
    void beforeTheFirstReaderThereIsNothing() {
        assertEquals(0, tallies.of(ARTICLE));
        assertEquals(Map.of(), tallies.find(List.of(ARTICLE)));
    }

    @Test
    void whatWasWrittenIsFound() {
        assertTrue(add(ReaderTally.NONE, 1));
        assertTrue(add(known(), 2));
        assertFalse(add(known(), 2));
        assertEquals(2, tallies.of(ARTICLE));
        assertArrayEquals(new byte[] {1, 2}, known().readers());
        assertEquals(2, known().version());
    }

    @Test
    void whatWasReadTooEarlyIsReadAgain() {
        ReaderTally early = ReaderTally.NONE;
        add(early, 1);
        add(early, 2);
        ReaderTally late = known();
        add(early, 3);
        add(late, 4);
        assertArrayEquals(new byte[] {1, 2, 3, 4}, known().readers());
    }

    @Test
    void theNumberNeverGoesDown() {
        tallies.change(ARTICLE, ReaderTally.NONE, before -> Optional.of(before.next(101, new byte[1])));
        tallies.change(ARTICLE, known(), before -> Optional.of(before.next(99, new byte[2])));
        assertEquals(101, tallies.of(ARTICLE));
    }

    @Test
    void ofManyWritersAtOnceNoneLosesAReader() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<Callable<Boolean>> writers = new ArrayList<>();
            for (int i = 1; i <= 60; i++) {
                int reader = i;
                writers.add(() -> add(
                        tallies.find(List.of(ARTICLE)).getOrDefault(ARTICLE, ReaderTally.NONE), reader, reader % 7));
            }
            for (Future<Boolean> each : threads.invokeAll(writers)) {
                each.get();
            }
        }
        byte[] readers = known().readers();
        assertEquals(
                IntStream.rangeClosed(0, 60).boxed().toList(),
                IntStream.range(0, readers.length)
                        .mapToObj(i -> (int) readers[i])
                        .toList());
        assertEquals(61, tallies.of(ARTICLE));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoeverComesAgainAfterACrashCountsOnce(boolean before) {
        add(ReaderTally.NONE, 1);
        trouble.crash = Optional.of(before);
        ReaderTally known = known();
        assertThrows(Trouble.Stopped.class, () -> add(known, 2));
        assertEquals(before ? 1 : 2, tallies.of(ARTICLE));
        assertEquals(before, add(known(), 2));
        assertEquals(2, tallies.of(ARTICLE));
        assertArrayEquals(new byte[] {1, 2}, known().readers());
    }

    /** Whoever decides by what they found is right even when what they found is old. */
    @Test
    void aCrashAfterTheWriteIsNoticedByWhoeverFoundTheTallyBefore() {
        ReaderTally early = ReaderTally.NONE;
        trouble.crash = Optional.of(false);
        assertThrows(Trouble.Stopped.class, () -> add(early, 1));
        assertFalse(add(early, 1));
        assertEquals(1, known().version());
    }

    @Test
    void aTallyIsOneUnitToWriteAndHalfAUnitToReadEvenUnderTheLongestSlug() {
        byte[] most = new byte[850];
        assertEquals(
                1,
                meter.during(() -> tallies.change(
                        LONGEST, ReaderTally.NONE, before -> Optional.of(before.next(2_000_000_000, most)))));
        assertEquals(0.5, meter.during(() -> tallies.find(List.of(LONGEST))));
        assertEquals(0.5, meter.during(() -> tallies.of(LONGEST)));
    }

    @Test
    void moreThanOneCallTakesAreFound() {
        List<Slug> slugs =
                IntStream.range(0, 250).mapToObj(i -> new Slug("article-" + i)).toList();
        slugs.forEach(slug ->
                tallies.change(slug, ReaderTally.NONE, before -> Optional.of(before.next(1, new byte[1]))));
        assertEquals(Set.copyOf(slugs), tallies.find(slugs).keySet());
    }

    @Test
    void whatATableGivesInPiecesIsAskedForAgain() {
        add(ReaderTally.NONE, 1);
        trouble.withheld = 2;
        assertEquals(Set.of(ARTICLE), tallies.find(List.of(ARTICLE)).keySet());
        trouble.withheld = 100;
        assertThrows(IllegalStateException.class, () -> tallies.find(List.of(ARTICLE)));
    }

    @Test
    void onlyWhatCanBeReadIsPublished() {
        var articles = new DynamoArticles(table);
        Slug withdrawn = new Slug("withdrawn");
        Slug renamed = new Slug("renamed");
        Slug former = new Slug("former");
        articles.publish(ARTICLE, Drafts.titled("A title"), any -> true, "an-editor", Debate.NOW);
        articles.publish(withdrawn, Drafts.titled("A title"), any -> true, "an-editor", Debate.NOW);
        articles.withdraw(withdrawn, any -> true, "an-editor", Debate.NOW);
        articles.publish(renamed, Drafts.formerly(former), any -> true, "an-editor", Debate.NOW);
        assertEquals(
                Set.of(ARTICLE, renamed),
                tallies.published(List.of(ARTICLE, withdrawn, renamed, former, new Slug("nothing"))));
    }

    private ReaderTally known() {
        return tallies.find(List.of(ARTICLE)).getOrDefault(ARTICLE, ReaderTally.NONE);
    }

    private boolean add(ReaderTally known, int... readers) {
        return tallies.change(ARTICLE, known, before -> {
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
            return changed ? Optional.of(before.next(bytes.length, bytes)) : Optional.empty();
        });
    }

    /** Stops the process around the next write, or withholds what is read. */
    private static final class Trouble implements ExecutionInterceptor {
        private Optional<Boolean> crash = Optional.empty();
        private int withheld;

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

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            if (withheld > 0 && context.request() instanceof BatchGetItemRequest request) {
                withheld--;
                Map<String, KeysAndAttributes> all = request.requestItems();
                return BatchGetItemResponse.builder()
                        .responses(Map.of())
                        .unprocessedKeys(all)
                        .build();
            }
            return context.response();
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
