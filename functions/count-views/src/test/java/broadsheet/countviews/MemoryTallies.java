package broadsheet.countviews;

import broadsheet.article.ArticleId;
import broadsheet.readership.ReaderTallies;
import broadsheet.readership.ReaderTally;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * Tallies in memory, under the condition that the table's have: a million beacons are too many for a table on this machine.
 * A write takes one unit, made or not, as DynamoReaderTalliesTest holds the table to. In bad weather writes fail, before or
 * after they were made.
 */
final class MemoryTallies implements ReaderTallies {
    private final Map<ArticleId, ReaderTally> tallies = new ConcurrentHashMap<>();
    private final AtomicLong units = new AtomicLong();
    private final AtomicLong races = new AtomicLong();
    private final SplittableRandom random = new SplittableRandom(11);
    private final double badWeather;

    /** This share of the writes fails. */
    MemoryTallies(double badWeather) {
        this.badWeather = badWeather;
    }

    /** How many write units were taken. */
    long units() {
        return units.get();
    }

    /** How many writes somebody else was quicker than. */
    long races() {
        return races.get();
    }

    ReaderTally of(ArticleId article) {
        return tallies.getOrDefault(article, ReaderTally.NONE);
    }

    @Override
    public Counted change(ArticleId article, Function<ReaderTally, Optional<ReaderTally>> counting) {
        while (true) {
            Optional<ReaderTally> next = counting.apply(of(article));
            if (next.isEmpty()) {
                return new Counted.Same(of(article));
            }
            fail();
            units.incrementAndGet();
            if (replace(article, next.get())) {
                fail();
                return new Counted.Written(next.get());
            }
            races.incrementAndGet();
        }
    }

    private boolean replace(ArticleId article, ReaderTally next) {
        ReaderTally now = tallies.compute(
                article,
                (slug, there) -> (there == null ? 0 : there.version()) == next.version() - 1
                        ? next
                        : Optional.ofNullable(there).orElse(ReaderTally.NONE));
        return next.equals(now);
    }

    private synchronized void fail() {
        if (random.nextDouble() < badWeather / 2) {
            throw new IllegalStateException("the weather is bad");
        }
    }
}
