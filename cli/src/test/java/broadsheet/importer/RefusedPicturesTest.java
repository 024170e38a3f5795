package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.importer.FakeApi.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pictures that are refused or do not arrive, and what becomes of their documents. */
final class RefusedPicturesTest extends PublishedFolder {
    @Test
    void fileThatIsNotWhatItsNameSaysIsRefusedBeforeItIsSent() throws IOException {
        picture("talk.mp3", "<!doctype html>");
        write("one.md", "---\ntitle: One\n---\n![A talk](talk.mp3)");

        Run run = publish();

        assertEquals(List.of(), api.targets());
        assertTrue(run.out().contains("picture talk.mp3: is no MP3 file"), run.out());
    }

    @Test
    void refusedPortraitRefusesTheSettingsAndNothingElseIsSent() throws IOException {
        write("ada.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        write("site.yaml", "title: A site\nauthors:\n  - {id: ada, name: Ada, portrait: ada.svg}\n");
        write("one.md", "---\ntitle: One\n---\nText.");

        Run run = publish();

        assertEquals(List.of(), api.targets());
        assertEquals(1, run.status());
        assertTrue(run.out().contains("ada.svg"), run.out());
    }

    @Test
    void documentWithRefusedPictureIsNotPublishedAndSaysWhy() throws IOException {
        picture("spire.jpg", SPIRE);
        picture("huge.jpg", HARBOUR);
        write("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        write("one.md", "---\ntitle: One\n---\n![A](drawing.svg) ![B](huge.jpg) ![C](spire.jpg)");
        write("two.md", "---\ntitle: Two\n---\n![C](spire.jpg)");
        api.stub((call, _) -> switch (call.target()) {
            case "/api/articles/one/pictures/huge.jpg" -> Optional.of(new Reply(422, """
                {"errors": [{"at": "picture", "detail": "has 60,000,000 pixels; at most 50,000,000 are decoded"}]}
                """));
            default -> Optional.empty();
        });

        Run run = publish();

        assertFalse(api.targets().contains("/api/articles/one"));
        assertTrue(api.targets().contains("/api/articles/two"));
        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 1 refused
            """), run.out());
        assertTrue(run.out().contains("""
              one.md: picture drawing.svg: is no JPEG, PNG, WebP or GIF file
              one.md: picture huge.jpg: has 60,000,000 pixels; at most 50,000,000 are decoded
            """), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void oneNameForTwoFilesIsRefused() throws IOException {
        picture("a.jpg", SPIRE);
        picture("posts/a.jpg", HARBOUR);
        write("posts/one.md", "---\ntitle: One\n---\n![A](a.jpg) ![B](/a.jpg)");

        Run run = publish();

        assertTrue(
                run.out().contains("  posts/one.md: picture a.jpg: is two files: posts/a.jpg and a.jpg\n"), run.out());
    }

    @Test
    void busyStorageIsRetriedAndFailingStorageLeavesTheDocumentUnsent() throws IOException {
        picture("spire.jpg", SPIRE);
        picture("harbour.jpg", HARBOUR);
        write("busy.md", "---\ntitle: One\n---\n![A](spire.jpg)");
        write("broken.md", "---\ntitle: Two\n---\n![A](harbour.jpg)");
        api.stub((call, attempt) -> {
            if (call.target().startsWith("/storage/" + hash(SPIRE)) && attempt < 5) {
                return Optional.of(new Reply(503, ""));
            }
            return call.target().startsWith("/storage/" + hash(HARBOUR))
                    ? Optional.of(new Reply(403, "<Error/>"))
                    : Optional.empty();
        });

        Run run = publish();

        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 0 refused, 1 not sent
            pictures: 1 uploaded, 0 there already
              broken.md: picture harbour.jpg: the storage answers 403
            """), run.out());
        assertEquals(Set.of("/api/articles/busy"), articles());
        assertEquals(1, run.status());
    }

    @Test
    void lostUploadIsRetriedAFewTimes() throws IOException {
        picture("spire.jpg", SPIRE);
        write("one.md", "---\ntitle: One\n---\n![A](spire.jpg)");
        api.stub((call, _) ->
                call.target().startsWith("/storage/") ? Optional.of(new Reply(200, "")) : Optional.empty());

        Run run = publish();

        assertEquals(3, api.calls().size());
        assertTrue(run.out().contains("  one.md: picture spire.jpg: was uploaded, but is not found\n"), run.out());
    }

    @Test
    void answerOfAnotherServerStartsNoUpload() throws IOException {
        picture("spire.jpg", SPIRE);
        write("one.md", "---\ntitle: One\n---\n![A](spire.jpg)");
        for (String body : List.of("<!doctype html>", "{}", "{\"upload\": {\"url\": \"file:///etc/passwd\"}}")) {
            api.stub((_, _) -> Optional.of(new Reply(202, body)));

            Run run = publish();

            assertTrue(
                    run.out().contains("  one.md: picture spire.jpg: the answer, 202, is no Broadsheet's"), run.out());
            assertEquals(1, run.status());
        }
    }

    @Test
    void deniedPictureEndsImport() throws IOException {
        picture("spire.jpg", SPIRE);
        write("one.md", "---\ntitle: One\n---\n![A](spire.jpg)");
        api.stub((_, _) -> Optional.of(new Reply(403, "")));

        Run run = publish();

        assertEquals(1, api.calls().size());
        assertTrue(run.err().endsWith("403: the token is not an editor's\n"), run.err());
    }

    private Set<String> articles() {
        return api.targets().stream()
                .filter(target -> target.matches("/api/articles/\\w+"))
                .collect(Collectors.toSet());
    }
}
