package broadsheet.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of Substack and Medium. */
final class HtmlExportsTest extends ImportedArchive {
    @Test
    void postsOfSubstackComeInWithTheirAddresses() throws IOException {
        write("posts.csv", """
            post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
            12.tides,2024-02-01T09:30:00.123Z,true,,newsletter,everyone,"Tides, ""high\""",What the sea does,
            13.paid,2024-02-02T09:30:00.000Z,true,,newsletter,only_paid,Paid,,
            14.idea,,false,,newsletter,everyone,Idea,,
            15.about,2024-02-03T09:30:00.000Z,true,,page,everyone,About,,
            16.gone,2024-02-04T09:30:00.000Z,true,,newsletter,everyone,Gone,,
            17.dated,someday,true,,newsletter,everyone,Dated,,
            """);
        write("posts/12.tides.html", "<p>See <a href=\"https://sea.example.org/p/tides#low\">low</a>.</p>");
        for (String post : new String[] {"13.paid", "14.idea", "15.about", "17.dated"}) {
            write("posts/" + post + ".html", "<p>Text.</p>");
        }

        Run run = publish("--section", "news", "--old-url", "https://sea.example.org");

        assertEquals("""
            ---
            title: "Tides, \\"high\\""
            dek: "What the sea does"
            section: "news"
            date: "2024-02-01T09:30:00Z"
            addresses:
              - "/p/tides"
              - "/p/tides/"
            ---

            See [low](/articles/tides#low).
            """, document("tides"));
        assertTrue(api.targets().contains("/api/pages/about"), api.targets()::toString);
        assertTrue(run.out().contains("drafts: 2 begun"), run.out());
        assertTrue(run.out().contains("posts/16.gone.html: file: is not in the export"), run.out());
        assertTrue(run.out().contains("posts/17.dated.html: post_date: \"someday\" is no date"), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void formsOfSubstackAreLeftOutAndItsPostsAndQuotesStay() throws IOException {
        write("posts.csv", """
            post_id,post_date,is_published,email_sent_at,type,audience,title,subtitle,podcast_url
            12.tides,2024-02-01T09:30:00.123Z,true,,newsletter,everyone,Tides,,
            """);
        write("posts/12.tides.html", """
            <p>Text.</p><div class="pullquote"><p>The sea rises.</p></div>
            <p class="button-wrapper"><a class="button primary" href="https://sea.example.org/subscribe?"><span>Subscribe</span></a></p>
            <p class="button-wrapper"><a class="button primary" href="https://a.example.org/book"><span>The book</span></a></p>
            <div class="subscription-widget-wrap"><div class="preamble"><p>Thanks for reading!</p></div><form></form></div>
            <div class="tweet" data-attrs="{&quot;url&quot;:&quot;https://twitter.com/a/status/123&quot;,&quot;full_text&quot;:&quot;Sea&quot;}"></div>
            """);

        publish("--section", "news", "--old-url", "https://sea.example.org");

        assertEquals("""
            Text.

            :::pullquote

            The sea rises.

            :::

            [The book](https://a.example.org/book)

            [https://twitter.com/a/status/123](https://twitter.com/a/status/123)
            """, text("tides"));
    }

    @Test
    void storiesOfMediumComeInWithoutTheirRepeatedTitle(@TempDir Path elsewhere) throws IOException {
        write(
                "posts/2024-02-01_Tides-0a1b2c3d4e5f.html",
                story("Tides", "https://sea.example.org/tides-0a1b2c3d4e5f", "2024-02-01T09:30:00.123Z"));
        write("posts/draft_Idea-1a1b2c3d4e5f.html", story("Idea", "", ""));
        Files.writeString(elsewhere.resolve("secret.html"), story("Secret", "", ""));
        Files.createSymbolicLink(dir.resolve("posts/2024-02-03_Link-2a.html"), elsewhere.resolve("secret.html"));

        Run run = publish("--section", "news");

        assertEquals("""
            ---
            title: "Tides"
            dek: "Of the sea"
            section: "news"
            authors:
              - "Ada"
            date: "2024-02-01T09:30:00Z"
            addresses:
              - "/tides-0a1b2c3d4e5f"
            ---

            Some **text** and [itself](/articles/tides).
            """, document("tides"));
        assertTrue(run.out().contains("drafts: 1 begun"), run.out());
        assertTrue(run.out().contains("posts/2024-02-03_Link-2a.html: file: cannot be read"), run.out());
    }

    @Test
    void zipIsReadLikeItsFolder(@TempDir Path elsewhere) throws IOException {
        Path zip = elsewhere.resolve("export.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "export/_config.yml", "url: https://old.example.org");
            entry(out, "export/_posts/2024-02-01-tides.md", "---\ntitle: Tides\n---\n![A](/a.jpg)");
            entry(out, "export/a.jpg", "\u00ff\u00d8\u00ff\u00e0 a harbour");
        }

        Run run = run("an-editors.token", List.of("--section", "news", "--url", api.url(), zip.toString()));

        assertEquals("![A](/a.jpg)\n", text("tides"));
        assertTrue(run.out().contains("pictures: 1 uploaded"), run.out());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void zipWithAPathThatLeadsOutsideIsRefused(@TempDir Path elsewhere) throws IOException {
        Path zip = elsewhere.resolve("export.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            entry(out, "../_posts/2024-02-01-tides.md", "Text.");
        }

        Run run = run("an-editors.token", List.of("--section", "news", "--url", api.url(), zip.toString()));

        assertTrue(run.err().contains("it is no zip, or one with paths that lead outside"), run.err());
        assertEquals(2, run.status());
    }

    private static void entry(ZipOutputStream out, String name, String text) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(text.getBytes(ISO_8859_1));
        out.closeEntry();
    }

    private static String story(String title, String address, String date) {
        return """
            <!DOCTYPE html><html><head><title>%1$s</title></head><body><article class="h-entry">
            <header><h1 class="p-name">%1$s</h1></header>
            <section data-field="subtitle" class="p-summary">Of the sea</section>
            <section data-field="body" class="e-content"><section><div class="section-divider"><hr></div>
            <h3 class="graf graf--h3 graf--title">%1$s</h3><p>Some <strong>text</strong> and <a href="%2$s">itself</a>.</p>
            </section></section>
            <footer><p>By <a href="https://medium.com/@ada" class="p-author h-card">Ada</a>%3$s.</p>
            <p><a href="%2$s" class="p-canonical">Canonical link</a></p></footer></article></body></html>
            """.formatted(
                        title,
                        address,
                        date.isEmpty() ? "" : " on <time class=\"dt-published\" datetime=\"" + date + "\">x</time>");
    }
}
