package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {
    @ParameterizedTest
    @CsvSource({
        "2025-02-01, Europe/Berlin, 2025-01-31T23:00:00Z",
        "2025-07-01, Europe/Berlin, 2025-06-30T22:00:00Z",
        "2025-02-01, America/New_York, 2025-02-01T05:00:00Z",
        "2025-02-01T09:00, Asia/Tokyo, 2025-02-01T00:00:00Z",
        "2025-02-01T09:00:00Z, Asia/Tokyo, 2025-02-01T09:00:00Z",
        "2025-02-01 09:00 -0500, Asia/Tokyo, 2025-02-01T14:00:00Z",
        // Its clocks went from midnight to one in the morning.
        "2018-11-04, America/Sao_Paulo, 2018-11-04T03:00:00Z",
    })
    void aDateWithoutAnOffsetIsOfTheTimeZone(String text, ZoneId zone, Instant meant) {
        assertEquals(Optional.of(meant), Dates.parse(text, zone));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-02-01, 2025-02-01T00:00:00Z",
        "2024-12-5, 2024-12-05T00:00:00Z",
        "2025-02-01T09:00:00Z, 2025-02-01T09:00:00Z",
        "2025-02-01T09:00:00.123Z, 2025-02-01T09:00:00Z",
        "2014-03-31T11:02:00-04:00, 2014-03-31T15:02:00Z",
        "2016-03-23 9:00:00 -4, 2016-03-23T13:00:00Z",
        "2016-03-23 09:00 +0530, 2016-03-23T03:30:00Z",
        "9999-12-31T23:59:59Z, 9999-12-31T23:59:59Z",
    })
    void aDateIsReadAsItIsMeant(String text, Instant meant) {
        assertEquals(Optional.of(meant), Dates.parse(text, ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2025-02-30",
                "2025-13-01",
                "01.02.2025",
                "2025",
                "0999-01-01",
                "9999-12-31T23:00:00-01:00",
                "2025-02-01T25:00",
                "2025-02-01T09:00+99:00",
                "-2025-01-01"
            })
    void whatIsNoDateIsNone(String text) {
        assertEquals(Optional.empty(), Dates.parse(text, ZoneOffset.UTC));
    }
}
