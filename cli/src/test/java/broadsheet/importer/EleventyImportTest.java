package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export default () => ({ pathPrefix: '/blog/', dir: { input: 'src' } }); | /blog/notes/tides/",
                "// pathPrefix: '/never/'\\n"
                        + "module.exports = {\\n"
                        + "  pathPrefix: \"blog\", dir: { input: \"src\" } }; | /blog/notes/tides/",
                "export const config = { dir: { input: 'src' }, pathPrefix: '/' }; | /notes/tides/",
                "export default () => ({ dir: { input: 'src' }, // pathPrefix: '/never/'\\n }); | /notes/tides/",
                "export default () => ({ dir: { input: 'src' }, pathPrefix: process.env.PREFIX }); | /notes/tides/",
            })
    void oldAddressesBeginWithThePathPrefix(String config, String address) throws IOException {
        write("eleventy.config.js", config.translateEscapes());
        write("src/notes/tides.md", "---\ntitle: Tides\ndate: 2016-04-08\n---\n[a](/blog/notes/ebb/) [b](/notes/ebb/)");
        write("src/notes/ebb.md", "---\ntitle: Ebb\ndate: 2016-04-09\n---\nText.");

        publish("--section", "news");

        assertEquals(address, addresses("tides").getFirst());
        assertTrue(text("tides").endsWith("[b](/articles/ebb)\n"), text("tides"));
        assertEquals(address.startsWith("/blog/"), text("tides").startsWith("[a](/articles/ebb)"), text("tides"));
    }
}
