package broadsheet.check.finding;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A violated invariant.
 *
 * @param place a key of the table, or a path
 * @param wrong the problem. It states a difference instead of a total, so the text stays the same while others write
 * @param remedy how to fix it
 * @param delay how long this state is normal, because the schedule corrects it; zero if it never is
 */
public record Finding(String place, String wrong, Remedy remedy, Duration delay) {
    public Finding {
        requireNonNull(place, "place is null");
        requireNonNull(wrong, "wrong is null");
        requireNonNull(remedy, "remedy is null");
        requireNonNull(delay, "delay is null");
    }

    /** How to fix a finding. */
    public sealed interface Remedy {
        /**
         * A repair by a conditional write. The condition is that the data behind the finding has not changed.
         *
         * @param write returns false, and writes nothing, if another writer was faster
         */
        record Write(BooleanSupplier write) implements Remedy {}

        /**
         * A repair that a person has to make.
         *
         * @param advice what the operator can do
         */
        record Advice(String advice) implements Remedy {}
    }

    /** Creates a finding that a write repairs. */
    public static Finding repairable(String place, String wrong, BooleanSupplier write) {
        return new Finding(place, wrong, new Remedy.Write(write), Duration.ZERO);
    }

    /** Creates a finding that a person has to repair. */
    public static Finding manual(String place, String wrong, String advice) {
        return new Finding(place, wrong, new Remedy.Advice(advice), Duration.ZERO);
    }

    /** Returns this finding with a delay during which the state is normal. */
    public Finding after(Duration delay) {
        return new Finding(place, wrong, remedy, delay);
    }

    /**
     * Returns whether both findings have the same location and problem. It ignores the remedy, because each check
     * creates a new one.
     */
    public boolean isSameAs(Finding other) {
        return place.equals(other.place) && wrong.equals(other.wrong);
    }
}
