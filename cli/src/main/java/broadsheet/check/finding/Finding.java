package broadsheet.check.finding;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Something that is not true.
 *
 * @param place where: a key of the table, or a path
 * @param wrong what is wrong there; says by how much, not how many, so that it stays the same while others write
 * @param remedy what can be done about it
 * @param delay how long it may be so, and nothing be wrong: until the clock has it made true
 */
public record Finding(String place, String wrong, Remedy remedy, Duration delay) {
    public Finding {
        requireNonNull(place, "place is null");
        requireNonNull(wrong, "wrong is null");
        requireNonNull(remedy, "remedy is null");
        requireNonNull(delay, "delay is null");
    }

    /** What can be done about a finding. */
    public sealed interface Remedy {
        /**
         * A write that makes it true, on the condition that what the finding rests on is still as it was read.
         *
         * @param write gives false if somebody was quicker; then it has written nothing
         */
        record Write(BooleanSupplier write) implements Remedy {}

        /**
         * Nothing that a program should do.
         *
         * @param advice what whoever reads this can do
         */
        record Advice(String advice) implements Remedy {}
    }

    /** A finding that a write mends. */
    public static Finding mended(String place, String wrong, BooleanSupplier write) {
        return new Finding(place, wrong, new Remedy.Write(write), Duration.ZERO);
    }

    /** A finding that is for a person. */
    public static Finding told(String place, String wrong, String advice) {
        return new Finding(place, wrong, new Remedy.Advice(advice), Duration.ZERO);
    }

    /** The same, of what may be so for this long. */
    public Finding after(Duration delay) {
        return new Finding(place, wrong, remedy, delay);
    }

    /** Whether both tell the same; each look makes a remedy of its own. */
    public boolean tellsTheSameAs(Finding other) {
        return place.equals(other.place) && wrong.equals(other.wrong);
    }
}
