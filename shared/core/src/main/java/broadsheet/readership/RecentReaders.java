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
 * When an article's readers came: by the hour for a day, and by the day, in UTC, for thirty. It has {@value #BYTES} bytes
 * however many they are; beyond 65,535 in an hour or a day the numbers are within 1/32,768 of the largest.
 */
public final class RecentReaders {
    /** The size of {@link #bytes}. */
    public static final int BYTES = 114;

    /** How many days are told apart. */
    public static final int DAYS = 30;

    private static final int HOURS = 24;
    private static final int DAYS_OF_WEEK = 7;
    private static final int SECONDS_OF_HOUR = 3_600;

    /** Nobody yet. */
    public static final RecentReaders NONE = new RecentReaders(0, new int[HOURS], new int[DAYS]);

    /** The hour that they are told of, counted since 1970. */
    private final int hour;

    /** That hour's readers first, then those of each hour before. */
    private final int[] hours;

    private final int[] days;

    private RecentReaders(int hour, int[] hours, int[] days) {
        this.hour = hour;
        this.hours = hours;
        this.days = days;
    }

    /**
     * What {@link #bytes} wrote.
     *
     * @throws IllegalArgumentException if it did not
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

    /** What {@link #of} reads. */
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

    /** These, and so many more who came now; a clock that is behind another's counts them where that one was. */
    public RecentReaders plus(int more, Instant now) {
        RecentReaders at = at(now);
        int[] hours = at.hours.clone();
        int[] days = at.days.clone();
        hours[0] += more;
        days[0] += more;
        return new RecentReaders(at.hour, hours, days);
    }

    /** How many came within the last 24 hours; of the first of them only those of its last minutes are missing. */
    public int ofDay(Instant now) {
        return Arrays.stream(at(now).hours).sum();
    }

    /** How many came today and on the six days before. */
    public int ofWeek(Instant now) {
        return Arrays.stream(at(now).days, 0, DAYS_OF_WEEK).sum();
    }

    /** How many came on each of the last {@value #DAYS} days, today last. */
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
