package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files of an archive, to which its documents link and which its players play. */
final class LinkedFilesTest extends ImportedArchive {
    @Test
    void filesThatADocumentLinksToAreSentWithIt() throws IOException {
        write("_config.yml", "url: https://old.example.org");
        picture("files/a report.pdf", "%PDF-1.7");
        picture("files/data.csv", "a,b");
        picture("_posts/beside.zip", "PK\u0003\u0004");
        write("_posts/2024-01-01-one.md", """
            ---
            title: One
            ---
            [A](/files/a%20report.pdf#page=2) [B](https://old.example.org/files/data.csv) [C](beside.zip)
            [D](/files/gone.pdf) [E](https://b.example/c.pdf)
            """);

        Run run = publish("--section", "news");

        assertEquals("""
            [A](/files/a%20report.pdf) [B](/files/data.csv) [C](/_posts/beside.zip)
            [D](/files/gone.pdf) [E](https://b.example/c.pdf)
            """, text("one"));
        assertEquals(
                List.of("_posts/beside.zip", "files/a%20report.pdf", "files/data.csv"),
                api.targets().stream()
                        .filter(target -> target.contains("/pictures/"))
                        .map(target -> target.replaceFirst(".*/pictures/", ""))
                        .distinct()
                        .sorted()
                        .toList());
        assertTrue(run.out().contains("leads nowhere: /files/gone.pdf (1)"), run.out());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void playerOfAFileOfTheArchivePlaysItHere() throws IOException {
        picture("talks/talk.mp3", "ID3");
        write("_posts/2024-01-01-one.md", """
            ---
            title: One
            ---
            <audio controls src="/talks/talk.mp3"></audio>

            <video src="https://b.example/film.mp4" title="A film"></video>
            """);

        publish("--section", "news");

        assertTrue(text("one").contains("![talk.mp3](/talks/talk.mp3)"), text("one"));
        assertTrue(text("one").contains("[Video: A film](https://b.example/film.mp4)"), text("one"));
    }
}
