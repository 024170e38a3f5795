package broadsheet.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"00000000000000000000000000", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "7ZZZZZZZZZZZZZZZZZZZZZZZZZ"})
    void ulidIsAnId(String ulid) {
        assertEquals(ulid, ArticleId.parse(ulid).orElseThrow().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "01ARZ3NDEKTSV4RRFFQ69G5FA",
                "01ARZ3NDEKTSV4RRFFQ69G5FAVA",
                "80000000000000000000000000",
                "01arz3ndektsv4rrffq69g5fav",
                "01ARZ3NDEKTSV4RRFFQ69G5FAI",
                "01ARZ3NDEKTSV4RRFFQ69G5FAL",
                "01ARZ3NDEKTSV4RRFFQ69G5FAO",
                "01ARZ3NDEKTSV4RRFFQ69G5FAU",
                "01ARZ3NDEKTSV4RRFFQ69G5FA ",
                "01ARZ3NDEKTSV4RRFFQ69G5FA\u0660"
            })
    void anythingElseIsNone(String text) {
        assertEquals(Optional.empty(), ArticleId.parse(text));
        assertThrows(IllegalArgumentException.class, () -> new ArticleId(text));
    }

    @Test
    void urnIsTheUuidOfTheSameBits() {
        assertEquals(
                "urn:uuid:01563e3a-b5d3-d676-4c61-efb99302bd5b", new ArticleId("01ARZ3NDEKTSV4RRFFQ69G5FAV").urn());
    }
}
