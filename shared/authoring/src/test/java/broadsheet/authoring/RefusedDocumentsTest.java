package broadsheet.authoring;

import static broadsheet.authoring.DocumentFixture.NOW;
import static broadsheet.authoring.DocumentFixture.SITE;
import static broadsheet.authoring.DocumentFixture.SLUG;
import static broadsheet.authoring.DocumentFixture.errors;
import static broadsheet.authoring.DocumentFixture.read;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.authoring.DocumentReader.Defaults;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are refused, with every error and its place. */
final class RefusedDocumentsTest {
    @Test
    void everyErrorIsNamedWithItsPlaceAtOnce() {
        List<FieldError> errors = errors("""
            ---
            dek: No title.
            section: sports
            date: 31 Feb
            featured: maybe
            authors: ["???"]
            slug: Another One
            sources:
              - publisher: P
                url: ftp://example.org
            ---
            A claim.[^1] Another.

            And this.[^2]
            """);
        assertEquals(
                List.of(
                        "title",
                        "section",
                        "featured",
                        "authors[0]",
                        "sources[0].title",
                        "sources[0].url",
                        "slug",
                        "date",
                        "line 14"),
                errors.stream().map(FieldError::at).toList());
        assertEquals("[^2] names no source; there is 1", errors.getLast().detail());
    }

    @Test
    void yamlThatIsNoneIsNamedByItsLine() {
        assertEquals(
                "line 3",
                errors("---\ntitle: T\n  odd: [\n---\nText.").getFirst().at());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \n", "Just text.", "title: T\n---\nText.", "---\ntitle: T\nText."})
    void aDocumentWithoutFrontMatterIsRefused(String document) {
        assertEquals("line 1", errors(document).getFirst().at());
    }

    @Test
    void frontMatterWithoutATextIsRefused() {
        assertEquals(List.of(new FieldError("text", "is missing")), errors("---\ntitle: T\nsection: science\n---\n"));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] latin = "---\ntitle: Caf\u00e9\nsection: science\n---\nText.".getBytes(ISO_8859_1);
        ValidationException rejected = assertThrows(
                ValidationException.class,
                () -> DocumentReader.read(latin, SLUG, SITE, Defaults.NONE, NOW, addresses -> Map.of()));
        assertEquals("line 2", rejected.errors().getFirst().at());
    }

    @Test
    void tooManyOrTooLongIsRefusedByName() {
        String tags = String.join(", ", java.util.Collections.nCopies(21, "a"));
        assertEquals(
                "tags",
                errors("---\ntitle: T\nsection: science\ntags: [" + tags + "]\n---\nText.")
                        .getFirst()
                        .at());
        String title = "t".repeat(301);
        assertEquals(
                "title",
                errors("---\ntitle: " + title + "\nsection: science\n---\nText.")
                        .getFirst()
                        .at());
    }

    @Test
    void aliasesCannotBlowUp() {
        var bomb = new StringBuilder("---\na: &a [x, x]\n");
        for (char name = 'b'; name <= 'z'; name++) {
            char before = (char) (name - 1);
            bomb.append(name)
                    .append(": &")
                    .append(name)
                    .append(" [*")
                    .append(before)
                    .append(", *")
                    .append(before)
                    .append("]\n");
        }
        bomb.append("title: T\nsection: science\ntags: *z\n---\nText.");
        assertEquals("line 2", errors(bomb.toString()).getFirst().at());
    }

    @Test
    void deeplyNestedDocumentIsRefused() {
        assertEquals(
                new FieldError("text", "nests too deeply"),
                errors("---\ntitle: T\nsection: science\n---\n" + "*a **a ".repeat(20_000) + "a** a*".repeat(20_000))
                        .getFirst());
        assertEquals(
                new FieldError("line 2", "nests too deeply"),
                errors("---\ntitle: " + "[".repeat(50_000) + "\n---\nText.").getFirst());
    }

    @Test
    void aSmallTextCannotAskForAHugeTable() {
        String header = "|a".repeat(1_500) + "\n" + "|-".repeat(1_500) + "\n";
        List<FieldError> errors = errors("---\ntitle: T\nsection: science\n---\n" + header + "|a\n".repeat(1_500));
        assertEquals(
                "is of a table with more than 20,000 cells", errors.getFirst().detail());
    }

    @Test
    void unprintableCharactersAreRefusedInFieldsAndRemovedFromTexts() {
        assertEquals(
                "title",
                errors("---\ntitle: \"a\\u0000b\"\nsection: science\n---\nText.")
                        .getFirst()
                        .at());
        assertEquals(
                "title",
                errors("---\ntitle: \"a\\ud800b\"\nsection: science\n---\nText.")
                        .getFirst()
                        .at());
        assertEquals(
                "<p>Text.</p>",
                read("---\ntitle: T\nsection: science\n---\nTe\u0001xt.")
                        .draft()
                        .body()
                        .html());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Archive", "2025", "2025-02"})
    void aKindMayNotBeNamedAsAnArchiveIs(String kind) {
        assertEquals(
                "kind",
                errors("---\ntitle: T\nsection: science\nkind: " + kind + "\n---\nText.")
                        .getFirst()
                        .at());
    }
}
