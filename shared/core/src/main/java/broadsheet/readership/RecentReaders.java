package broadsheet.readership;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The times of an article's readers: by hour for a day, and by day, in UTC, for thirty days. It always takes {@value
 * #BYTES} bytes. Beyond 65,535 in an hour or a day, the error is at most 1/32,768 of the largest number. Immutable.
 */
public final class RecentReaders {
    /** The size of {@link #bytes}. */
    public static final int BYTES = 114;

    /** The number of days with their own count. */
    public static final int DAYS = 30;

    private static final int HOURS = 24;
    private static final int DAYS_OF_WEEK = 7;
    private static final int SECONDS_OF_HOUR = 3_600;

    /** The counts before the first reader. */
    public static final RecentReaders NONE = new RecentReaders(0, new int[HOURS], new int[DAYS]);

    /** The hour of the newest count, in hours since 1970. */
    private final int hour;

    /** The counts by hour, newest first. */
    private final int[] hours;

    private final int[] days;

    private RecentReaders(int hour, int[] hours, int[] days) {
        this.hour = hour;
        this.hours = hours;
        this.days = days;
    }

    /**
     * Decodes the output of {@link #bytes}.
     *
     * @throws IllegalArgumentException if the length is not {@value #BYTES}
     */
    public static RecentReaders of(byte[] bytes) {
        if (requireNonNull(bytes, "bytes is null").length != BYTES) {
            throw new IllegalArgumentException("recent readers in " + bytes.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new RecentReaders(in.getInt(), read(in, HOURS), read(in, DAYS));
    }

    private static int[] read(ByteBuffer in, int count) {
        int scale = in.get();
        int[] read = new int[count];
        for (int i = 0; i < count; i++) {
            read[i] = Short.toUnsignedInt(in.getShort()) << scale;
        }
        return read;
    }

    /** Encodes the counts for {@link #of}. */
    public byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(BYTES).putInt(hour);
        write(out, hours);
        write(out, days);
        return out.array();
    }

    private static void write(ByteBuffer out, int[] numbers) {
        int most = Arrays.stream(numbers).max().orElse(0);
        int scale = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(most) - Short.SIZE);
        out.put((byte) scale);
        for (int number : numbers) {
            out.putShort((short) (number >> scale));
        }
    }

    /** Adds readers at this time. If the clock is behind an earlier writer's, they count in that writer's hour. */
    public RecentReaders plus(int more, Instant now) {
        RecentReaders at = at(now);
        int[] hours = at.hours.clone();
        int[] days = at.days.clone();
        hours[0] += more;
        days[0] += more;
        return new RecentReaders(at.hour, hours, days);
    }

    /**
     * The readers of the current hour and the 23 before. Of the last 24 hours, up to one hour at the start is missing.
     */
    public int ofDay(Instant now) {
        return Arrays.stream(at(now).hours).sum();
    }

    /** The readers of today and the six days before, in UTC. */
    public int ofWeek(Instant now) {
        return Arrays.stream(at(now).days, 0, DAYS_OF_WEEK).sum();
    }

    /** The readers of each of the last {@value #DAYS} days, today last. */
    public List<Integer> perDay(Instant now) {
        List<Integer> days = new ArrayList<>(IntStream.of(at(now).days).boxed().toList());
        Collections.reverse(days);
        return List.copyOf(days);
    }

    private RecentReaders at(Instant now) {
        int then = Math.max(hour, Math.toIntExact(now.getEpochSecond() / SECONDS_OF_HOUR));
        return then == hour
                ? this
                : new RecentReaders(then, later(hours, then - hour), later(days, then / HOURS - hour / HOURS));
    }

    private static int[] later(int[] numbers, int steps) {
        int[] later = new int[numbers.length];
        for (int i = steps; i < later.length; i++) {
            later[i] = numbers[i - steps];
        }
        return later;
    }
}
