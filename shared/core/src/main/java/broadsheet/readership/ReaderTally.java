package broadsheet.readership;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * The count of an article's readers.
 *
 * @param number the number that pages show
 * @param readers opaque data that tells whether a reader is new
 * @param recent the times when the readers came
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
