package broadsheet.importer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/** What is wrong with one document is named, and the others come in. */
final class HostileArchiveTest extends ImportedArchive {
    private static final String GOOD = "---\ntitle: Good\n---\nText.\n";

    @Test
    void documentOfAZipThatUnpacksToMuchMoreIsNotRead() throws IOException {
        Run run = zipped("_config.yml", "_posts/2024-01-01-good.md", "_posts/2024-01-02-bomb.md");

        assertEquals("Text.\n", text("good"));
        assertTrue(run.out().contains("_posts/2024-01-02-bomb.md: file: has more than 10,000,000 bytes"), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void documentOfAFolderInOurFormatThatUnpacksToMuchMoreIsNotRead() throws IOException {
        Run run = zipped("site.yaml", "good.md", "bomb.md");

        assertEquals(GOOD, document("good"));
        assertTrue(run.out().contains("bomb.md: file: has more than 10,000,000 bytes"), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void textThatNestsWithoutEndIsRefused() throws IOException {
        write("_config.yml", "title: Blog");
        write("_posts/2024-01-01-good.md", GOOD);
        write("_posts/2024-01-02-quotes.md", "---\ntitle: Quotes\n---\n" + "> ".repeat(20_000) + "deep");
        write("_posts/2024-01-03-divisions.md", "---\ntitle: Divisions\n---\n" + "<div>".repeat(20_000) + "deep");
        write("_posts/2024-01-04-brackets.md", "---\ntitle: Brackets\n---\n" + "[".repeat(20_000) + "deep");
        write("_posts/2024-01-05-fields.md", "---\ntitle: " + "[".repeat(20_000) + "\n---\nText.");

        Run run = publish("--section", "news");

        assertEquals("Text.\n", text("good"));
        assertTrue(run.out().contains("2024-01-05-fields.md: line 2: "), run.out());
        assertTrue(run.err().isEmpty() || !run.err().contains("Exception"), run.err());
        assertTrue(run.out().matches("(?s)\\d published, 0 unchanged, \\d refused\\n.*"), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void itemsWithInvalidDatesOrEncodingAreReportedAndOthersImported() throws IOException {
        String dated = "<wp:post_name>%s</wp:post_name><wp:post_date_gmt>%s</wp:post_date_gmt>"
                + "<content:encoded>Text</content:encoded>";
        byte[] export = new Wxr()
                .post("Good", "2016-04-08", "good", "Text.")
                .item("post", "publish", "Thirteen", dated.formatted("thirteen", "2016-13-01 00:00:00"))
                .item("post", "publish", "Short", dated.formatted("good", "x"))
                .item("post", "publish", "Undated", dated.formatted("undated", "0000-00-00 00:00:00"))
                .post("Caf\u00e9", "2016-04-09", "cafe", "Text.")
                .toString()
                .getBytes(ISO_8859_1);
        Files.write(dir.resolve("export.xml"), export);

        Run run = bring("export.xml");

        assertEquals("Text.\n", text("good"));
        assertEquals("Text\n", text("undated"));
        assertTrue(run.out().contains("(Thirteen): wp:post_date_gmt: \"2016-13-01 00:00:00\" is no date"), run.out());
        assertTrue(run.out().contains("(Short): wp:post_date_gmt: \"x\" is no date"), run.out());
        assertTrue(run.out().contains("has bytes that are no UTF-8"), run.out());
        assertTrue(run.out().startsWith("2 published, 0 unchanged, 3 refused"), run.out());
        assertEquals(1, run.status());
    }

    @Test
    void exportInADeclaredEncodingIsReadInIt() throws IOException {
        String export =
                new Wxr().post("Caf\u00e9", "2016-04-09", "cafe", "Text.").toString();
        Files.write(
                dir.resolve("export.xml"), export.replace("UTF-8", "ISO-8859-1").getBytes(ISO_8859_1));

        Run run = bring("export.xml");

        assertTrue(document("cafe").contains("title: \"Caf\u00e9\""), document("cafe"));
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void unknownEncodingIsReported() throws IOException {
        write(
                "export.xml",
                new Wxr().post("Good", "2016-04-08", "good", "Text.").toString().replace("UTF-8", "x-none"));

        Run run = bring("export.xml");

        assertTrue(run.err().contains("the encoding x-none is not known"), run.err());
        assertEquals(2, run.status());
    }

    @Test
    void hundredsOfDocumentsWithOneTitleAllComeIn() throws IOException {
        write("_config.yml", "title: Blog");
        for (int number = 0; number < 150; number++) {
            write("_posts/%d/2024-01-01-links.md".formatted(number), "---\ntitle: Links\n---\nText " + number);
        }

        Run run = publish("--section", "news");

        assertTrue(run.out().startsWith("150 published, 0 unchanged, 0 refused"), run.out());
        assertEquals(0, run.status());
    }

    /** Imports a zip of settings, a good document and one of twenty million spaces. */
    private Run zipped(String settings, String good, String bomb) throws IOException {
        Path zip = dir.resolve("archive.zip");
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry(settings));
            out.write("title: Old\n".getBytes(UTF_8));
            out.putNextEntry(new ZipEntry(good));
            out.write(GOOD.getBytes(UTF_8));
            out.putNextEntry(new ZipEntry(bomb));
            byte[] spaces = " ".repeat(1_000_000).getBytes(UTF_8);
            for (int times = 0; times < 20; times++) {
                out.write(spaces);
            }
        }
        return bring("archive.zip");
    }
}
