package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DocumentHeadTest {
    private static DocumentHead head(String document) {
        return DocumentHead.of(document.getBytes(UTF_8));
    }

    @Test
    void slugAndDateThatADocumentStatesAreFound() {
        var head = head("---\nslug: an-article\ndate: 2026-03-01\n---\nText.");
        assertEquals(Optional.of(new Slug("an-article")), head.slug());
        assertEquals(Optional.of(Instant.parse("2026-02-28T15:00:00Z")), head.date(ZoneId.of("Asia/Tokyo")));
        assertFalse(head.isDraft());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no front matter",
                "---\nslug: [\n---\n",
                "---\nslug: An article\ndate: soon\n---\n",
                "---\n---\n"
            })
    void whatIsMissingOrInvalidIsNotStated(String document) {
        var head = head(document);
        assertEquals(Optional.empty(), head.slug());
        assertEquals(Optional.empty(), head.date(ZoneId.of("Asia/Tokyo")));
        assertFalse(head.isDraft());
    }

    @ParameterizedTest
    @ValueSource(strings = {"draft: true", "published: false"})
    void documentMarkedAsADraftIsOne(String mark) {
        assertTrue(head("---\n" + mark + "\n---\n").isDraft());
    }
}
