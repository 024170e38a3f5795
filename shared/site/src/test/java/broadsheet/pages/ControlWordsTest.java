package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.embed.Embeds;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlWordsTest {
    private static final String TEXT = "<details><summary class=\"figures\"></summary></details>"
            + "<details><summary class=\"transcript\"></summary></details>";

    @ParameterizedTest
    @CsvSource({
        "'', en, '', The figures as a table, Transcript",
        "'', de, '', Die Zahlen als Tabelle, Abschrift",
        "de-AT, en, '', Die Zahlen als Tabelle, Abschrift",
        "it, en, ' lang=\"en\"', The figures as a table, Transcript",
        "it, it, '', The figures as a table, Transcript",
        "zh-TW, de, ' lang=\"de\"', Die Zahlen als Tabelle, Abschrift"
    })
    void controlsSpeakTheTextsLanguageOrSayThatTheyDoNot(
            String text, String page, String lang, String figures, String transcript) {
        Optional<String> tag = Optional.of(text).filter(given -> !given.isEmpty());
        assertEquals(
                "<details><summary%1$s>%2$s</summary></details><details><summary%1$s>%3$s</summary></details>"
                        .formatted(lang, figures, transcript),
                ControlWords.of(tag, page).in(TEXT, Embeds.NONE));
    }
}
