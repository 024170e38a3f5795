package broadsheet.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Instant EVENING = Instant.parse("2025-02-01T23:05:00Z");

    private final Words english = Words.in("en");

    @Test
    void valueThatLooksLikeAPlaceholderOrAnElementStaysAsItIs() {
        assertEquals(
                "Discussion: {number} <time/>, page 2", english.discussion().titlePage("{number} <time/>", 2));
    }

    @Test
    void elementSplitsAMessage() {
        assertEquals(new Around("No. 3, ", "", ""), english.discussion().numberAndTime(3));
        assertEquals("Sign in", english.discussion().invitation().inside());
        assertThrows(IllegalArgumentException.class, () -> Around.of("nothing"));
        assertThrows(IllegalArgumentException.class, () -> Around.of("an <a>open one"));
    }

    @Test
    void countChoosesTheForm() {
        assertEquals("1 star", english.rating().stars(1));
        assertEquals("2 stars", english.rating().stars(2));
    }

    @Test
    void englishHasBritishDatesUnlessTheTagNamesACountry() {
        Formats formats = english.formats();
        assertEquals("1 February 2025", formats.date(EVENING, ZoneOffset.UTC));
        assertEquals("23:05", formats.time(EVENING, ZoneOffset.UTC));
        assertEquals("00:05", formats.time(EVENING, ZoneId.of("Europe/Berlin")));
        assertEquals("February 2025", formats.month(YearMonth.of(2025, 2)));
        assertEquals("2025", formats.year(Year.of(2025)));
        assertEquals("February 1, 2025", Words.in("en-US").formats().date(EVENING, ZoneOffset.UTC));
    }

    @Test
    void numberHasItsDigitsGrouped() {
        assertEquals("999", english.formats().number(999));
        assertEquals("1,234,567", english.formats().number(1_234_567));
    }

    @Test
    void wordsOfOneTagAreReadOnce() {
        assertSame(english, Words.in("en"));
    }

    @Test
    void languageWithoutMessagesHasEnglishWordsAndItsOwnDates() {
        Words czech = Words.in("cs");
        assertEquals("Share", czech.article().share());
        assertEquals("1. února 2025", czech.formats().date(EVENING, ZoneOffset.UTC));
    }

    @Test
    void scriptGetsMessagesForms() {
        assertEquals("say(\"Removed.\")", english.script("say(\"@script.removed\")"));
        assertEquals("f({one:\"{count} view\",other:\"{count} views\"},n)", english.script("f(\"@script.views\",n)"));
        assertEquals("\"en-GB\"", english.script("\"@locale\""));
        assertThrows(IllegalStateException.class, () -> english.script("\"@script.unknown\""));
    }
}
