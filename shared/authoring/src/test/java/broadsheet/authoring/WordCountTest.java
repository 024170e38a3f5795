package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordCountTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        Two words.                | 2
        It's one-off – in 1,000s  | 4
        مرحبا بالعالم             | 2
        今日は良い天気です。       | 5
        価格は100円               | 4
        カタカナ                  | 2
        한국어 문장               | 2
        ``                        | 0
        """)
    void textWithoutSpacesCountsTwoCharactersAsAWord(String text, int words) {
        assertEquals(words, WordCount.words(text));
    }
}
