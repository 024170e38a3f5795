package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class EleventyImportTest extends ImportedArchive {
    @Test
    void addressesComeFromPathsAndPermalinks() throws IOException {
        write("eleventy.config.js", "export default () => ({ dir: { input: 'src' } });");
        write("src/blog/2016-04-08-tides.md", "---\ntitle: Tides\n---\nText.");
        write(
                "src/notes/notes.json",
                "{\"permalink\": \"/{{ page.date | date: '%Y/%m/%d' }}/{{ page.fileSlug }}/\", \"tags\": [\"notes\"]}");
        write("src/notes/2017-01-02-short.md", "---\ntitle: Short\n---\n[a](/blog/tides/) [b](/2017/01/02/short/)");
        write(
                "src/notes/2017-01-03-own.md",
                "---\ntitle: My Own\npermalink: \"/own/{{ title | slugify }}/index.html\"\n---\nText.");

        Run run = publish("--section", "news");

        assertEquals("/blog/tides/", addresses("tides").getFirst(), run.out());
        assertEquals("/2017/01/02/short/", addresses("short").getFirst());
        assertEquals("/own/my-own/", addresses("own").getFirst());
        assertEquals("[a](/articles/tides) [b](/articles/short)\n", text("short"));
        assertTrue(document("short").contains("tags:\n  - \"notes\"\n"), document("short"));
        assertEquals(
                List.of(),
                run.out()
                        .lines()
                        .filter(line -> line.contains("needs a person"))
                        .toList());
    }
}
