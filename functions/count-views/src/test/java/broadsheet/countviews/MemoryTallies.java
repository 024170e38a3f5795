package broadsheet.countviews;

import broadsheet.article.ArticleId;
import broadsheet.readership.ReaderTallies;
import broadsheet.readership.ReaderTally;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final Exchanger<Boolean> meeting = new Exchanger<>();
    private final AtomicInteger meetings;
    private final double badWeather;

    /** This share of the writes fails. */
    MemoryTallies(double badWeather) {
        this(badWeather, 0);
    }

    /** So many of the first changes wait between their read and their write until another one has read, if one comes. */
    MemoryTallies(double badWeather, int meetings) {
        this.badWeather = badWeather;
        this.meetings = new AtomicInteger(meetings);
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
            if (meetings.getAndDecrement() > 0) {
                meet();
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

    private void meet() {
        try {
            meeting.exchange(true, 1, TimeUnit.SECONDS);
        } catch (TimeoutException alone) {
            // The last of an odd number goes on alone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
