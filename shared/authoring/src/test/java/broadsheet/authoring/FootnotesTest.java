package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Body;
import broadsheet.article.Footnote;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Notes are defined in the text, numbered apart from sources, and linked there and back. */
final class FootnotesTest {
    private final List<String> ignored = new ArrayList<>();

    @Test
    void noteIsLinkedFromTheTextAndKeptApartFromIt() {
        Body body = read("A claim.[^1]\n\nMore.\n\n[^1]: It was *Tuesday*.\n", 0);
        assertEquals(
                "<p>A claim.<sup><a class=\"citation\" id=\"noted_1\" href=\"#note_1\""
                        + " role=\"doc-noteref\">[1]</a></sup></p>\n"
                        + "<p>More.</p>",
                body.html());
        assertEquals(List.of(new Footnote("<p>It was <em>Tuesday</em>.</p>", 1)), body.footnotes());
    }

    @Test
    void notesAreNumberedInOrderOfReference() {
        Body body = read("One[^late] two[^7] three[^LATE].\n\n[^7]: Seven.\n[^late]: Late.\n", 0);
        assertEquals(List.of("<p>Late.</p>", "<p>Seven.</p>"), htmls(body));
        assertEquals(
                List.of(2, 1),
                body.footnotes().stream().map(Footnote::references).toList());
        assertTrue(body.html().contains("id=\"noted_1_2\" href=\"#note_1\""), body::html);
    }

    @Test
    void sourceNumberIsACitationAndOtherDefinedNamesAreNotes() {
        Body body = read("Cited[^1], noted[^3] and noted[^a].\n\n[^3]: Three.\n\n[^a]: See also[^2].\n", 2);
        assertTrue(body.html().contains("href=\"#source_1\""), body::html);
        assertTrue(body.html().contains("id=\"noted_1\" href=\"#note_1\""), body::html);
        assertTrue(body.html().contains("id=\"noted_2\" href=\"#note_2\""), body::html);
        assertTrue(htmls(body).getLast().contains("id=\"cited_2\" href=\"#source_2\""), body::toString);
    }

    @Test
    void noteThatIsNamedAsASourceIsAnErrorThatNamesItsLine() {
        assertEquals(
                "line 3: [^1] cites source 1, so no note can have this name: write [^n1]",
                refusal("Cited.[^1]\n\n[^1]: A note.\n", 1));
    }

    @Test
    void secondDefinitionOfANameIsAnError() {
        assertEquals("line 4: defines the note [^a] a second time", refusal("A.[^a]\n\n[^a]: One.\n[^a]: Two.\n", 0));
    }

    @Test
    void numberWithoutDefinitionNorSourceIsStillAnError() {
        assertEquals("line 1: [^1] names no source; there are none", refusal("A.[^1]\n", 0));
        assertEquals("line 3: [^9] names no source; there are none", refusal("A.[^a]\n\n[^a]: See[^9].\n", 0));
    }

    @Test
    void nameWithoutDefinitionStaysText() {
        assertEquals("<p>A.[^a]</p>", read("A.[^a]\n", 0).html());
    }

    @Test
    void noteToWhichNothingRefersIsLeftOutAndNamed() {
        assertEquals(List.of(), read("Text.\n\n[^a]: Lost.\n", 0).footnotes());
        assertEquals(List.of("line 3: the note [^a], to which nothing refers"), ignored);
    }

    @Test
    void noteMayHaveParagraphsListsAndReferencesToOtherNotes() {
        Body body = read("""
            A.[^a]

            [^a]: One.[^b]

                - an item

                ## Heading

            [^b]: Two.[^a]
            """, 0);
        assertEquals(2, body.footnotes().size());
        String first = htmls(body).getFirst();
        assertTrue(first.contains("<li>an item</li>") && first.contains("<p>Heading</p>"), first);
        assertEquals(2, body.footnotes().getFirst().references());
        assertEquals(List.of(), body.contents());
    }

    @Test
    void codeIsNoReference() {
        Body body = read("`[^a]` and[^a]\n\n    [^a]: code\n\n[^a]: Note.\n", 0);
        assertEquals(1, body.footnotes().getFirst().references());
        assertTrue(body.html().contains("<code>[^a]</code>"), body::html);
    }

    @Test
    void hostileNotesAreSanitised() {
        Body body = read("""
            A.[^a] <sup data-note="9">x</sup>

            [^a]: <script>alert(1)</script><a href="javascript:x">y</a>
            """, 0);
        assertFalse(body.toString().contains("script"), body::toString);
        assertTrue(body.html().contains("<sup>x</sup>"), body::html);
    }

    @Test
    void referenceInsideOfWhatIsRemovedLeavesANoteWithoutAWayBack() {
        Body body = read("<select><option>A[^a]</option></select>\n\n[^a]: Note.\n", 0);
        assertEquals(
                List.of(0), body.footnotes().stream().map(Footnote::references).toList());
        assertFalse(body.html().contains("#note_1"), body::html);
    }

    @Test
    void relativeLinksOfNotesArePathsToo() {
        Body body = render("A.[^a]\n\n[^a]: See [tides](tide-tables).\n", 0)
                .under("/articles/")
                .body();
        assertTrue(htmls(body).getFirst().contains("href=\"/articles/tide-tables\""), body::toString);
    }

    @Test
    void manyNotesAreReadInTime() {
        String text = IntStream.range(0, 5_000).mapToObj(i -> "w[^n" + i + "]").collect(Collectors.joining("\n\n"))
                + "\n\n"
                + IntStream.range(0, 5_000)
                        .mapToObj(i -> "[^n" + i + "]: Note " + i + ".[^n0]")
                        .collect(Collectors.joining("\n"));
        assertTimeout(
                Duration.ofSeconds(8),
                () -> assertEquals(5_000, read(text, 0).footnotes().size()));
    }

    private static List<String> htmls(Body body) {
        return body.footnotes().stream().map(Footnote::html).toList();
    }

    private String refusal(String markdown, int sources) {
        var errors = new FieldErrors();
        render(markdown, sources, errors);
        ValidationException refused = assertThrows(ValidationException.class, errors::throwIfAny);
        return refused.errors().stream()
                .map(error -> error.at() + ": " + error.detail())
                .collect(Collectors.joining("; "));
    }

    private Body read(String markdown, int sources) {
        return render(markdown, sources).body();
    }

    private SafeHtml render(String markdown, int sources) {
        var errors = new FieldErrors();
        SafeHtml html = render(markdown, sources, errors);
        errors.throwIfAny();
        return html;
    }

    private SafeHtml render(String markdown, int sources, FieldErrors errors) {
        return Markdown.render(markdown, sources, 0, new Illustrations(Map::of), errors, ignored::add);
    }
}
