package broadsheet.authoring;

import static broadsheet.authoring.HostileDocuments.FRONT;
import static broadsheet.authoring.HostileDocuments.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Label;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.authoring.DocumentReader.Defaults;
import broadsheet.authoring.DocumentReader.Reading;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Documents of the largest size that are made to be read slowly: each is read or refused in processor time that grows with its
 * size, not with the square of that.
 */
@Tag("long")
class HostileDocumentsTest {
    /**
     * README promises it. The slowest takes 1.4 seconds of one core of 2.6 GHz, compiled as Lambda compiles (C1 alone). What grows with the
     * square takes from 5 seconds to many minutes at this size. It is the processor time of the thread.
     */
    private static final Duration BOUND = Duration.ofSeconds(2);

    /** Interpreted code, and other processes that share caches, can triple even processor time: only the fastest attempt counts. */
    private static final int ATTEMPTS = 5;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");

    private static final Site SITE = new Site(
            "Site",
            "",
            "en",
            "https://example.org",
            Optional.empty(),
            new Label(new Slug("analysis"), "Analysis"),
            new Label(new Slug("desk"), "The Desk"),
            List.of(new Section(new Slug("science"), "Science", "", "#000000", "#ffffff")),
            List.of());

    private static final Picture KEPT = new Picture("0123456789abcdef".repeat(4), 1000, 500, List.of(320, 1000));

    @ParameterizedTest(name = "{0}")
    @MethodSource("broadsheet.authoring.HostileDocuments#documents")
    void isReadOrRefusedInTimeThatGrowsWithItsSize(String name, String document) {
        Duration taken = timeToRead(name, document);
        for (int attempts = 1; attempts < ATTEMPTS && taken.compareTo(BOUND) >= 0; attempts++) {
            taken = timeToRead(name, document);
        }
        assertTrue(taken.compareTo(BOUND) < 0, taken.toString());
    }

    private static Duration timeToRead(String name, String document) {
        long before = THREADS.getCurrentThreadCpuTime();
        try {
            read(document);
        } catch (ValidationException refused) {
            assertTrue(refused.errors().size() <= 1_001, name);
        }
        return Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before);
    }

    @Test
    void aParagraphOfTooManyMarksIsRefusedByItsLine() {
        assertEquals(
                List.of(new FieldError(
                        "line 7",
                        "is of a paragraph with too many of the marks < ` [ ] ~ for its length: divide it by"
                                + " empty lines")),
                errors(FRONT + "Text.\n\n" + "<".repeat(20_000)));
    }

    @Test
    void aLongParagraphOfManyMarksIsRead() {
        String sentence = "A [link](https://example.org/a), some `code`, ~~a slip~~ and 1 < 2 in a line of one hundred"
                + " characters or so.\n";
        Reading reading = read(FRONT + sentence.repeat(300));
        assertEquals(300, reading.draft().body().html().split("</code>", -1).length - 1);
    }

    @Test
    void aParagraphOfTooManyLinesIsRefusedByItsLine() {
        assertEquals(
                List.of(new FieldError(
                        "line 1008", "is of a paragraph with more than 1,000 lines: divide it by empty lines")),
                errors(FRONT + "Text.\n\n" + "1\n".repeat(20_000)));
    }

    @Test
    void aTextOfTooManyPicturesIsRefused() {
        List<FieldError> refused = List.of(new FieldError("text", "has more than 1,000 pictures"));
        assertEquals(refused, errors(FRONT + "![](k)\n\n".repeat(1_001)));
        assertEquals(refused, errors(FRONT + "a[^n]\n\n[^n]: " + "![](k) ".repeat(1_001)));
        assertEquals(
                1_000,
                read(FRONT + "![](k)\n\n".repeat(1_000)).draft().body().html().split("<img ", -1).length - 1);
    }

    @Test
    void codeMayHaveAnyNumberOfMarksAndLines() {
        String html = read(FRONT + "```\n" + "<[`]\n".repeat(60_000) + "```\n")
                .draft()
                .body()
                .html();
        assertEquals(60_000, html.split("\\[`]", -1).length - 1);
    }

    @Test
    void aTableInAQuotationCannotBecomeHugeEither() {
        String table = "> " + "|a".repeat(1_500) + "\n> " + "|-".repeat(1_500) + "\n" + "> |a\n".repeat(1_500);
        assertEquals(
                "is of a table with more than 20,000 cells",
                errors(FRONT + table).getFirst().detail());
    }

    @Test
    void anEmojiMayStandAnywhereInFrontMatter() {
        for (int at = 1_000; at < 1_050; at++) {
            String document = "---\ntitle: T\nsection: science\n#" + "x".repeat(at) + "\ndek: 😀😀😀😀\n---\nText.";
            assertEquals("😀😀😀😀", read(document).draft().front().dek());
        }
    }

    @Test
    void ofVeryManyErrorsTheFirstThousandAreNamed() {
        List<FieldError> errors = errors(FRONT + "[^1]\n\n".repeat(50_000));
        assertEquals(1_001, errors.size());
        assertEquals(new FieldError("more", "49,000 more errors are not named"), errors.getLast());
    }

    private static Reading read(String document) {
        return DocumentReader.read(
                bytes(document),
                new Slug("an-article"),
                SITE,
                Defaults.NONE,
                NOW,
                addresses -> Map.of(new PictureName("k"), KEPT));
    }

    private static List<FieldError> errors(String document) {
        return assertThrows(ValidationException.class, () -> read(document)).errors();
    }
}
