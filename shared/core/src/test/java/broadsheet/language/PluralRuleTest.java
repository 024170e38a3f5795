package broadsheet.language;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plural categories as CLDR gives them. The scripts' {@code languages.test.js} compares the same table with a browser's. */
class PluralRuleTest {
    @ParameterizedTest
    @CsvSource({
        "ENGLISH, other one other other other other other other other other other other",
        "GERMAN, other one other other other other other other other other other other",
        "FRENCH, one one other other other other other other other other many many",
        "SPANISH, other one other other other other other other other other many many",
        "PORTUGUESE, one one other other other other other other other other many many",
        "ARABIC, zero one two few few many other other few many other other",
        "HEBREW, other one two other other other other other other other other other",
        "CHINESE, other other other other other other other other other other other other",
        "JAPANESE, other other other other other other other other other other other other"
    })
    void countHasTheCategoryOfCldr(Language language, String categories) {
        assertEquals(
                categories,
                IntStream.of(0, 1, 2, 3, 10, 11, 100, 102, 103, 111, 1_000_000, 2_000_000)
                        .mapToObj(count -> language.plurals().of(count).toString())
                        .collect(joining(" ")));
    }
}
