package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Slug;
import broadsheet.authoring.DocumentReader.Defaults;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompletedDocumentTest {
    private static final Slug SLUG = new Slug("2026");
    private static final Defaults BOTH =
            new Defaults(Optional.of("Arts: \"new\""), Optional.of(Instant.parse("2026-03-10T09:00:00Z")));

    @Test
    void fieldsOfTheRequestAreAddedToFrontMatter() {
        assertEquals("""
            ---
            slug: "2026"
            section: "Arts: \\"new\\""
            date: "2026-03-10T09:00:00Z"
            title: A
            # kept
            ---
            Text.
            """, completed("---\ntitle: A\n# kept\n---\nText.\n", BOTH));
    }

    @Test
    void fieldsOfTheDocumentAreKept() {
        String document = "---\nslug: another\ncategory: science\ndate: 2026-01-01\n---\nText.\n";
        assertEquals(document, completed(document, BOTH));
    }

    @Test
    void mappingInBracesTakesTheFields() {
        assertEquals(
                "---\n{slug: \"2026\", title: A}\n---\nText.\n",
                completed("---\n{title: A}\n---\nText.\n", Defaults.NONE));
    }

    private static String completed(String document, Defaults defaults) {
        return CompletedDocument.of(document.getBytes(UTF_8), Optional.of(SLUG), defaults);
    }
}
