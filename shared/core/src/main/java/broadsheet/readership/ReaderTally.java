package broadsheet.readership;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What is kept of an article's readers.
 *
 * @param number the number that is shown
 * @param readers what it takes to tell whether a reader is a new one: opaque to all but who counts
 * @param recent when they came
 * @param version how often it was written; 0: never yet
 */
@SuppressWarnings("ArrayRecordComponent") // Tallies are not compared, and a batch has a thousand of them.
public record ReaderTally(int number, byte[] readers, RecentReaders recent, int version) {
    /** Before the first reader. */
    public static final ReaderTally NONE = new ReaderTally(0, new byte[0], RecentReaders.NONE, 0);

    public ReaderTally {
        requireNonNull(readers, "readers is null");
        requireNonNull(recent, "recent is null");
        if (number < 0 || version < 0) {
            throw new IllegalArgumentException("number is " + number + ", version is " + version);
        }
    }

    /** What follows it once there are other readers, by now: the number never goes down. */
    public ReaderTally next(int counted, byte[] others, Instant now) {
        int next = Math.max(number, counted);
        return new ReaderTally(next, others, recent.plus(next - number, now), version + 1);
    }
}
