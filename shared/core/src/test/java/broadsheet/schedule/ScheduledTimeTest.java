package broadsheet.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import broadsheet.validation.FieldError;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ScheduledTimeTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void localTimeIsReadInItsZone() {
        assertEquals("2026-07-01T06:30:00Z Europe/Berlin", read("2026-07-01T08:30", "Europe/Berlin"));
        assertEquals("2026-07-01T12:30:05Z America/New_York", read("2026-07-01T08:30:05", "America/New_York"));
    }

    @Test
    void localTimeWithoutZoneIsReadInTheSitesZone() {
        assertEquals(
                "2026-07-01T06:30:00Z Europe/Berlin",
                read(Optional.of("2026-07-01T08:30"), Optional.empty(), "Europe/Berlin"));
        assertEquals("2026-07-01T08:30:00Z UTC", read(Optional.of("2026-07-01T08:30"), Optional.empty(), "UTC"));
    }

    @Test
    void timeWithOffsetIsTakenAsItIs() {
        assertEquals("2026-07-01T10:30:00Z Europe/Berlin", read("2026-07-01T08:30-02:00", "Europe/Berlin"));
        assertEquals("2026-07-01T08:30:00Z Europe/Berlin", read("2026-07-01T08:30Z", "Europe/Berlin"));
    }

    @Test
    void momentWithinASecondIsTheEndOfIt() {
        assertEquals(NOW, ScheduledTime.of(NOW, "UTC").at());
        assertEquals(
                NOW.plusSeconds(1), ScheduledTime.of(NOW.plusMillis(1), "UTC").at());
    }

    @Test
    void timeThatHappensTwiceIsRefusedWithBothMoments() {
        assertEquals(
                "at: 2026-10-25T02:30 happens twice in Europe/Berlin, because clocks go back then:"
                        + " write 2026-10-25T02:30+02:00 or 2026-10-25T02:30+01:00",
                read("2026-10-25T02:30", "Europe/Berlin"));
        assertEquals("2026-10-25T00:30:00Z Europe/Berlin", read("2026-10-25T02:30+02:00", "Europe/Berlin"));
        assertEquals("2026-10-25T01:30:00Z Europe/Berlin", read("2026-10-25T02:30+01:00", "Europe/Berlin"));
    }

    @Test
    void timeThatDoesNotExistIsRefusedWithTheMomentsBeforeAndAfter() {
        assertEquals(
                "at: 2026-03-29T02:30 does not exist in Europe/Berlin, because clocks go forward then:"
                        + " write 2026-03-29T03:30+02:00 or 2026-03-29T01:30+01:00",
                read("2026-03-29T02:30", "Europe/Berlin"));
    }

    @Test
    void zoneThatMovesItsClocksByHalfAnHourIsRefusedAlike() {
        assertEquals(
                "at: 2026-04-05T01:45 happens twice in Australia/Lord_Howe, because clocks go back then:"
                        + " write 2026-04-05T01:45+11:00 or 2026-04-05T01:45+10:30",
                read("2026-04-05T01:45", "Australia/Lord_Howe"));
    }

    @Test
    void timeWhoseYearIsOver9999InUtcIsRefused() {
        assertEquals("at: is after the year 9999 in UTC", read("9999-12-31T23:59", "America/New_York"));
        assertEquals("at: is after the year 9999 in UTC", read("9999-12-31T23:59-00:01", "UTC"));
        assertEquals("9999-12-31T23:59:00Z America/New_York", read("9999-12-31T18:59", "America/New_York"));
    }

    @Test
    void timeThatIsNotInTheFutureIsRefused() {
        assertEquals("at: is not in the future: it is 2026-03-01T12:00:00Z now", read("2026-03-01T12:00", "UTC"));
        assertEquals("2026-03-01T12:00:01Z UTC", read("2026-03-01T12:00:01", "UTC"));
    }

    @Test
    void everyErrorIsNamed() {
        assertEquals(
                "zone: \"Mars/Olympus\" is no time zone: write a name such as Europe/Berlin"
                        + "; at: is missing: write a time such as 2026-10-25T09:30",
                read(Optional.empty(), Optional.of("Mars/Olympus"), "UTC"));
        for (String text : List.of("tomorrow", "2026-02-30T10:00", "2026-07-01", "2026-07-01T25:00", "\u0000")) {
            assertEquals(
                    "at: \"%s\" is no time: write 2026-10-25T09:30, or with an offset 2026-10-25T09:30+01:00"
                            .formatted(text.replace('\u0000', '?')),
                    read(text, "UTC"));
        }
    }

    @Test
    void eachQuarterOfAYearIsAMomentOrARefusalWhoseChoicesAreAccepted() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        int refusals = 0;
        LocalDateTime first = LocalDateTime.of(2026, 3, 2, 0, 0);
        for (LocalDateTime local = first; local.isBefore(first.plusYears(1)); local = local.plusMinutes(15)) {
            String read = read(local.toString(), "Europe/Berlin");
            List<ZoneOffset> offsets = berlin.getRules().getValidOffsets(local);
            if (offsets.size() == 1) {
                assertEquals(local.toInstant(offsets.getFirst()) + " Europe/Berlin", read);
            } else {
                refusals++;
                String[] choices = read.substring(read.indexOf(": write ") + 8).split(" or ", -1);
                assertEquals(2, choices.length);
                assertNotEquals(choices[0], choices[1]);
                for (String choice : choices) {
                    assertEquals(
                            OffsetDateTime.parse(choice).toInstant() + " Europe/Berlin", read(choice, "Europe/Berlin"));
                }
            }
        }
        assertEquals(2 * 4, refusals);
    }

    @Test
    void timeIsShownWithTheOffsetOfItsZone() {
        assertEquals(
                "2026-10-25T02:30:00+01:00",
                new ScheduledTime(Instant.parse("2026-10-25T01:30:00Z"), "Europe/Berlin").shown());
        assertEquals("2026-10-25T01:30:00Z", new ScheduledTime(Instant.parse("2026-10-25T01:30:00Z"), "UTC").shown());
    }

    private static String read(String at, String zone) {
        return read(Optional.of(at), Optional.of(zone), "UTC");
    }

    /** The time and its zone, or all errors. */
    private static String read(Optional<String> at, Optional<String> zone, String site) {
        var errors = new FieldErrors();
        return ScheduledTime.read(at, zone, site, NOW, errors)
                .map(time -> time.at() + " " + time.zone())
                .orElseGet(() -> errors(errors));
    }

    private static String errors(FieldErrors errors) {
        try {
            errors.throwIfAny();
            return "";
        } catch (ValidationException invalid) {
            return String.join(
                    "; ", invalid.errors().stream().map(ScheduledTimeTest::text).toList());
        }
    }

    private static String text(FieldError error) {
        return error.at() + ": " + error.detail();
    }
}
