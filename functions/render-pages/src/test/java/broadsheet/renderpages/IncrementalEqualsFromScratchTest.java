package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Fingerprint;
import broadsheet.article.Slug;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Contribution;
import broadsheet.discussion.Refused;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Archive;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.TableStream;
import broadsheet.fixtures.Tasks;
import broadsheet.pages.Address;
import broadsheet.readership.ReaderTallies.Counted;
import broadsheet.readership.ReaderTally;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The rule that rendering is measured against: after any sequence of publications, corrections, re-datings, renamings, moves between
 * sections and withdrawals, comments, live coverage and site changes, rendered by two renderers at once from batches that come late, twice and in any order, the
 * bucket holds, byte for byte, what rendering everything afresh from the table gives: no stale page, no orphan.
 *
 * <p>A failure names its seed; {@code -Dseed=...} runs that one again, and {@code -Dsequences=...} more of them.
 */
final class IncrementalEqualsFromScratchTest {
    private static final int SEQUENCES = Integer.getInteger("sequences", 3);
    private static final int CHANGES = 50;
    private static final List<String> SECTIONS = List.of("science", "science", "science", "markets");
    private static final List<String> KINDS = List.of("Analysis", "analysis", "News");
    private static final List<String> TAGS = List.of("tides", "ports", "open data");

    private static final String SITE = Events.read("publish-article/200-site");
    private static final List<String> SITES = List.of(
            SITE,
            SITE.replace("The Fair Copy", "The Foul Papers"),
            SITE.replace("Markets", "Trade"),
            SITE.replace("markets", "trade"),
            SITE.replaceFirst("#[0-9a-f]{6}", "#123456"));

    private final PagesBucket bucket = new PagesBucket();
    private final Archive archive = new Archive();
    private final TableStream stream = archive.stream();
    private final Tasks tasks = new Tasks();
    private final TestContext context = new TestContext();
    private final List<RenderPages> renderers = List.of(new RenderPages(Archive.CLOCK), new RenderPages(Archive.CLOCK));

    @AfterEach
    void close() {
        tasks.close();
        stream.close();
        archive.close();
        bucket.close();
    }

    static List<Long> seeds() {
        String given = System.getProperty("seed", "");
        return given.isEmpty() ? new Random().longs(SEQUENCES).boxed().toList() : List.of(Long.valueOf(given));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theBucketHoldsWhatRenderingEverythingAfreshGives(long seed) throws Exception {
        Random random = new Random(seed);
        archive.publishSite(SITE);
        // So that there is something live in every sequence.
        archive.coverages().cover("coverage-0", "---\ntitle: Title\nsection: science\n---\n");
        List<Record> undelivered = new ArrayList<>();
        for (int i = 0; i < CHANGES; i++) {
            change(random);
            undelivered.addAll(stream.next());
            if (random.nextInt(4) == 0) {
                deliver(undelivered, random);
            }
            if (random.nextInt(4) == 0) {
                work(tasks.next(), random);
            }
        }
        List<Message> waiting = tasks.next();
        while (!undelivered.isEmpty() || !waiting.isEmpty()) {
            deliver(undelivered, random);
            work(waiting, random);
            undelivered.addAll(stream.next());
            waiting.addAll(tasks.next());
        }
        // What stands before what among the most read follows with the clock.
        Events.run(renderers.getFirst(), Events.read("render-pages/ok-clock"), context);
        assertEquals(List.of(), context.log(), "seed " + seed);
        assertEquals(fromScratch(), incrementally(), "seed " + seed);
    }

    private void change(Random random) {
        if (random.nextInt(12) == 0) {
            archive.publishSite(pick(SITES, random));
            return;
        }
        if (random.nextInt(3) == 0) {
            cover("coverage-" + random.nextInt(3), random);
            return;
        }
        String slug = "article-" + random.nextInt(25);
        if (random.nextInt(4) == 0) {
            read(new Slug(slug), 1 + random.nextInt(9));
            return;
        }
        if (random.nextInt(4) == 0) {
            discuss(new Slug(slug), random);
            return;
        }
        if (random.nextInt(6) == 0) {
            archive.withdraw(slug);
            return;
        }
        String former = "article-" + random.nextInt(25);
        boolean renaming = random.nextInt(4) == 0 && !former.equals(slug);
        LocalDate date = random.nextInt(5) == 0
                ? LocalDate.of(2026, 3, 29 + random.nextInt(3))
                : LocalDate.of(2026, 1 + random.nextInt(3), 1 + random.nextInt(28));
        archive.publishDocument(slug, """
            ---
            title: Title %d
            section: %s
            kind: %s
            authors: [%s]
            date: %s
            featured: %b
            tags: [%s]
            %s
            ---
            Text.
            """.formatted(
                        random.nextInt(3),
                        pick(SECTIONS, random),
                        pick(KINDS, random),
                        pick(List.of("Ann Guest", "ann guest", "Bo Guest"), random),
                        date,
                        random.nextInt(6) == 0,
                        pick(TAGS, random),
                        renaming ? "formerly: " + former : ""));
    }

    private void read(Slug slug, int readers) {
        Instant now = Archive.CLOCK.instant();
        Counted counted = archive.readerTallies()
                .change(slug, before -> Optional.of(before.next(before.number() + readers, new byte[0], now)));
        if (counted instanceof Counted.Written(ReaderTally tally)) {
            archive.boards().tell(Map.of(slug, tally.recent()), now);
        }
    }

    private void discuss(Slug slug, Random random) {
        if (random.nextInt(4) == 0) {
            archive.moderation().remove(slug, 1 + random.nextInt(3));
            return;
        }
        var reader = new Commenter("reader-" + random.nextInt(), "Reader", true);
        CommentText text = CommentText.of("Text " + random.nextInt(9)).orElseThrow();
        OptionalInt inReplyTo = random.nextInt(3) == 0 ? OptionalInt.of(1) : OptionalInt.empty();
        try {
            archive.contributions()
                    .publish(new Contribution(slug, reader, text, inReplyTo, "key"), 10, Archive.CLOCK.instant());
        } catch (Refused refused) {
            // There is no such article, or no such comment; nothing was written.
        }
    }

    /** Opens, renames, moves and closes coverages; posts, corrects, pins and withdraws updates. */
    private void cover(String coverage, Random random) {
        if (random.nextInt(4) == 0) {
            archive.coverages().cover(coverage, """
                ---
                title: Title %d
                section: %s
                key points: [Point %d]
                status: %s
                summary: It ended.
                ---
                """.formatted(
                            random.nextInt(3),
                            pick(SECTIONS, random),
                            random.nextInt(9),
                            random.nextInt(4) == 0 ? "closed" : "open"));
            return;
        }
        // Few enough to be met again, and enough for more than one page.
        int number = random.nextInt(40);
        for (int i = number; i < number + 1 + random.nextInt(8); i++) {
            String id = "01JK0000000000000000%06d".formatted(i);
            if (random.nextInt(6) == 0) {
                archive.coverages().withdrawUpdate(coverage, id);
            } else {
                archive.coverages().post(coverage, id, """
                    ---
                    title: Update %d
                    pinned: %b
                    ---
                    Text.
                    """.formatted(random.nextInt(9), random.nextInt(6) == 0));
            }
        }
    }

    private static String pick(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    /** Two renderers at once get some of what is there, in any order; some of it stays to come late, some comes again. */
    private void deliver(List<Record> undelivered, Random random) throws Exception {
        Collections.shuffle(undelivered, random);
        List<Record> batch = new ArrayList<>(undelivered.subList(0, Math.min(undelivered.size(), 30)));
        undelivered.removeAll(batch);
        List<Record> again =
                batch.stream().filter(each -> random.nextInt(5) == 0).toList();
        undelivered.addAll(random.nextInt(3) == 0 ? again : List.of());
        int half = batch.size() / 2;
        List<Callable<String>> works = List.of(
                () -> Events.run(renderers.get(0), TableStream.event(batch.subList(0, half)), context),
                () -> Events.run(renderers.get(1), TableStream.event(batch.subList(half, batch.size())), context));
        try (var threads = Executors.newFixedThreadPool(2)) {
            List<Future<String>> answers = works.stream().map(threads::submit).toList();
            if (random.nextBoolean()) {
                change(random);
                undelivered.addAll(stream.next());
            }
            for (Future<String> answer : answers) {
                assertEquals("{\"batchItemFailures\":[]}", answer.get(), context.log()::toString);
            }
        }
    }

    /** Some tasks are done twice. */
    private void work(List<Message> waiting, Random random) {
        Collections.shuffle(waiting, random);
        for (Message task : waiting) {
            int times = random.nextInt(4) == 0 ? 2 : 1;
            for (int i = 0; i < times; i++) {
                String answer = Events.run(renderers.get(random.nextInt(2)), Tasks.event(List.of(task)), context);
                assertEquals("{\"batchItemFailures\":[]}", answer, context.log()::toString);
            }
        }
        waiting.clear();
    }

    private Map<String, String> incrementally() {
        Map<String, String> pages = new TreeMap<>();
        bucket.keys().stream()
                .filter(key -> !key.startsWith("assets/"))
                .forEach(key -> pages.put(
                        key.equals("index.html") ? "/" : "/" + key,
                        told(key, bucket.get(key).asByteArray())));
        return pages;
    }

    /** A page as it is, a card by its fingerprint: what a failure prints should be of use. */
    private static String told(String path, byte[] bytes) {
        return path.endsWith(".png") ? Fingerprint.of("", bytes) : new String(bytes, UTF_8);
    }

    private Map<String, String> fromScratch() {
        Map<String, String> pages = new TreeMap<>();
        for (Address address : archive.catalogue().addresses()) {
            archive.pages()
                    .render(address)
                    .ifPresent(rendered -> pages.put(
                            address.path(), told(address.path(), rendered.page().bytes())));
        }
        assertTrue(pages.keySet().stream().anyMatch(path -> path.startsWith("/cards/")), pages.keySet()::toString);
        assertTrue(pages.keySet().stream().anyMatch(path -> path.startsWith("/live/")), pages.keySet()::toString);
        assertTrue(pages.size() > 20, pages.keySet()::toString);
        return pages;
    }
}
