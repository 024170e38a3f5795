package broadsheet.countviews;

import broadsheet.article.ArticleId;
import broadsheet.countviews.Visits.Visit;
import broadsheet.readership.ReaderTallies;
import broadsheet.readership.ReaderTallies.Counted;
import broadsheet.readership.ReaderTally;
import broadsheet.readership.RecentReaders;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;

/**
 * Adds visits to the tallies of their articles. It reads each tally once, and writes it once if there is a new reader,
 * however many visits there are. Adding a visit again changes nothing.
 */
final class Counting {
    /** How many articles are counted in parallel; each mostly waits for the table. */
    private static final int CONCURRENCY = 8;

    private final ReaderTallies tallies;

    @Inject
    Counting(ReaderTallies tallies) {
        this.tallies = tallies;
    }

    /**
     * The result of counting.
     *
     * @param written how many tallies were written
     * @param readers how many new readers were counted
     * @param unknown how many visits name no existing article
     * @param recent the recent readers of each counted article
     * @param failures the exception for each article whose tally could not be written
     */
    record Outcome(
            int written,
            int readers,
            int unknown,
            Map<ArticleId, RecentReaders> recent,
            Map<ArticleId, Throwable> failures) {
        Outcome {
            recent = Map.copyOf(recent);
            failures = Map.copyOf(failures);
        }
    }

    /** Adds the visits to the tallies, several articles in parallel. */
    Outcome count(Map<ArticleId, List<Visit>> visits, Instant now) {
        var written = new AtomicInteger();
        var readers = new AtomicInteger();
        var unknown = new AtomicInteger();
        Map<ArticleId, RecentReaders> recent = new ConcurrentHashMap<>();
        Map<ArticleId, Throwable> failures = new ConcurrentHashMap<>();
        List<ArticleId> articles = new ArrayList<>(visits.keySet());
        // Concurrent invocations would otherwise compete for the same article's tally again and again.
        Collections.shuffle(articles);
        // Closing the executor waits for every article.
        try (ExecutorService counters = Executors.newFixedThreadPool(CONCURRENCY)) {
            for (ArticleId article : articles) {
                List<Visit> some = visits.getOrDefault(article, List.of());
                var before = new AtomicInteger();
                counters.execute(() -> {
                    try {
                        switch (tallies.change(article, tally -> {
                            before.set(tally.number());
                            return following(tally, some, now);
                        })) {
                            case Counted.Written(ReaderTally tally) -> {
                                written.incrementAndGet();
                                readers.addAndGet(tally.number() - before.get());
                                recent.put(article, tally.recent());
                            }
                            // An earlier call may have written the tally and stopped before it updated the rankings.
                            case Counted.Same(ReaderTally tally) -> recent.put(article, tally.recent());
                            case Counted.NoArticle() -> unknown.addAndGet(some.size());
                        }
                    } catch (RuntimeException | Error broken) {
                        // An uncaught error would end this thread only, and Lambda would not see it.
                        failures.put(article, broken);
                    }
                });
            }
        }
        return new Outcome(written.get(), readers.get(), unknown.get(), recent, failures);
    }

    private static Optional<ReaderTally> following(ReaderTally before, List<Visit> visits, Instant now) {
        ReaderSet readers = ReaderSet.of(before.readers());
        boolean changed = false;
        for (Visit visit : visits) {
            changed |= readers.add(visit.visitor());
        }
        return changed ? Optional.of(before.next(readers.number(), readers.bytes(), now)) : Optional.empty();
    }
}
