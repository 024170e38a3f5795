package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run over an archive sends, refuses and reports, whatever made the archive. */
final class ArchiveRunTest extends ImportedArchive {
    @Test
    void missingSectionIsSaidBeforeAnythingIsSent() throws IOException {
        write("_posts/2016-01-01-one.md", "---\ntitle: One\n---\nText.");

        Run without = publish();
        Run unknown = publish("--section", "sports");

        assertEquals(
                "1 of 1 documents name no section: say by --section where they go; the site has technology, news.\n",
                without.err());
        assertEquals("No section is \"sports\": the site has technology, news.\n", unknown.err());
        assertEquals(List.of("/api/site", "/api/site"), api.targets());
        assertEquals(2, without.status());
    }

    @Test
    void unreadableDocumentsAreNamedAndTheRestGoesOn(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("secret.md"), "---\ntitle: Secret\n---\nText.");
        write("_posts/2016-01-01-good.md", "---\ntitle: Good\n---\nText.");
        write("_posts/2016-01-02-date.md", "---\ntitle: Date\ndate: 2016-13-45\n---\nText.");
        write("_posts/2016-01-03-yaml.md", "---\ntitle: [\n---\nText.");
        Files.write(dir.resolve("_posts/2016-01-04-bytes.md"), new byte[] {'a', '\n', (byte) 0xE9, (byte) 0xFF});
        Files.createSymbolicLink(dir.resolve("_posts/2016-01-05-link.md"), elsewhere.resolve("secret.md"));

        Run run = publish("--section", "news");

        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 4 refused
              _posts/2016-01-02-date.md: date: "2016-13-45" is no date: write 2025-02-01 or 2025-02-01T09:00:00Z
              _posts/2016-01-03-yaml.md: line 3: is no YAML:\
            """), run.out());
        assertTrue(run.out().contains("2016-01-04-bytes.md: line 2: has bytes that are no UTF-8"), run.out());
        assertTrue(run.out().contains("2016-01-05-link.md: file: is a link that leads out of the folder"), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void draftsBeginOnce() throws IOException {
        write("_config.yml", "title: Blog");
        write("_drafts/idea.md", "---\ntitle: Idea\n---\nText.");
        write("_posts/2016-01-01-hidden.md", "---\ntitle: Hidden\npublished: false\n---\nText.");

        Run first = publish("--section", "news");
        Run second = publish("--section", "news");

        assertTrue(first.out().contains("drafts: 2 begun, 0 there already"), first.out());
        assertTrue(second.out().contains("drafts: 0 begun, 2 there already"), second.out());
        assertEquals(
                2,
                api.targets().stream()
                        .filter(target -> target.matches("/api/drafts\\?id=[0-7][0-9A-HJKMNP-TV-Z]{25}"))
                        .count());
        assertEquals(0, second.status());
    }

    @Test
    void draftThatPeoplePublishedOrDeletedDoesNotBeginAgain() throws IOException {
        write("_config.yml", "title: Blog");
        write("_drafts/idea.md", "---\ntitle: Idea\n---\nText.");
        api.stub((call, _) -> Optional.of(call)
                .filter(it -> it.target().startsWith("/api/drafts?id="))
                .map(_ -> new FakeApi.Reply(409, "{\"detail\": \"Something else has, or had, this id.\"}")));

        Run run = publish("--section", "news");

        assertTrue(run.out().contains("drafts: 0 begun, 1 there already"), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void dryRunSendsNothingAndReportsTheSame() throws IOException {
        write("_posts/2016-01-01-good.md", "---\ntitle: Good\nlayout: post\nweird: 1\n---\n[a](/gone/)");
        write("_posts/2016-01-02-bad.md", "---\ntitle: Bad\nkind: archive\n---\nText.");
        Path json = dir.resolve("report.json");
        Path html = dir.resolve("report.html");

        Run run = publish("--section", "news", "--dry-run", "--report", json.toString(), "--report", html.toString());

        assertEquals(List.of("/api/site"), api.targets());
        assertTrue(run.out().startsWith("""
            dry run, nothing is sent: 1 published, 0 unchanged, 1 refused
              _posts/2016-01-02-bad.md: kind:\
            """), run.out());
        assertTrue(
                Files.readString(json).contains("{\"kind\":\"left out\",\"detail\":\"weird\"}"),
                Files.readString(json));
        assertTrue(
                Files.readString(json).contains("{\"kind\":\"leads nowhere\",\"detail\":\"line 6: /gone/\"}"),
                Files.readString(json));
        assertTrue(Files.readString(html).contains("leads nowhere: line 6: /gone/"), Files.readString(html));
        assertEquals(1, run.status());
    }

    @Test
    void reportLinksManualWorkToItsDocumentsAndListsEverySkippedFile() throws IOException {
        write("_posts/2016-01-01-a.md", "---\ntitle: A\ncategories: []\n---\n[a](/gone/) [b](/lost/)");
        write("_posts/2016-01-02-b.md", "---\ntitle: B\n---\n![c](/absent.png) [a](/gone/)");
        for (int i = 0; i < 12; i++) {
            write("list-%02d.html".formatted(i), "---\ntitle: List\n---\n{% for a in site.posts %}{% endfor %}");
        }
        Path html = dir.resolve("report.html");
        Path json = dir.resolve("report.json");

        Run run = publish("--section", "news", "--dry-run", "--report", html.toString(), "--report", json.toString());

        assertTrue(run.out().contains("list-09.html (a page that a program fills) and 2 more"), run.out());
        Document report = Jsoup.parse(Files.readString(html));
        Elements links = report.select("details > ul > li:containsOwn(/gone/ \\(2\\)) a");
        assertEquals(List.of("_posts/2016-01-01-a.md", "_posts/2016-01-02-b.md"), links.eachText());
        assertEquals(
                List.of("_posts/2016-01-01-a.md: published", "_posts/2016-01-02-b.md: published"),
                links.eachAttr("href").stream()
                        .map(target -> report.select("details:has(> " + target + ") > summary")
                                .text())
                        .toList());
        assertTrue(
                run.out().indexOf("  leads nowhere:") < run.out().indexOf("  picture missing:"),
                "the most frequent first: " + run.out());
        assertTrue(Files.readString(json).contains("list-11.html (a page that a program fills)"), "in the report");
        assertFalse(Files.readString(json).contains("categories"), "an empty field is not missed");
    }

    @Test
    void secondRunSendsTheSameDocuments() throws IOException {
        write("2016-04-08-tides.md", "---\ntitle: T\n---\n[a](/2016/04/09/tides/)");
        write("2016-04-09-tides.md", "---\ntitle: T\n---\nText.");
        publish("--section", "news");

        Run second = publish("--section", "news");

        assertTrue(second.out().startsWith("0 published, 2 unchanged, 0 refused"), second.out());
    }
}
