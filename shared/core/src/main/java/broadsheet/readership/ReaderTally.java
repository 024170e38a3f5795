package broadsheet.readership;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The count of an article's readers. A copy has the same array as the original, so callers must not change the array.
 *
 * @param number the number of readers, which pages round ({@link ReaderCounts#shown})
 * @param readers the set of readers in the form of count-views, at most 701 bytes; it tells whether a reader is new
 * @param recent how many readers came in recent hours and days
 * @param version counts its writes; 0 before the first
 */
@SuppressWarnings("ArrayRecordComponent") // Tallies are never compared, and a batch has a thousand of them.
public record ReaderTally(int number, byte[] readers, RecentReaders recent, int version) {
    /** The tally before the first reader. */
    public static final ReaderTally NONE = new ReaderTally(0, new byte[0], RecentReaders.NONE, 0);

    public ReaderTally {
        requireNonNull(readers, "readers is null");
        requireNonNull(recent, "recent is null");
        if (number < 0 || version < 0) {
            throw new IllegalArgumentException("number is " + number + ", version is " + version);
        }
    }

    /** The tally after new readers at this time. The number never decreases. */
    public ReaderTally next(int counted, byte[] others, Instant now) {
        int next = Math.max(number, counted);
        return new ReaderTally(next, others, recent.plus(next - number, now), version + 1);
    }
}
