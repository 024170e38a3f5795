package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.Author;
import broadsheet.article.Label;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.authoring.DocumentReader.Defaults;
import broadsheet.authoring.DocumentReader.Reading;
import broadsheet.validation.FieldError;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads documents for a site that has two sections, and texts. */
final class DocumentFixture {
    static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    static final Slug SLUG = new Slug("an-article");
    static final Label DESK = new Label(new Slug("desk"), "The Desk");
    static final Site SITE = new Site(
            "Site",
            "",
            "en",
            "https://example.org",
            Optional.empty(),
            new Label(new Slug("analysis"), "Analysis"),
            DESK,
            List.of(
                    new Section(new Slug("science"), "Science", "", "#000000", "#ffffff"),
                    new Section(new Slug("ai-research"), "AI & Research", "", "#000000", "#ffffff")),
            List.of(new Author(new Slug("desk"), "The Desk", "A biography.")));

    private DocumentFixture() {}

    static Reading read(String document) {
        return DocumentReader.read(bytes(document), SLUG, SITE, Defaults.NONE, NOW, addresses -> Map.of());
    }

    static List<FieldError> errors(String document) {
        return assertThrows(ValidationException.class, () -> read(document)).errors();
    }

    /** The HTML of a text that has neither sources nor pictures. */
    static SafeHtml render(String markdown) {
        var errors = new FieldErrors();
        SafeHtml html = Markdown.render(markdown, 0, 0, new Illustrations(Map::of), errors, ignored -> {});
        errors.throwIfAny();
        return html;
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
