package broadsheet.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TargetTest {
    @TempDir
    private Path dir;

    @Test
    void renewedTokenOfAFileIsOfTheNextCall() throws IOException {
        Path file = dir.resolve("token");
        Supplier<String> tokens = new Target(Map.of("TOKEN_FILE", file.toString(), "TOKEN", "a.first.token")).tokens();
        Files.writeString(file, "a.second.token\n");
        assertEquals("a.second.token", tokens.get());
        Files.writeString(file, "a.third.token");
        assertEquals("a.third.token", tokens.get());
    }

    @Test
    void missingFileOfATokenIsNamed() {
        Path file = dir.resolve("none");
        Supplier<String> tokens = new Target(Map.of("TOKEN_FILE", file.toString())).tokens();
        CommandFailure failure = assertThrows(CommandFailure.class, tokens::get);
        assertTrue(failure.toString().contains(file.toString()), failure::toString);
    }
}
