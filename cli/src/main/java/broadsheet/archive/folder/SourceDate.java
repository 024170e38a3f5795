package broadsheet.archive.folder;

import broadsheet.authoring.Dates;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A date of a document.
 *
 * @param written the date as front matter has it here
 * @param locals the local times that it may have meant in an address: as written, and in the zone of the other site
 */
public record SourceDate(String written, List<LocalDateTime> locals) {
    private static final Pattern START =
            Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[Tt ]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?.*");
    private static final Pattern ZONED = Pattern.compile(".*(?:Z|z|[+-]\\d{1,2}:?\\d{0,2})");

    /** Other spellings that generators read. */
    private static final List<DateTimeFormatter> OTHERS = List.of(
                    "uuuu-MM-dd HH:mm[:ss] z",
                    "uuuu-MM-dd'T'HH:mm[:ss][.SSS][XXX]['['VV']']",
                    "uuuu-M-d h:mm[:ss][ ]a[ z]",
                    "uuuu/M/d[ H:mm[:ss]][ Z]",
                    "uuuu.M.d",
                    "d.M.uuuu",
                    "EEE, d MMM uuuu[ HH:mm[:ss]][ Z][ z]",
                    "EEE MMM ppd HH:mm:ss[ z][ Z] uuuu",
                    "EEE MMM d HH:mm:ss[ z][ Z] uuuu",
                    "EEEE, MMMM d, uuuu",
                    "MMMM d, uuuu[ H:mm[:ss]]",
                    "MMM d, uuuu[ H:mm[:ss]]",
                    "MMM d uuuu",
                    "MMMM d uuuu",
                    "d MMMM uuuu",
                    "d MMM uuuu",
                    "uuuuMMdd")
            .stream()
            .map(form -> new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(form)
                    .toFormatter(Locale.ENGLISH))
            .toList();

    public SourceDate {
        locals = List.copyOf(locals);
    }

    /**
     * Reads a date.
     *
     * @param zone the zone of the other site's dates without an offset; empty if it is not known
     * @return empty if the text is no date
     */
    public static Optional<SourceDate> of(String text, Optional<ZoneId> zone) {
        String stripped = text.strip();
        if (Dates.parse(stripped, ZoneOffset.UTC).isEmpty()) {
            return OTHERS.stream()
                    .flatMap(form -> parsed(form, stripped, zone).stream())
                    .findFirst();
        }
        Matcher start = START.matcher(stripped);
        if (!start.matches()) {
            return Optional.empty();
        }
        LocalDateTime local = LocalDate.of(
                        Integer.parseInt(start.group(1)),
                        Integer.parseInt(start.group(2)),
                        Integer.parseInt(start.group(3)))
                .atTime(number(start, 4), number(start, 5), number(start, 6));
        boolean timed = start.group(4) != null;
        if (!timed) {
            return Optional.of(new SourceDate(local.toLocalDate().toString(), List.of(local)));
        }
        boolean zoned = ZONED.matcher(stripped.substring(10)).matches();
        var instant = Dates.parse(stripped, zone.orElse(ZoneOffset.UTC)).orElseThrow();
        List<LocalDateTime> locals = new ArrayList<>(List.of(local));
        zone.filter(any -> zoned)
                .map(there -> LocalDateTime.ofInstant(instant, there))
                .ifPresent(locals::add);
        if (zoned) {
            locals.add(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        return Optional.of(new SourceDate(zoned || zone.isPresent() ? instant.toString() : local.toString(), locals));
    }

    /** The time that is meant, in a zone if the date has none itself; in UTC if neither is known. */
    Instant instant(Optional<ZoneId> zone) {
        return Dates.parse(written, zone.orElse(ZoneOffset.UTC)).orElseThrow();
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Optional<SourceDate> parsed(DateTimeFormatter form, String text, Optional<ZoneId> zone) {
        try {
            TemporalAccessor parsed = form.parse(text);
            LocalDate day = parsed.query(TemporalQueries.localDate());
            if (day == null) {
                return Optional.empty();
            }
            Optional<LocalDateTime> time = Optional.ofNullable(parsed.query(TemporalQueries.localTime()))
                    .map(day::atTime);
            if (time.isEmpty()) {
                return Optional.of(new SourceDate(day.toString(), List.of(day.atStartOfDay())));
            }
            Optional<ZoneId> said =
                    Optional.ofNullable(parsed.query(TemporalQueries.zone())).or(() -> zone);
            String written = said.map(there ->
                            ZonedDateTime.of(time.get(), there).toInstant().toString())
                    .orElseGet(() -> time.get().toString());
            return Optional.of(new SourceDate(written, List.of(time.get())));
        } catch (DateTimeException otherForm) {
            return Optional.empty();
        }
    }
}
