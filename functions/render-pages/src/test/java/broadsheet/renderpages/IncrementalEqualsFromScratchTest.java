package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.partitioningBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.LaggingTable;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import broadsheet.fixtures.Tasks;
import broadsheet.pages.ScanSize;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The rule that rendering is measured against: after any sequence of {@link RandomChanges}, the bucket holds, byte for byte, what
 * rendering everything afresh from the table gives: no stale page, no orphan. Two renderers at once, and the one of counts,
 * get the records apart, late, twice and in any order, before what was written together with them can be read
 * ({@link LaggingTable}). Some publications are made in bulk. Meanwhile the rendering of everything goes on step by step.
 *
 * <p>A failure names its seed; {@code -Dseed=...} runs that one again, and {@code -Dsequences=...} more of them.
 */
@Tag("slow")
final class IncrementalEqualsFromScratchTest {
    private static final int SEQUENCES = Integer.getInteger("sequences", 2);

    /** In so many parts, after each of which all has been rendered: a page that was forgotten is not mended by a later change. */
    private static final int ROUNDS = 4;

    private static final int CHANGES = 6;
    private static final int LARGEST_BATCH = 30;

    /** The rendering of everything takes several ranges. */
    private static final ScanSize SIZE = new ScanSize(9, 3);

    /** What one page or one start needs of a transaction can be read in part only. Such a record or task comes again. */
    private static final String NOT_WHOLE_YET =
            "(?s).*(head and body of .* keep changing|what started the rendering .* cannot all be read yet"
                    // The changes' own lines name the reason.
                    + "|all of \\d+ changes failed).*";

    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = new SeededSite();
    private final TableStream stream = archive.stream();
    private final LaggingTable table = archive.lagging();
    private final Tasks tasks = new Tasks();
    private final List<RenderPages> renderers =
            List.of(new RenderPages(SeededSite.CLOCK, SIZE), new RenderPages(SeededSite.CLOCK, SIZE));
    private final RenderCounts counts = new RenderCounts(SeededSite.CLOCK);
    private final WholeBucket whole = new WholeBucket(archive, bucket, 4 * RandomChanges.OLD_ARTICLES);
    private final List<Record> undelivered = new ArrayList<>();
    private final List<Message> waiting = new ArrayList<>();

    @AfterEach
    void close() {
        tasks.close();
        stream.close();
        table.close();
        archive.close();
        bucket.close();
    }

    static List<Long> seeds() {
        String given = System.getProperty("seed", "");
        return given.isEmpty() ? new Random().longs(SEQUENCES).boxed().toList() : List.of(Long.valueOf(given));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bucketEqualsFullRenderingAfterAnySequenceOfChanges(long seed) throws Exception {
        var random = new Random(seed);
        var changes = new RandomChanges(archive, random);
        changes.begin();
        written(random);
        table.showAll();
        // The rest is found by the rendering that the site starts.
        undelivered.removeIf(
                record -> !TableStream.text(record.dynamodb().keys(), "pk").equals("RENDERING"));
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = random.nextInt(CHANGES); i >= 0; i--) {
                change(random, changes::make);
                if (random.nextBoolean()) {
                    // While what was written just now cannot all be read.
                    deliver(
                            random,
                            LARGEST_BATCH,
                            random.nextInt(4) == 0 ? () -> change(random, changes::make) : () -> {});
                }
                if (random.nextInt(3) == 0) {
                    work(random);
                }
            }
            // Editors publish while everything is rendered.
            int meanwhile = 1 + random.nextInt(4);
            while (isAnythingLeft()) {
                boolean goesOn = meanwhile > 0 && random.nextInt(2) == 0;
                meanwhile -= goesOn ? 1 : 0;
                Runnable next = waiting.isEmpty() ? changes::make : changes::publishOfOldTags;
                deliver(random, LARGEST_BATCH, goesOn ? () -> change(random, next) : () -> {});
                table.showSome(random);
                work(random);
            }
            for (Runnable transaction : changes.transactions()) {
                changeItemByItem(random, transaction);
            }
            table.showAll();
            // What stands before what among the most read follows with the clock.
            run(renderers.getFirst(), Events.read("render-pages/ok-clock"));
            whole.assertIsWhatRenderingAfreshGives("seed " + seed + ", round " + round);
        }
    }

    /**
     * Makes one change and delivers its records in small batches. An item cannot be read before its own record comes, so pages
     * are rendered from parts of a transaction. No later change renders them again: the transaction's last record must.
     */
    private void changeItemByItem(Random random, Runnable transaction) throws Exception {
        while (undelivered.isEmpty()) {
            // The store refuses some changes, such as a comment on an article that is not there.
            change(random, transaction);
        }
        table.showWhatWakesNobody();
        while (isAnythingLeft()) {
            deliver(random, Math.max(1, undelivered.size() / 3), () -> {});
            work(random);
        }
    }

    private boolean isAnythingLeft() {
        waiting.addAll(tasks.next());
        undelivered.addAll(table.boundaries());
        return !undelivered.isEmpty() || !waiting.isEmpty();
    }

    /** Of changes before the last all can be read: who made this one may have read them. */
    private void change(Random random, Runnable change) {
        table.showAll();
        change.run();
        written(random);
    }

    private void written(Random random) {
        // The boundaries of pages are those that renderers have set, and copies of them.
        List<Record> written = stream.everything().stream()
                .filter(record -> !LaggingTable.isBoundary(record))
                .toList();
        table.hide(written);
        written.stream().filter(TableStream::wakes).forEach(undelivered::add);
        // A record of the site is lost now and then: the rendering that it started finds all that it changed.
        undelivered.stream()
                .filter(record -> isSite(record) && random.nextInt(4) == 0)
                .toList()
                .forEach(lost -> {
                    table.show(lost);
                    undelivered.remove(lost);
                });
    }

    private static boolean isSite(Record record) {
        return TableStream.text(record.dynamodb().keys(), "pk").equals("SITE");
    }

    /** Two renderers at once get some of what is there, in any order; some of it stays to come late, some comes again. */
    private void deliver(Random random, int most, Runnable meanwhile) throws Exception {
        Collections.shuffle(undelivered, random);
        List<Record> batch =
                new ArrayList<>(undelivered.subList(0, Math.min(undelivered.size(), 1 + random.nextInt(most))));
        undelivered.removeAll(batch);
        List<Record> again =
                batch.stream().filter(each -> random.nextInt(5) == 0).toList();
        undelivered.addAll(random.nextInt(3) == 0 ? again : List.of());
        batch.forEach(table::show);
        int half = batch.size() / 2;
        List<Callable<List<Record>>> works = List.of(
                () -> rendered(0, batch.subList(0, half)), () -> rendered(1, batch.subList(half, batch.size())));
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<List<Record>>> failures =
                    works.stream().map(threads::submit).toList();
            meanwhile.run();
            for (Future<List<Record>> failed : failures) {
                undelivered.addAll(failed.get());
            }
        }
    }

    /** Gives records to a renderer, and gives back those that it could not do, which come again. */
    private List<Record> rendered(int renderer, List<Record> records) {
        List<Record> failed = new ArrayList<>();
        Map<Boolean, List<Record>> lanes = records.stream().collect(partitioningBy(TableStream::isCount));
        lanes.forEach((isCount, lane) -> {
            String answer = run(isCount ? counts : renderers.get(renderer), TableStream.event(lane));
            lane.stream().filter(record -> TableStream.isFailed(record, answer)).forEach(failed::add);
        });
        return failed;
    }

    /** Does most of the tasks, some of them twice; the rest comes later, and so do the tasks that fail. */
    private void work(Random random) {
        waiting.addAll(tasks.next());
        List<Message> some = new ArrayList<>(waiting);
        waiting.clear();
        Collections.shuffle(some, random);
        for (Message task : some) {
            if (random.nextInt(3) == 0) {
                waiting.add(task);
                continue;
            }
            int times = random.nextInt(4) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                String answer = run(renderers.get(random.nextInt(2)), Tasks.event(List.of(task)));
                if (Tasks.isFailed(task.messageId(), answer)) {
                    waiting.add(task);
                }
            }
        }
    }

    /** What is logged of a task that comes again names its pages, which {@link Events#run} would take for a text of somebody. */
    private String run(RequestStreamHandler renderer, String event) {
        var context = new TestContext();
        var answer = new ByteArrayOutputStream();
        try {
            renderer.handleRequest(new ByteArrayInputStream(event.getBytes(UTF_8)), answer, context);
        } catch (IOException impossible) {
            throw new AssertionError("the answer is in memory", impossible);
        }
        assertEquals(
                List.of(),
                context.log().stream()
                        .filter(line -> !line.matches(NOT_WHOLE_YET))
                        .toList());
        return answer.toString(UTF_8);
    }
}
