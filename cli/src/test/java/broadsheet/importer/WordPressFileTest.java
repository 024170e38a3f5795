package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Exports of WordPress that another program wrote, with other lines than those of WordPress. */
final class WordPressFileTest extends ImportedArchive {
    private final Wxr export = new Wxr()
            .post("One", "2016-04-08", "one", "First.")
            .post("Two", "2016-04-09", "two", "<a href='https://old.example.org/?p=11'>Second</a>.")
            .post("Three", "2016-04-10", "three", "Third.");

    @Test
    void exportInOneLineHasItsSiteAndItsItems() throws IOException {
        write("export.xml", export.toString().replace("\n", " "));

        Run run = bring("export.xml");

        assertTrue(run.out().startsWith("3 published, 0 unchanged, 0 refused"), run.out());
        assertEquals("First.\n", text("one"));
        assertEquals("[Second](/articles/one).\n", text("two"));
        assertTrue(document("three").contains("authors:\n  - \"Ada Lovelace\"\n"), document("three"));
    }

    @Test
    void itemThatBeginsInALineWhereAnotherEndsIsReadByItself() throws IOException {
        write(
                "export.xml",
                export.raw("<item><title>Broken</title>\n&nothing;</item>")
                        .toString()
                        .replace("</item>\n<item>", "</item><item>"));

        Run run = bring("export.xml");

        assertEquals(
                List.of("First.\n", "[Second](/articles/one).\n", "Third.\n"),
                List.of(text("one"), text("two"), text("three")));
        assertTrue(
                run.out().startsWith("3 published, 0 unchanged, 1 refused\n  item at line 41 (Broken): line 42: "),
                run.out());
    }
}
