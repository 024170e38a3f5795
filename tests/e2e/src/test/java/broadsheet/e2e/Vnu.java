package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

/** Asks the checker of the W3C whether pages and stylesheets are valid. */
final class Vnu {
    /**
     * What the checker warns of and we do not mind: tables are aligned by the attribute that GitHub's Markdown gives them,
     * an author's own HTML may have sections without headings, the desk shows one of its two first headings at a time,
     * and the checker does not know {@code field-sizing} and {@code animation-timeline} yet, without which a field scrolls,
     * and a page does not show how far one has read.
     */
    private static final String NOT_MINDED = ".*(“align” attribute|Section lacks heading|Consider using the “h1”"
            + " element|“field-sizing”|“animation-timeline”).*";

    private Vnu() {}

    /** All files of a folder are valid: HTML and CSS, by their names' ends. */
    static void assertValid(Path folder) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String checked = Checkers.run(List.of(
                java,
                // C2 would take longer to compile than the checker then runs; code of C1 takes more stack.
                "-XX:TieredStopAtLevel=1",
                "-Xss8m",
                "-jar",
                Checkers.file("vnu-jar/build/dist/vnu.jar").toString(),
                "--Werror",
                "--also-check-css",
                "--filterpattern",
                NOT_MINDED,
                folder.toString()));
        assertEquals("exit status 0", checked);
    }
}
