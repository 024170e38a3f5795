package broadsheet.schedule;

import static java.util.Objects.requireNonNull;

import broadsheet.validation.FieldErrors;
import broadsheet.validation.FourDigitYears;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The time of a schedule.
 *
 * @param at the moment, to the second
 * @param zone the time zone in which the editor thinks of it, a name of the IANA time zone database
 */
public record ScheduledTime(Instant at, String zone) {
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d)?");
    private static final Pattern WITH_OFFSET = Pattern.compile(LOCAL + "(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final int MAX_SHOWN = 40;
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx");

    public ScheduledTime {
        requireNonNull(at, "at is null");
        requireNonNull(zone, "zone is null");
        if (!at.truncatedTo(ChronoUnit.SECONDS).equals(at)) {
            throw new IllegalArgumentException("at has fractions of a second: " + at);
        }
    }

    /** The time of a moment. One within a second is the end of it, so that nothing is early. */
    public static ScheduledTime of(Instant moment, String zone) {
        Instant second = moment.truncatedTo(ChronoUnit.SECONDS);
        return new ScheduledTime(second.equals(moment) ? second : second.plusSeconds(1), zone);
    }

    /**
     * Reads the time that an editor states: a local time such as {@code 2026-10-25T02:30} in a zone, or a time with an
     * offset. When clocks go back, a local time happens twice; when they go forward, some never happen. Both are
     * errors that name the two moments which may be meant.
     *
     * @param at the time; empty if it is missing
     * @param zone the zone; empty for the site's
     * @param site the site's time zone
     * @param now the current time, after which a schedule must be
     * @param errors collects the errors
     * @return the time; empty if there are errors
     */
    public static Optional<ScheduledTime> read(
            Optional<String> at, Optional<String> zone, String site, Instant now, FieldErrors errors) {
        Optional<String> named = zone(zone.orElse(site), errors);
        if (at.isEmpty()) {
            errors.add("at", "is missing: write a time such as 2026-10-25T09:30");
            return Optional.empty();
        }
        return named.flatMap(known -> moment(at.get().strip(), known, errors)
                .filter(moment -> isAhead(moment, now, errors) && isSortable(moment, errors))
                .map(moment -> new ScheduledTime(moment, known)));
    }

    /** The time in its zone, with the offset that holds then. */
    public String shown() {
        return SHOWN.format(at.atZone(zoneOf(zone)));
    }

    /** The time in its zone as staff read it, such as {@code 2026-10-25 09:30 +01:00, Europe/Berlin}. */
    public String words() {
        return (at.getEpochSecond() % 60 == 0 ? MINUTES : SECONDS).format(at.atZone(zoneOf(zone))) + ", " + zone;
    }

    private static Optional<String> zone(String name, FieldErrors errors) {
        if (name.equals("Z")
                || name.equals("UTC")
                || ZoneId.getAvailableZoneIds().contains(name)) {
            return Optional.of(name);
        }
        errors.add("zone", "\"%s\" is no time zone: write a name such as Europe/Berlin".formatted(shortened(name)));
        return Optional.empty();
    }

    private static ZoneId zoneOf(String name) {
        return name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
    }

    private static Optional<Instant> moment(String text, String zone, FieldErrors errors) {
        try {
            if (WITH_OFFSET.matcher(text).matches()) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            if (LOCAL.matcher(text).matches()) {
                return moment(LocalDateTime.parse(text), zone, errors);
            }
        } catch (DateTimeException noSuchTime) {
            // Falls through to the error for texts of another form.
        }
        errors.add(
                "at",
                "\"%s\" is no time: write 2026-10-25T09:30, or with an offset 2026-10-25T09:30+01:00"
                        .formatted(shortened(text)));
        return Optional.empty();
    }

    private static Optional<Instant> moment(LocalDateTime local, String zone, FieldErrors errors) {
        ZoneId rules = zoneOf(zone);
        List<ZoneOffset> offsets = rules.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return Optional.of(local.toInstant(offsets.getFirst()));
        }
        if (offsets.isEmpty()) {
            ZoneOffsetTransition forward = rules.getRules().getTransition(local);
            errors.add(
                    "at",
                    "%s does not exist in %s, because clocks go forward then: write %s or %s"
                            .formatted(
                                    local,
                                    zone,
                                    choice(local, forward.getOffsetBefore(), rules),
                                    choice(local, forward.getOffsetAfter(), rules)));
        } else {
            errors.add(
                    "at",
                    "%s happens twice in %s, because clocks go back then: write %s%s or %s%s"
                            .formatted(local, zone, local, offsets.get(0), local, offsets.get(1)));
        }
        return Optional.empty();
    }

    /** A moment that may be meant, as a clock of the zone shows it. */
    private static String choice(LocalDateTime local, ZoneOffset offset, ZoneId rules) {
        OffsetDateTime shown = local.toInstant(offset).atZone(rules).toOffsetDateTime();
        return shown.toLocalDateTime() + shown.getOffset().toString();
    }

    private static boolean isAhead(Instant moment, Instant now, FieldErrors errors) {
        if (!moment.isAfter(now)) {
            errors.add("at", "is not in the future: it is %s now".formatted(now.truncatedTo(ChronoUnit.SECONDS)));
            return false;
        }
        return true;
    }

    /** Whether the text of the moment sorts by time among others: a year of five digits begins with a plus sign. */
    private static boolean isSortable(Instant moment, FieldErrors errors) {
        if (!FourDigitYears.include(moment)) {
            errors.add("at", "is after the year %d in UTC".formatted(FourDigitYears.LAST));
            return false;
        }
        return true;
    }

    private static String shortened(String text) {
        return CONTROL.matcher(text.substring(0, Math.min(text.length(), MAX_SHOWN)))
                .replaceAll("?");
    }
}
