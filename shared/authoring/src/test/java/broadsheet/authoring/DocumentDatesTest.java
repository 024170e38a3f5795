package broadsheet.authoring;

import static broadsheet.authoring.DocumentFixture.NOW;
import static broadsheet.authoring.DocumentFixture.SITE;
import static broadsheet.authoring.DocumentFixture.SLUG;
import static broadsheet.authoring.DocumentFixture.bytes;
import static broadsheet.authoring.DocumentFixture.errors;
import static broadsheet.authoring.DocumentFixture.read;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.Draft;
import broadsheet.article.Site;
import broadsheet.authoring.DocumentReader.Defaults;
import broadsheet.authoring.DocumentReader.Reading;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates of documents. */
final class DocumentDatesTest {
    @Test
    void aDateAloneIsTheStartOfItsDayWhereTheSiteIs() {
        Site tokyo = new Site(
                SITE.title(),
                SITE.description(),
                SITE.language(),
                SITE.url(),
                SITE.defaultSection(),
                SITE.defaultKind(),
                SITE.desk(),
                SITE.sections(),
                SITE.authors(),
                SITE.discussion(),
                "Asia/Tokyo");
        byte[] document =
                bytes("---\ntitle: T\nsection: science\ndate: 2026-03-01\nupdated: 2026-03-02 9:00\n---\nText.");
        Draft draft = DocumentReader.read(document, SLUG, tokyo, Defaults.NONE, NOW, addresses -> Map.of())
                .draft();
        assertEquals(Optional.of(Instant.parse("2026-02-28T15:00:00Z")), draft.date());
        assertEquals(Optional.of(Instant.parse("2026-03-02T00:00:00Z")), draft.updated());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        date: 2026-03-10T09:00:01Z | date      | is 2026-03-10T09:00:01Z, which is in the future: it is 2026-03-10T09:00:00Z
        date: 2026-03-11           | date      | is 2026-03-11T00:00:00Z, which is in the future: it is 2026-03-10T09:00:00Z
        updated: 2026-03-11        | updated   | is 2026-03-11T00:00:00Z, which is in the future: it is 2026-03-10T09:00:00Z
        draft: true                | draft     | is true: a draft is not published
        draft: perhaps             | draft     | is "perhaps", not true or false
        published: false           | published | is false: a draft is not published
        published: no              | published | is "no", not true or false
        """)
    void futureDatesAndDraftsAreRefused(String field, String at, String detail) {
        assertEquals(
                List.of(new FieldError(at, detail)),
                errors("---\ntitle: T\nsection: science\n" + field + "\n---\nText."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"date: 2026-03-10T09:00:00Z", "date: 2026-03-10", "draft: false", "published: true"})
    void currentDatesAndPublishedDocumentsAreRead(String field) {
        assertEquals(
                List.of(),
                read("---\ntitle: T\nsection: science\n" + field + "\n---\nText.")
                        .ignored());
    }

    @Test
    void aDefaultDateThatIsAheadIsRefusedUnlessTheDocumentSaysAnother() {
        var ahead = new Defaults(Optional.empty(), Optional.of(NOW.plusSeconds(60)));
        String head = "---\ntitle: T\nsection: science\n";
        assertThrows(
                ValidationException.class,
                () -> DocumentReader.read(bytes(head + "---\nText."), SLUG, SITE, ahead, NOW, addresses -> Map.of()));
        DocumentReader.read(
                bytes(head + "date: 2020-01-01\n---\nText."), SLUG, SITE, ahead, NOW, addresses -> Map.of());
    }

    @Test
    void aDateOfPublicationUnderAnotherNameIsIgnoredAsBefore() {
        Reading reading = read("---\ntitle: T\nsection: science\npublished: 2025-02-01\n---\nText.");
        assertEquals(List.of("published"), reading.ignored());
    }
}
