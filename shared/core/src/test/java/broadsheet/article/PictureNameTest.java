package broadsheet.article;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PictureNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"a b.jpg", "./a b.jpg", "/a b.jpg", "/./a%20b.jpg", "a b.jpg?w=3", " a b.jpg#top "})
    void allSpellingsOfAReferenceMeanOneName(String reference) {
        assertEquals(Optional.of(new PictureName("a b.jpg")), PictureName.of(reference));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "../a.jpg", "a/../b.jpg", "a//b.jpg", "a\\b.jpg", "a/", "%2e%2e/a.jpg", "a\u0000.jpg"})
    void pathOutsideOfTheSiteIsNoName(String reference) {
        assertEquals(Optional.empty(), PictureName.of(reference));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example/a.jpg", "//elsewhere.example/a.jpg", "data:image/png;base64,AA=="})
    void anotherSitesPictureHasNoNameHere(String reference) {
        assertEquals(Optional.empty(), PictureName.of(reference));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%.jpg", "a+b.jpg"})
    void invalidEscapesAreTakenLiterally(String reference) {
        assertEquals(Optional.of(new PictureName(reference)), PictureName.of(reference));
    }
}
