package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.importer.FakeApi.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files and settings that the import of a folder refuses, and what it sends in spite of them. */
final class RefusedFilesTest extends PublishedFolder {
    @Test
    void refusedFilesAreListedWithEveryErrorAndOthersPublished() throws IOException {
        write("bad.md", "Bad");
        write("good.md", "Good");
        write("big.md", "Big");
        api.stub((call, _) -> switch (call.body()) {
            case "Bad" -> Optional.of(new Reply(422, """
                {"type": "about:blank", "title": "Unprocessable Content", "status": 422,
                 "detail": "There are 2 errors in what was sent.",
                 "errors": [{"at": "title", "detail": "is missing"},
                            {"at": "sources[2].url", "detail": "\\"x\\" is no http or https address"}]}
                """));
            case "Big" -> Optional.of(new Reply(413, "{\"detail\": \"More than can be kept.\"}"));
            default -> Optional.empty();
        });

        Run run = publish();

        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 2 refused
              bad.md: title: is missing
              bad.md: sources[2].url: "x" is no http or https address
              big.md: answer: 413 More than can be kept.
            """), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void linkOutOfTheFolderIsRefused(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("secret.md"), "A secret");
        Files.createSymbolicLink(dir.resolve("link.md"), elsewhere.resolve("secret.md"));
        Files.createSymbolicLink(dir.resolve("folder"), elsewhere);
        write("good.md", "Good");
        Files.createSymbolicLink(dir.resolve("within.md"), dir.resolve("good.md"));

        Run run = publish();

        assertEquals(Set.of("/api/articles/good", "/api/articles/within"), Set.copyOf(api.targets()));
        assertTrue(run.out().startsWith("""
            left out: folder
            2 published, 0 unchanged, 1 refused
              link.md: file: is a link that leads out of the folder
            """), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void siteYamlOutsideOfTheFolderIsNotSent(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("secret.yaml"), "title: A secret");
        Files.createSymbolicLink(dir.resolve("site.yaml"), elsewhere.resolve("secret.yaml"));
        write("good.md", "Good");

        Run run = publish();

        assertTrue(run.err().contains("site.yaml, a link that leads out of the folder"), run.err());
        assertEquals(2, run.status());
        assertEquals(0, api.calls().size());
    }

    @Test
    void secondFileOfOneSlugIsRefusedNamingBoth() throws IOException {
        write("a/2020-01-01-same.md", "First");
        write("b/same.md", "Second");
        write("何.md", "Third");
        write("….md", "Fourth");

        Run run = publish("--from", "folder");

        assertEquals(
                List.of("/api/articles/%E4%BD%95", "/api/articles/same?date=2020-01-01"),
                api.targets().stream().sorted().toList());
        assertTrue(run.out().startsWith("""
            2 published, 0 unchanged, 2 refused
              b/same.md: slug: "same" is already that of a/2020-01-01-same.md
              ….md: name: holds no letter for an address: write a slug
            """), run.out());
        assertEquals(1, run.status());
    }

    @ParameterizedTest
    @CsvSource({"409, sections, science is in use", "422, colour, is not a setting of a site"})
    void refusedSettingsKeepArticlesUnsent(int status, String at, String detail) throws IOException {
        write("site.yaml", "title: Example");
        write("one.md", "One");
        api.stub((_, _) -> Optional.of(
                new Reply(status, "{\"errors\": [{\"at\": \"%s\", \"detail\": \"%s\"}]}".formatted(at, detail))));

        Run run = publish();

        assertEquals(1, api.calls().size());
        assertEquals("""
            0 published, 0 unchanged, 1 refused, 1 not sent
              site.yaml: %s: %s
            """.formatted(at, detail), run.out());
        assertEquals(1, run.status());
    }
}
