package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.validation.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RefusalsTest {
    private static final byte[] DOCUMENT = "---\ntitle: T\n---\n\n  Some words.\n".getBytes(UTF_8);

    @Test
    void errorInALineIsNamedByTheLinesWords() {
        assertEquals(
                refused("text", "is wrong, in \"Some words.\""),
                Refusals.quoted(refused("line 5", "is wrong"), DOCUMENT));
    }

    @Test
    void errorElsewhereStaysAsItIs() {
        for (String at : List.of("title", "line 0", "line 6", "line 1234567")) {
            assertEquals(refused(at, "is wrong"), Refusals.quoted(refused(at, "is wrong"), DOCUMENT));
        }
    }

    private static Outcome refused(String at, String detail) {
        return new Outcome.Refused(List.of(new FieldError(at, detail)));
    }
}
