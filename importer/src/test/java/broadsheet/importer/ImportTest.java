package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.importer.FakeApi.Call;
import broadsheet.importer.FakeApi.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ImportTest extends PublishedFolder {
    @Test
    void sends_the_site_first_and_then_every_article_with_what_its_name_says() throws IOException {
        write("site.yaml", "title: Example\n");
        write("2016-4-2-what-is-an-api.md", "Ünicode");
        write("notes/named.md", "---\nslug: another-name\n---\nText");
        write("README.md", "About this folder.");
        write(".git/hidden.md", "Not this.");
        write("picture.png", "Nor this.");

        Run run = publish("--section", "AI & Research");

        String site = "/api/site?url=" + api.url().replace(":", "%3A").replace("/", "%2F");
        assertEquals(site, api.targets().getFirst());
        assertEquals(
                Set.of(
                        site,
                        "/api/articles/what-is-an-api?date=2016-04-02&section=AI%20%26%20Research",
                        "/api/articles/another-name?section=AI%20%26%20Research"),
                Set.copyOf(api.targets()));
        assertEquals(3, api.calls().size());
        Call settings = api.calls().getFirst();
        assertEquals("application/yaml", settings.type());
        assertEquals("title: Example\n", settings.body());
        Call article = call("what-is-an-api");
        assertEquals("text/markdown; charset=utf-8", article.type());
        assertEquals("Ünicode", article.body());
        assertEquals(Optional.of("Bearer an-editors.token"), article.authorization());
        assertEquals("""
            left out: README.md
            site.yaml: published
            2 published, 0 unchanged, 0 refused
            ignored: layout (2 files), {% image %} (2)
            """, run.out());
        assertEquals(0, run.status());
    }

    @Test
    void says_unchanged_of_what_stands_already() throws IOException {
        write("site.yaml", "title: Example");
        write("one.md", "One");
        write("two.md", "Two");
        publish();
        write("two.md", "Two, corrected");

        Run second = publish();
        Run third = publish();

        assertTrue(second.out().contains("site.yaml: unchanged\n1 published, 1 unchanged, 0 refused\n"), second.out());
        assertTrue(third.out().contains("0 published, 2 unchanged, 0 refused\n"), third.out());
        assertEquals(0, third.status());
    }

    @Test
    void lists_every_fault_of_what_is_refused_and_publishes_the_rest() throws IOException {
        write("bad.md", "Bad");
        write("good.md", "Good");
        write("big.md", "Big");
        api.trouble((call, _) -> switch (call.body()) {
            case "Bad" -> Optional.of(new Reply(422, """
                {"type": "about:blank", "title": "Unprocessable Content", "status": 422,
                 "detail": "There are 2 faults in what was sent.",
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
    void refuses_a_second_file_of_one_slug_and_names_both() throws IOException {
        write("a/2020-01-01-same.md", "First");
        write("b/same.md", "Second");
        write("何.md", "Third");

        Run run = publish();

        assertEquals(List.of("/api/articles/same?date=2020-01-01"), api.targets());
        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 2 refused
              b/same.md: slug: "same" is already that of a/2020-01-01-same.md
              何.md: name: holds no letter for an address: write a slug
            """), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void sends_no_article_where_the_site_is_refused() throws IOException {
        write("site.yaml", "colour: red");
        write("one.md", "One");
        api.trouble((_, _) -> Optional.of(
                new Reply(422, "{\"errors\": [{\"at\": \"colour\", \"detail\": \"is not a setting of a site\"}]}")));

        Run run = publish();

        assertEquals(1, api.calls().size());
        assertEquals("""
            0 published, 0 unchanged, 1 refused, 1 not sent
              site.yaml: colour: is not a setting of a site
            """, run.out());
        assertEquals(1, run.status());
    }

    @Test
    void says_what_is_wrong_with_its_arguments_but_never_the_token() throws IOException {
        Run nothing = publish();
        write("one.md", "One");
        Run noFolder = publish("--dir", dir.resolve("absent").toString());
        Run noAddress = publish("--url", "localhost:8080");
        Run noToken = publish("--token", "secret\nword");
        Run noDir = run(List.of());

        assertTrue(nothing.err().contains("there is no Markdown in " + dir), nothing.err());
        assertTrue(noFolder.err().contains("cannot read " + dir.resolve("absent")), noFolder.err());
        assertTrue(noAddress.err().contains("\"localhost:8080\" is no http or https address"), noAddress.err());
        assertTrue(noToken.err().contains("is no bearer token"), noToken.err());
        assertFalse(noToken.err().contains("secret"), noToken.err());
        assertTrue(noDir.err().contains("--dir"), noDir.err());
        for (Run run : List.of(nothing, noFolder, noAddress, noToken, noDir)) {
            assertEquals(2, run.status());
        }
        assertEquals(0, api.calls().size());
    }

    @Test
    void does_not_flood_a_log_with_its_progress() throws IOException {
        files(300);

        Run run = publish();

        assertTrue(run.out().startsWith("300 published"), run.out());
        assertTrue(run.err().lines().count() <= 2, run.err());
        assertFalse(run.err().contains("\r"), run.err());
    }

    private Call call(String slug) {
        return api.calls().stream()
                .filter(call -> call.target().contains(slug))
                .findFirst()
                .orElseThrow();
    }
}
