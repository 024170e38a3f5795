package broadsheet.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.importer.FakeApi.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PicturesTest extends PublishedFolder {
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
    void filmIsUploadedWithPosterCaptionsAndLinkedFiles() throws IOException {
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
}
