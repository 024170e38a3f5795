package broadsheet.validation;

import java.time.Instant;

/**
 * The years, in UTC, of the times that may be stored. ISO 8601 writes each of them with four digits and without a sign, so
 * that the order of texts is that of times.
 */
public final class FourDigitYears {
    /** The last of them. */
    public static final int LAST = 9999;

    private static final Instant FIRST_MOMENT = Instant.parse("1000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private FourDigitYears() {}

    /** Whether a moment is in one of these years. Instants reach further than the calendar, so it asks none for the year. */
    public static boolean include(Instant moment) {
        return !moment.isBefore(FIRST_MOMENT) && moment.isBefore(END);
    }
}
