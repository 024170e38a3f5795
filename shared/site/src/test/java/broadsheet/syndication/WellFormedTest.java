package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WellFormedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Tides",
                "a\tb\r\nc",
                "\u6f6e\u6c50",
                "\ud83c\udf0a at the pier",
                "\u202eback\u202c",
                "\ufffd"
            })
    void wellFormedTextStaysTheSame(String text) {
        assertSame(text, WellFormed.text(text));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 0xb, 0x1f, 0xfffe, 0xffff, 0xd83c, 0xdf0a})
    void forbiddenXmlCharactersAreRemoved(int code) {
        String forbidden = String.valueOf((char) code);
        assertEquals("beforeafter", WellFormed.text("before" + forbidden + "after"));
        assertEquals("before", WellFormed.text("before" + forbidden));
        assertEquals("\ud83c\udf0aafter", WellFormed.text("\ud83c\udf0a" + forbidden + "after"));
    }

    @Test
    void textOfForbiddenCharactersBecomesEmpty() {
        assertEquals("", WellFormed.text(String.valueOf(new char[] {1, 2})));
    }
}
