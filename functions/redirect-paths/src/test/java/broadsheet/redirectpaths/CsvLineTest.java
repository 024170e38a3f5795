package broadsheet.redirectpaths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CsvLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\'', textBlock = """
        a,b             ; a|b
        a               ; a
        a,              ; a|
        ,b              ; |b
        a , b           ; a|b
        "a","b"         ; a|b
        "a,b","c"       ; a,b|c
        "a""b",c        ; a"b|c
        \"\"\"\",c          ; "|c
        "",""           ; |
        a,b,c           ; a|b|c
        """)
    void fieldsAreWithoutTheirQuotesAndTheSpaceAroundThem(String line, String fields) {
        assertEquals(Optional.of(List.of(fields.split("\\|", -1))), CsvLine.read(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a", "\"a\"b,c", "a\"b,c", "\"a\"\",b", "a,\"", "\"a\" \"b\""})
    void quoteThatIsNotClosedOrInTheMiddleIsNoRow(String line) {
        assertEquals(Optional.empty(), CsvLine.read(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a b", "a,b", "a\"b", "\"", " a", ""})
    void writtenLineIsReadBack(String field) {
        assertEquals(Optional.of(List.of(field.strip(), "b")), CsvLine.read(CsvLine.write(List.of(field, "b"))));
    }

    @Test
    void longLineIsReadWithoutRunningOutOfTheStack() {
        assertEquals(
                Optional.of(List.of("\"".repeat(400_000), "b")), CsvLine.read("\"" + "\"\"".repeat(400_000) + "\",b"));
        assertEquals(Optional.of(List.of("a".repeat(900_000))), CsvLine.read("\"" + "a".repeat(900_000) + "\""));
    }
}
