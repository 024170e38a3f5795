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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void extensionsOfATagChangeNeitherCalendarNorTimeZone() {
        Formats formats = Words.in("en-GB-u-ca-buddhist-tz-usnyc").formats();
        assertEquals("February 2025", formats.month(YearMonth.of(2025, 2)));
        assertEquals("2025", formats.year(Year.of(2025)));
        assertEquals(english.formats().time(EVENING, ZoneOffset.UTC), formats.time(EVENING, ZoneOffset.UTC));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        de | 1. Februar 2025 | Februar 2025 | 1.234 | 12.345 | de-DE
        de-AT | 1. Februar 2025 | Februar 2025 | 1\u00a0234 | 12\u00a0345 | de-AT
        fr | 1 février 2025 | février 2025 | 1\u202f234 | 12\u202f345 | fr-FR
        es | 1 de febrero de 2025 | febrero de 2025 | 1234 | 12.345 | es-ES
        es-MX | 1 de febrero de 2025 | febrero de 2025 | 1,234 | 12,345 | es-MX
        pt | 1 de fevereiro de 2025 | fevereiro de 2025 | 1.234 | 12.345 | pt-BR
        pt-PT | 1 de fevereiro de 2025 | fevereiro de 2025 | 1234 | 12\u00a0345 | pt-PT
        ar | 1 فبراير 2025 | فبراير 2025 | 1,234 | 12,345 | ar-u-ca-gregory-nu-latn
        ar-EG | 1 فبراير 2025 | فبراير 2025 | 1,234 | 12,345 | ar-EG-u-ca-gregory-nu-latn
        he | 1 בפברואר 2025 | פברואר 2025 | 1,234 | 12,345 | he-IL
        zh | 2025年2月1日 | 2025年2月 | 1,234 | 12,345 | zh-CN
        ja | 2025年2月1日 | 2025年2月 | 1,234 | 12,345 | ja-JP
        """)
    void languageHasDatesAndNumbersOfCldr(
            String tag, String date, String month, String thousand, String tenThousand, String browser) {
        Formats formats = Words.in(tag).formats();
        assertEquals(date, formats.date(EVENING, ZoneOffset.UTC));
        assertEquals(month, formats.month(YearMonth.of(2025, 2)));
        assertEquals(thousand, formats.number(1_234));
        assertEquals(tenThousand, formats.number(12_345));
        assertEquals(browser, formats.tag());
    }

    @ParameterizedTest
    @CsvSource({"de-CH, Teilen", "pt-PT, Compartilhar", "zh-Hans-HK, 分享", "zh-TW, Share", "zh-Hant, Share", "iw, שיתוף"
    })
    void regionAndScriptOfATagChooseTheWords(String tag, String share) {
        assertEquals(share, Words.in(tag).article().share());
    }

    @ParameterizedTest
    @CsvSource({"en, LTR", "ar, RTL", "he-IL, RTL", "fa, RTL", "az, LTR", "az-Arab, RTL", "pa-Guru, LTR"})
    void languageOrItsScriptGivesTheDirection(String tag, Direction direction) {
        assertEquals(direction, Direction.of(tag));
    }
}
