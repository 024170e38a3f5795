package broadsheet.authoring;

import broadsheet.validation.FourDigitYears;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses dates in front matter. */
public final class Dates {
    /**
     * ISO 8601 dates and date-times, and the variants that Jekyll accepts: a space instead of the T or before the
     * offset, "9:00", "-4".
     */
    private static final Pattern FORM = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})"
            + "(?:[Tt ]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?\\s?(Z|z|([+-])(\\d{1,2}):?(\\d{2})?)?)?");

    private Dates() {}

    /**
     * The instant that a text denotes, to the second. A date without a time means the start of its day. Empty if the
     * text is no date, or if its year is not within 1000 to 9999.
     *
     * @param zone the time zone for texts without an offset
     */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            Instant instant = LocalDateTime.of(
                            number(parts, 1),
                            number(parts, 2),
                            number(parts, 3),
                            number(parts, 4),
                            number(parts, 5),
                            number(parts, 6))
                    .atZone(parts.group(7) == null ? zone : offset(parts))
                    .toInstant();
            return Optional.of(instant).filter(FourDigitYears::include);
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static ZoneOffset offset(Matcher parts) {
        if (parts.group(8) == null) {
            return ZoneOffset.UTC;
        }
        int sign = parts.group(8).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * number(parts, 9), sign * number(parts, 10));
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
