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
    void folderIsSentSiteFirstThenArticlesWithDateAndSlugOfTheirNames() throws IOException {
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
    void filesOfTheFolderPagesAreSentAsStaticPages() throws IOException {
        write("pages/about.md", "---\ntitle: About\n---\nText");
        write("pages/join/index.md", "---\ntitle: Join\n---\nText");
        write("pages/2016/an-article.md", "Text");
        write("posts/pages/another.md", "Text");

        Run run = publish();

        assertEquals(
                Set.of("/api/pages/about", "/api/pages/join", "/api/articles/an-article", "/api/articles/another"),
                Set.copyOf(api.targets()));
        assertEquals("text/markdown; charset=utf-8", api.calls().getFirst().type());
        assertTrue(run.out().startsWith("4 published, 0 unchanged, 0 refused\n"), run.out());
    }

    @Test
    void publishedFilesAreReportedUnchanged() throws IOException {
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
    void draftsAreNamedAndLeftOut() throws IOException {
        write("draft.md", "---\ntitle: A draft\ndraft: true\nimage: photo.jpg\n---\nText");
        write("unpublished.md", "---\ntitle: A draft\npublished: false\n---\nText");
        write("good.md", "---\ndraft: false\npublished: true\n---\nText");
        write("photo.jpg", "\u00ff\u00d8\u00ff");

        Run run = publish();

        assertEquals(List.of("/api/articles/good"), api.targets());
        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 0 refused
            drafts, left out: draft.md, unpublished.md
            """), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void folderOfDraftsAloneSucceeds() throws IOException {
        write("draft.md", "---\ndraft: true\n---\nText");

        Run run = publish();

        assertTrue(
                run.out().startsWith("0 published, 0 unchanged, 0 refused\ndrafts, left out: draft.md\n"), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void filesDatedAheadAreSentAndReportedWithTheirDates() throws IOException {
        write("2999-01-01-named-ahead.md", "---\ntitle: T\n---\nText");
        write("ahead.md", "---\ndate: 2999-01-01\n---\nText");
        write("later.md", "---\ndate: 2999-02-01 09:00\n---\nText");
        write("now.md", "Text");
        api.stub((call, _) -> call.target().contains("/now")
                ? Optional.empty()
                : Optional.of(new Reply(202, """
                    {"draft": "01JQSD00000000000000000001", "at": "%s", "ignored": ["layout"]}
                    """.formatted(
                                call.target().contains("later") ? "2999-02-01T09:00:00Z" : "2999-01-01T00:00:00Z"))));

        Run run = publish("--from", "folder");

        assertTrue(api.targets().contains("/api/articles/named-ahead?date=2999-01-01"), api.targets()::toString);
        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 0 refused, 3 scheduled
            scheduled for 2999-01-01T00:00:00Z: 2999-01-01-named-ahead.md, ahead.md
            scheduled for 2999-02-01T09:00:00Z: later.md
            """), run.out());
        assertTrue(run.out().contains("ignored: layout (4 files)"), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void wrongArgumentsAreExplainedWithoutShowingTheToken() throws IOException {
        Run nothing = publish();
        write("one.md", "One");
        Run noFolder =
                run("a.token", List.of("--url", api.url(), dir.resolve("absent").toString()));
        Run noAddress = publish("--url", "localhost:8080");
        Run noToken = run("secret\nword", List.of("--url", api.url(), dir.toString()));
        Run noDir = run("a.token", List.of());

        assertTrue(nothing.err().contains("there is no Markdown in " + dir), nothing.err());
        assertTrue(noFolder.err().contains("cannot read " + dir.resolve("absent")), noFolder.err());
        assertTrue(noAddress.err().contains("\"localhost:8080\" is no http or https address"), noAddress.err());
        assertTrue(noToken.err().contains("is no bearer token"), noToken.err());
        assertFalse(noToken.err().contains("secret"), noToken.err());
        assertTrue(noDir.err().contains("DIR"), noDir.err());
        for (Run run : List.of(nothing, noFolder, noAddress, noToken, noDir)) {
            assertEquals(2, run.status());
        }
        assertEquals(0, api.calls().size());
    }

    @Test
    void progressWithoutTerminalIsTwoLinesAtMost() throws IOException {
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

    @Test
    void pageMayHaveTheSlugOfAnArticle() throws IOException {
        write("articles/about/index.md", "---\ntitle: About tides\n---\nText.");
        write("pages/about/index.md", "---\ntitle: About us\n---\nText.");

        Run run = publish("--section", "news");

        assertEquals(0, run.status(), run.out());
        assertTrue(api.targets().contains("/api/pages/about"), api.targets()::toString);
        assertTrue(
                api.targets().stream().anyMatch(target -> target.startsWith("/api/articles/about")),
                api.targets()::toString);
    }
}
