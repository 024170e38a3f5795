package broadsheet.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadlineTest {
    private static final int WIDTH = 1040;
    private static final int HEIGHT = 336;

    /** The longest that a document may have. */
    private static final int LONGEST = 300;

    @ParameterizedTest
    @ValueSource(strings = {"Tide tables and their makers, ", "i ", "WWW ", "W", "Щ", "—", "Œ", "Of Ω and Ậ-"})
    void theLongestTitleIsThereInFull(String words) {
        String title = words.repeat(LONGEST).substring(0, LONGEST).strip();
        Headline headline = set(title);
        assertEquals(title.replace(" ", ""), String.join("", headline.lines()).replace(" ", ""));
        assertFits(headline);
    }

    @Test
    void tooLongHeadlineIsCutAtTheEnd() {
        Headline headline = set("W".repeat(4 * LONGEST));
        assertEquals(Headline.SMALLEST, headline.size());
        assertTrue(headline.lines().getLast().endsWith("W…"));
        assertEquals(
                1, headline.lines().stream().filter(line -> line.contains("…")).count());
        assertFits(headline);
    }

    @Test
    void theLinesAreOfAboutTheSameLength() {
        List<String> lines = set("The Accessibility Act applies: what shops, banks and publishers must be able to show")
                .lines();
        assertTrue(lines.size() > 1);
        double longest = lines.stream().mapToDouble(Face.SERIF::width).max().orElseThrow();
        lines.forEach(line -> assertTrue(Face.SERIF.width(line) > longest * 0.7, lines::toString));
    }

    @Test
    void aShortTitleIsLargerThanALongOne() {
        int large = set("Tides").size();
        int small = set("Tides, and the people who have to live by them every day of the year, whatever it is")
                .size();
        assertTrue(large > small, large + " and " + small);
    }

    @Test
    void aLineEndsNeitherAtAHyphenNorAtASpaceThatHoldsTogether() {
        for (String title :
                List.of("Rules for general-purpose models of language", "The price of 1000\u00a0km of cable")) {
            List<String> lines = set(title).lines();
            assertEquals(title, String.join(" ", lines));
        }
    }

    @ParameterizedTest
    @CsvSource({"A ﬁne, A fine", "ṋ, n", "Ａ, A", "e\u0301, é", "A 🚀 title, A title", "①, 1"})
    void baseLettersReplaceMissingGlyphs(String title, String legible) {
        assertEquals(legible, Face.SERIF.legible(title));
    }

    @Test
    void pairsAreKerned() {
        Face face = Face.SERIF;
        assertTrue(face.width("AV") < face.width("A") + face.width("V"));
        assertTrue(face.width("Г.") < face.width("Г") + face.width("."));
        assertFalse(face.width("HH") < face.width("H") + face.width("H"));
    }

    private static Headline set(String title) {
        return Headline.of(title, Face.SERIF, WIDTH, HEIGHT);
    }

    private static void assertFits(Headline headline) {
        assertTrue(headline.lines().size() * headline.size() * Headline.LEADING <= HEIGHT, headline::toString);
        headline.lines().forEach(line -> assertTrue(Face.SERIF.width(line) * headline.size() <= WIDTH * 1.01, line));
    }
}
