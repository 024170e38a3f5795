package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the old site did not show to readers, or not yet, though no field calls it a draft. */
final class HiddenDocumentsTest extends ImportedArchive {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "expiryDate: 2015-01-01 | expired at 2015-01-01",
                "build: {render: never} | has build.render: never",
                "_build: {render: false} | has build.render: false",
                "headless: true | is headless",
            })
    void documentOfHugoThatHasNoPageBecomesADraft(String field, String reason) throws IOException {
        write("hugo.toml", "");
        write("content/posts/hidden.md", "---\ntitle: Hidden\ndate: 2014-01-01\n" + field + "\n---\nText.");

        Run run = publish("--section", "news");

        assertTrue(run.out().contains("drafts: 1 begun"), run.out());
        assertTrue(run.out().contains("to check: " + reason + ": it is kept as a draft"), run.out());
        assertEquals(List.of(), articles());
    }

    @Test
    void embargoOfHugoIsTheDateAndNotThatOfItsAddress() throws IOException {
        write("hugo.toml", "permalinks = {posts = '/:year/:slug/'}");
        write("content/posts/ahead.md", "---\ntitle: Ahead\ndate: 2024-01-01\npublishDate: 2999-01-01\n---\nText.");
        write("content/posts/past.md", "---\ntitle: Past\ndate: 2014-01-01\npublishDate: 2015-01-01\n---\nText.");

        Run run = publish("--section", "news");

        assertTrue(document("ahead").contains("\ndate: \"2999-01-01\"\n"), document("ahead"));
        assertEquals("/2024/ahead/", addresses("ahead").getFirst());
        assertTrue(document("past").contains("\ndate: \"2014-01-01\"\n"), document("past"));
        assertEquals(0, run.status(), run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hidden.json | {\"permalink\": false}",
                "hidden.11tydata.js | module.exports = { permalink: false };"
            })
    void documentOfEleventyWithoutAPermalinkBecomesADraft(String file, String data) throws IOException {
        write("eleventy.config.js", "");
        write("own/a.md", "---\ntitle: A\ndate: 2014-01-01\npermalink: false\n---\nText.");
        write("hidden/b.md", "---\ntitle: B\ndate: 2014-01-01\n---\nText.");
        write("hidden/" + file, data);

        Run run = publish("--section", "news");

        assertTrue(run.out().contains("drafts: 2 begun"), run.out());
        assertTrue(run.out().contains("to check: has permalink: false: it is kept as a draft"), run.out());
        assertEquals(List.of(), articles());
    }

    @Test
    void pageDatedAheadBecomesADraft() throws IOException {
        write("hugo.toml", "");
        write("content/fair.md", "---\ntitle: Fair\npublishDate: 2999-01-01\n---\nText.");

        Run run = publish("--section", "news");

        assertTrue(run.out().contains("is a page dated ahead, 2999-01-01: it is kept as a draft"), run.out());
        assertTrue(run.out().contains("drafts: 1 begun"), run.out());
    }

    @Test
    void pageThatWordPressWouldPublishLaterBecomesADraft() throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .item("page", "future", "Fair", "<wp:post_name>fair</wp:post_name>")
                        .toString());

        Run run = bring("export.xml");

        assertTrue(run.out().contains("was a page: it is kept as a draft of an article"), run.out());
        assertTrue(run.out().contains("drafts: 1 begun"), run.out());
    }

    @Test
    void pageThatGhostWouldPublishLaterBecomesADraft() throws IOException {
        write("ghost.json", """
            {"data": {"posts": [{"id": "1", "type": "page", "title": "Fair", "slug": "fair", "html": "<p>Text.</p>",
              "status": "scheduled", "published_at": "2999-01-01T09:00:00.000Z"}]}}
            """);

        Run run = bring("ghost.json");

        assertTrue(run.out().contains("was a page: it is kept as a draft of an article"), run.out());
        assertTrue(run.out().contains("drafts: 1 begun"), run.out());
    }

    @Test
    void missingDateAndComingExpiryAreNamed() throws IOException {
        write("hugo.toml", "");
        write("content/posts/undated.md", "---\ntitle: Undated\nexpiryDate: 2999-01-01\n---\nText.");

        Run run = publish("--section", "news");

        assertTrue(run.out().contains("expires at 2999-01-01: withdraw it then (1)"), run.out());
        assertTrue(run.out().contains("has no date: that of the import stands for it (1)"), run.out());
        assertTrue(run.out().startsWith("1 published"), run.out());
    }

    private List<String> articles() {
        return api.targets().stream()
                .filter(target -> target.startsWith("/api/articles"))
                .toList();
    }
}
