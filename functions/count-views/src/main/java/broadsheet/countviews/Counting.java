package broadsheet.countviews;

import broadsheet.article.Slug;
import broadsheet.countviews.Visits.Visit;
import broadsheet.readership.ReaderTallies;
import broadsheet.readership.ReaderTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;

/**
 * Adds visits to the tallies of their articles: each is read, and if there is a new reader written, once, however many
 * visits there are. Visits that were added before change nothing.
 */
final class Counting {
    /** Each is mostly waiting for the table. */
    private static final int AT_ONCE = 8;

    private final ReaderTallies tallies;

    @Inject
    Counting(ReaderTallies tallies) {
        this.tallies = tallies;
    }

    /**
     * What became of visits.
     *
     * @param written how many tallies were written
     * @param unknown how many visits were to what is no article
     * @param failures what stopped the counting of an article's visits
     */
    record Outcome(int written, int unknown, Map<Slug, Throwable> failures) {
        Outcome {
            failures = Map.copyOf(failures);
        }
    }

    Outcome count(Map<Slug, List<Visit>> visits) {
        Map<Slug, ReaderTally> known = tallies.find(visits.keySet());
        // An article that has a tally was there once; the others are looked up, so that nobody can fill the table.
        List<Slug> strange = new ArrayList<>(visits.keySet());
        strange.removeAll(known.keySet());
        Set<Slug> published = strange.isEmpty() ? Set.of() : tallies.published(strange);

        var written = new AtomicInteger();
        var unknown = new AtomicInteger();
        Map<Slug, Throwable> failures = new ConcurrentHashMap<>();
        // Closing waits for every article.
        try (ExecutorService counters = Executors.newFixedThreadPool(AT_ONCE)) {
            visits.forEach((article, some) -> {
                if (!known.containsKey(article) && !published.contains(article)) {
                    unknown.addAndGet(some.size());
                    return;
                }
                counters.execute(() -> {
                    try {
                        ReaderTally before = known.getOrDefault(article, ReaderTally.NONE);
                        if (tallies.change(article, before, tally -> following(tally, some))) {
                            written.incrementAndGet();
                        }
                    } catch (RuntimeException | Error broken) {
                        // An error too would end with this thread, unseen by Lambda.
                        failures.put(article, broken);
                    }
                });
            });
        }
        return new Outcome(written.get(), unknown.get(), failures);
    }

    private static Optional<ReaderTally> following(ReaderTally before, List<Visit> visits) {
        Readers readers = Readers.of(before.readers());
        boolean changed = false;
        for (Visit visit : visits) {
            changed |= readers.add(visit.visitor());
        }
        return changed ? Optional.of(before.next(readers.number(), readers.bytes())) : Optional.empty();
    }
}
