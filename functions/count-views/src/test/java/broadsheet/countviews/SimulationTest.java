package broadsheet.countviews;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import broadsheet.http.OriginSecrets;
import broadsheet.log.CallLog;
import broadsheet.readership.ReaderTally;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A day of views: 1,000 articles as popular as Zipf has it, beacons of a fifth as many readers, 5 % of them delivered twice,
 * four consumers at once, writes that fail and batches that come again. Everything passes the real handler.
 *
 * <p>{@code -Dbeacons=1000000} chooses how many; the tests' own number is smaller only to save time.
 */
@Tag("long")
final class SimulationTest {
    private static final int ARTICLES = 1_000;
    private static final int CONSUMERS = 4;

    /** As many as template.yaml lets count at once. */
    private static final int AT_MOST = 3;

    /** What fits into a call: messages as SQS hands them over take some 1,180 bytes of its 6 MB. */
    private static final int FITTING = 5_300;

    private static final int WINDOW_SECONDS = 60;
    private static final double TWICE = 0.05;
    private static final double BAD_WEATHER = 0.005;
    private static final double LOST_ANSWERS = 0.02;

    private final int beacons = Integer.getInteger("beacons", 300_000);
    private final SplittableRandom random = new SplittableRandom(42);
    private final double[] popularity = popularity();

    @Test
    void everyReaderIsCountedOnceDespiteFailures() throws Exception {
        List<Set<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            readers.add(new HashSet<>());
        }
        List<String> queue = new ArrayList<>();
        for (int i = 0; i < beacons; i++) {
            int article = article();
            int reader = random.nextInt(beacons / 5);
            readers.get(article).add(reader);
            String body = body(article, reader);
            queue.add(body);
            if (random.nextDouble() < TWICE) {
                // It takes some other message's place, which comes later for it.
                String late = queue.set(random.nextInt(queue.size()), body);
                queue.add(late);
            }
        }
        // One address sends as much as a tenth of all, each time as another browser.
        for (int i = 0; i < beacons / 10; i++) {
            queue.add(queue.set(random.nextInt(queue.size()), flood(i)));
        }
        for (int place = 1; place <= ReaderSet.OF_AN_ADDRESS; place++) {
            readers.getFirst().add(-place);
        }
        var tallies = new MemoryTallies(BAD_WEATHER);
        consume(tallies, new MemoryRankings(tallies), queue, FITTING, CONSUMERS, LOST_ANSWERS, beacons);
        check(tallies, readers);
    }

    private void check(MemoryTallies tallies, List<Set<Integer>> readers) {
        double squares = 0;
        double worst = 0;
        int exact = 0;
        int most = 0;
        for (int i = 0; i < ARTICLES; i++) {
            int truth = readers.get(i).size();
            ReaderTally tally = tallies.of(ArticleIds.of(slug(i).value()));
            most = Math.max(most, tally.readers().length);
            if (truth <= ReaderSet.EXACT) {
                assertEquals(truth, tally.number(), "readers of " + slug(i));
                exact++;
            } else {
                double error = tally.number() / (double) truth - 1;
                squares += error * error;
                worst = Math.max(worst, Math.abs(error));
            }
        }
        double rms = Math.sqrt(squares / Math.max(1, ARTICLES - exact));
        System.out.printf(
                "%,d beacons: %d articles exact, %d with %.2f %% root mean square error, %.2f %% at worst; at most %d"
                        + " bytes; %,d write units, %,d races%n",
                beacons, exact, ARTICLES - exact, 100 * rms, 100 * worst, most, tallies.units(), tallies.races());
        // Five standard errors of the sketch: of a thousand articles, hardly ever one is off by more.
        assertTrue(rms <= 0.02 && worst <= 5 * 0.0184, "root mean square error " + rms + ", at worst " + worst);
        assertTrue(most <= 701, most + " bytes");
    }

    /** 5,000 views a second for a minute: all consumers write one tally, and most of their attempts meet another's. */
    @Test
    void hotArticleLosesNoReader() throws Exception {
        List<String> queue = new ArrayList<>();
        Set<Integer> readers = new HashSet<>();
        for (int i = 0; i < beacons; i++) {
            int reader = random.nextInt(beacons / 2);
            readers.add(reader);
            queue.add(body(0, reader));
        }
        var busy = new MemoryTallies(BAD_WEATHER, 12);
        consume(busy, new MemoryRankings(busy), queue, FITTING, AT_MOST, LOST_ANSWERS, 5_000);
        var calm = new MemoryTallies(0);
        consume(calm, new MemoryRankings(calm), queue, FITTING, 1, 0, 5_000);
        // A sketch depends a little on the order. One lost batch would be more than a hundredth of the readers.
        int number = calm.of(ArticleIds.of(slug(0).value())).number();
        assertEquals(number, busy.of(ArticleIds.of(slug(0).value())).number(), 0.005 * number);
        assertEquals(readers.size(), busy.of(ArticleIds.of(slug(0).value())).number(), 0.07 * readers.size());
        System.out.printf(
                "%,d views of one article: %,d write units, %,d races%n", beacons, busy.units(), busy.races());
        assertTrue(busy.races() > 0, "no two consumers met");
    }

    @Test
    void theMoreViewsTheLessEachCosts() throws Exception {
        System.out.println("views a second, write units a view:");
        double last = Double.MAX_VALUE;
        for (int perSecond : new int[] {1, 100, 10_000}) {
            var tallies = new MemoryTallies(0);
            var rankings = new MemoryRankings(tallies);
            int batch = Math.min(FITTING, Math.max(1, perSecond * WINDOW_SECONDS / AT_MOST));
            int views = Math.min(beacons, Math.max(10_000, perSecond * 3_600));
            List<String> queue = new ArrayList<>();
            for (int i = 0; i < views; i++) {
                queue.add(body(article(), random.nextInt(beacons / 5)));
            }
            consume(tallies, rankings, queue, batch, AT_MOST, 0, perSecond);
            double each = (tallies.units() + rankings.units()) / (double) views;
            System.out.printf(
                    "%,6d %.3f, of that %.3f for what is read most (%,d views in batches of %,d)%n",
                    perSecond, each, rankings.units() / (double) views, views, batch);
            assertTrue(each < last && each <= 1, each + " write units a view");
            last = each;
        }
    }

    /** Has all messages consumed, however often each has to come, while time goes by. */
    private void consume(
            MemoryTallies tallies,
            MemoryRankings rankings,
            List<String> queue,
            int batch,
            int consumersAtOnce,
            double lostAnswers,
            int perSecond)
            throws Exception {
        var seen = new AtomicLong();
        Deque<List<String>> left = new ArrayDeque<>();
        for (int from = 0; from < queue.size(); from += batch) {
            left.add(queue.subList(from, Math.min(from + batch, queue.size())));
        }
        byte[] salt = "the day's salt".repeat(2).getBytes(US_ASCII);
        InstantSource clock = () -> SeededSite.CLOCK.instant().plusSeconds(seen.get() / perSecond);
        var function = new CountViews(
                new CallLog(),
                new OriginSecrets(),
                slug -> Optional.of(ArticleIds.of(slug.value())),
                new Counting(tallies),
                rankings,
                day -> salt,
                clock);
        try (var consumers = Executors.newFixedThreadPool(consumersAtOnce)) {
            while (!left.isEmpty()) {
                List<Callable<List<String>>> calls = new ArrayList<>();
                for (int i = 0; i < consumersAtOnce && !left.isEmpty(); i++) {
                    List<String> bodies = left.poll();
                    seen.addAndGet(bodies.size());
                    boolean lost = random.nextDouble() < lostAnswers;
                    calls.add(() -> {
                        List<String> again = again(function, bodies);
                        return lost ? bodies : again;
                    });
                }
                for (Future<List<String>> call : consumers.invokeAll(calls)) {
                    if (!call.get().isEmpty()) {
                        left.add(call.get());
                    }
                }
            }
        }
    }

    /** Hands over a batch; gives the messages of it that come again. */
    private static List<String> again(CountViews function, List<String> bodies) {
        Views views = Views.none();
        bodies.forEach(body -> views.sent(SeededSite.CLOCK.instant(), body));
        String answer = Events.run(function, views.event(), new TestContext());
        List<String> failed = new ArrayList<>();
        if (Events.at(answer, "batchItemFailures.*.itemIdentifier") instanceof List<?> ids) {
            ids.forEach(id ->
                    failed.add(bodies.get(Integer.parseInt(String.valueOf(id).replace("message-", "")))));
        }
        return failed;
    }

    private static Slug slug(int article) {
        return new Slug("article-%04d".formatted(article));
    }

    private static String body(int article, int reader) {
        return "%s 10.%d.%d.%d %s Mozilla/5.0 (X11; Linux x86_64; rv:1%02d.0) Gecko/20100101 Firefox/1%02d.0"
                .formatted(
                        Views.SECRET,
                        reader >> 16,
                        reader >> 8 & 255,
                        reader & 255,
                        slug(article),
                        reader % 50,
                        reader % 50);
    }

    private static String flood(int name) {
        return "%s 198.51.100.7 %s Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Firefox/%d.0"
                .formatted(Views.SECRET, slug(0), name, name);
    }

    private int article() {
        int found = Arrays.binarySearch(popularity, random.nextDouble());
        return Math.min(ARTICLES - 1, found < 0 ? -found - 1 : found);
    }

    /** The share of the views that the most popular articles have together. */
    private static double[] popularity() {
        double[] sums = new double[ARTICLES];
        double sum = 0;
        for (int i = 0; i < ARTICLES; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        double all = sum;
        return Arrays.stream(sums).map(each -> each / all).toArray();
    }
}
