package broadsheet.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.importer.FakeApi.Call;
import broadsheet.importer.FakeApi.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PicturesTest extends PublishedFolder {
    private static final String HARBOUR = "\u00ff\u00d8\u00ff\u00e0 a harbour";
    private static final String SPIRE = "\u00ff\u00d8\u00ff\u00e1 a spire";

    @TempDir
    private Path elsewhere;

    @Test
    void picturesAreSentBeforeTheirDocument() throws IOException {
        picture("posts/photos/a b.png", HARBOUR);
        picture("spire.jpg", SPIRE);
        write("posts/one.md", "---\ntitle: One\nimage: /spire.jpg\n---\n![A](photos/a%20b.png) ![B](absent.jpg)");

        Run run = publish();

        String named = "/api/articles/one/pictures/photos/a%20b.png";
        assertEquals(
                List.of(
                        "/api/articles/one/pictures/spire.jpg",
                        "/storage/" + hash(SPIRE) + "?signed",
                        "/api/articles/one/pictures/spire.jpg",
                        named,
                        "/storage/" + hash(HARBOUR) + "?signed",
                        named,
                        "/api/articles/one"),
                api.targets());
        Call announced = api.calls().get(3);
        assertEquals("application/json", announced.type());
        assertEquals(Optional.of("Bearer an-editors.token"), announced.authorization());
        assertEquals(
                "{\"sha256\":\"%s\",\"bytes\":%d,\"type\":\"image/jpeg\"}".formatted(hash(HARBOUR), HARBOUR.length()),
                announced.body());
        Call uploaded = api.calls().get(4);
        assertEquals("image/jpeg", uploaded.type());
        assertEquals(Optional.empty(), uploaded.authorization());
        assertEquals(hash(HARBOUR), uploaded.body());
        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 0 refused
            pictures: 2 uploaded, 0 there already
            """), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void picturesOfAStaticPageAreSentToTheAddressOfItsName() throws IOException {
        picture("pages/about/pier.jpg", HARBOUR);
        write("pages/about/index.md", "---\ntitle: About\n---\n![A](pier.jpg)");

        publish();

        String picture = "/api/articles/about/pictures/pier.jpg";
        assertEquals(
                List.of(picture, "/storage/" + hash(HARBOUR) + "?signed", picture, "/api/pages/about"), api.targets());
    }

    @Test
    void filmIsSentWithItsPosterItsCaptionsAndTheFilesThatTheTextLinksTo() throws IOException {
        picture("film.mp4", "\0\0\0 ftypisom");
        picture("film.jpg", SPIRE);
        picture("film.vtt", "WEBVTT\n");
        picture("report.pdf", "%PDF-1.7");
        write("one.md", """
            ---
            title: One
            ---
            ![A film](film.mp4){poster=film.jpg captions=film.vtt}

            [The report](report.pdf) and [another](absent.zip)
            """);

        Run run = publish();

        List<String> announced = api.calls().stream()
                .filter(call -> call.target().contains("/pictures/"))
                .map(call -> call.target().replaceFirst(".*/", "")
                        + call.body().replaceFirst(".*(\"type\":\"[^\"]*\").*", " $1"))
                .distinct()
                .toList();
        assertEquals(
                List.of(
                        "report.pdf \"type\":\"application/pdf\"",
                        "film.mp4 \"type\":\"video/mp4\"",
                        "film.jpg \"type\":\"image/jpeg\"",
                        "film.vtt \"type\":\"text/vtt\""),
                announced,
                run.out());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void fileThatIsNotWhatItsNameSaysIsRefusedBeforeItIsSent() throws IOException {
        picture("talk.mp3", "<!doctype html>");
        write("one.md", "---\ntitle: One\n---\n![A talk](talk.mp3)");

        Run run = publish();

        assertEquals(List.of(), api.targets());
        assertTrue(run.out().contains("picture talk.mp3: is no MP3 file"), run.out());
    }

    @Test
    void portraitsOfTheSettingsAreSentBeforeThem() throws IOException {
        picture("portraits/ada.jpg", SPIRE);
        write("site.yaml", """
            title: A site
            authors:
              - {id: ada, name: Ada, portrait: portraits/ada.jpg}
              - {id: bo, name: Bo, portrait: portraits/absent.jpg}
              - {id: desk, name: Desk}
            """);
        write("one.md", "---\ntitle: One\n---\nText.");

        Run run = publish();

        String named = "/api/articles/site-pictures/pictures/portraits/ada.jpg";
        List<String> targets = api.targets();
        assertEquals(List.of(named, "/storage/" + hash(SPIRE) + "?signed", named), targets.subList(0, 3));
        assertTrue(targets.get(3).startsWith("/api/site"), targets::toString);
        assertEquals("/api/articles/one", targets.get(4));
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void datedDocumentWithALayoutOfArticlesIsNoPostOfJekyll() throws IOException {
        write("site.yaml", "title: A site\n");
        write("2026-01-01-one.md", "---\ntitle: One\nlayout: \"photo-essay\"\n---\nText.");

        Run run = publish();

        assertEquals("/api/articles/one?date=2026-01-01", api.targets().getLast());
        assertEquals(0, run.status(), run.out());
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
    void storedPictureIsNotUploadedAgain() throws IOException {
        picture("spire.jpg", SPIRE);
        write("one.md", "---\ntitle: One\n---\n![A](spire.jpg)");
        publish();
        write("two.md", "---\ntitle: Two\n---\n![A](./spire.jpg)");

        Run second = publish();

        assertEquals(
                1,
                api.targets().stream()
                        .filter(target -> target.startsWith("/storage/"))
                        .count());
        assertTrue(second.out().contains("pictures: 0 uploaded, 2 there already\n"), second.out());
    }

    @Test
    void pictureOutsideOfTheFolderIsNotSent() throws IOException {
        Files.write(elsewhere.resolve("secret.jpg"), SPIRE.getBytes(ISO_8859_1));
        Path root = dir.resolve("blog");
        picture("beside.jpg", SPIRE);
        picture("blog/posts/.keep", SPIRE);
        Files.createSymbolicLink(root.resolve("posts/link.jpg"), elsewhere.resolve("secret.jpg"));
        Files.createSymbolicLink(root.resolve("posts/linked"), elsewhere);
        write("blog/posts/one.md", """
            ---
            title: One
            ---
            ![A](link.jpg) ![B](linked/secret.jpg) ![C](../../beside.jpg) ![D](/../beside.jpg) ![E](%2e%2e/%2e%2e/beside.jpg)
            ![F](file:///etc/hostname) ![G](https://example.org/a.jpg) ![H](.) ![I](/) ![J](<>) ![K](a%00b.jpg)
            """);

        Run run = run("an-editors.token", List.of("--url", api.url(), root.toString()));

        assertEquals(List.of("/api/articles/one"), api.targets());
        assertEquals(0, run.status());
    }

    @Test
    void documentWithRefusedPictureIsNotPublishedAndSaysWhy() throws IOException {
        picture("spire.jpg", SPIRE);
        picture("huge.jpg", HARBOUR);
        write("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
        write("one.md", "---\ntitle: One\n---\n![A](drawing.svg) ![B](huge.jpg) ![C](spire.jpg)");
        write("two.md", "---\ntitle: Two\n---\n![C](spire.jpg)");
        api.trouble((call, _) -> switch (call.target()) {
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
        api.trouble((call, attempt) -> {
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
    void uploadThatDoesNotArriveIsNotRetriedForEver() throws IOException {
        picture("spire.jpg", SPIRE);
        write("one.md", "---\ntitle: One\n---\n![A](spire.jpg)");
        api.trouble((call, _) ->
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
            api.trouble((_, _) -> Optional.of(new Reply(202, body)));

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
        api.trouble((_, _) -> Optional.of(new Reply(403, "")));

        Run run = publish();

        assertEquals(1, api.calls().size());
        assertTrue(run.err().endsWith("403: the token is not an editor's\n"), run.err());
    }

    private Set<String> articles() {
        return api.targets().stream()
                .filter(target -> target.matches("/api/articles/\\w+"))
                .collect(Collectors.toSet());
    }

    private static String hash(String bytes) {
        return FakeApi.sha256(bytes.getBytes(ISO_8859_1));
    }
}
