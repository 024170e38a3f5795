package broadsheet.discussion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommentTextTest {
    @Test
    void paragraphsArePartedByBlankLinesHoweverTheyWereSent() {
        CommentText text = CommentText.of("  One\r\nstill one\r\n \r\n\r\n\r\nTwo  \t two ")
                .orElseThrow();
        assertEquals(List.of("One\nstill one", "Two two"), text.paragraphs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\n", "\u200B", "\u202E", "\uFEFF \u2066\u2069", "\u0000"})
    void whatShowsNothingIsNoText(String written) {
        assertEquals(Optional.empty(), CommentText.of(written));
    }

    @Test
    void whatDeceivesIsTakenOut() {
        assertEquals(
                "abcd", CommentText.of("a\u202Eb\u200Bc\u0007d").orElseThrow().value());
    }

    @Test
    void textIsNotStackedToTheSky() {
        assertEquals(
                1 + 3,
                CommentText.of("a" + "\u0316".repeat(50)).orElseThrow().value().length());
    }

    @Test
    void familiesAndFlagsStayWhole() {
        String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";
        assertEquals(family, CommentText.of(family).orElseThrow().value());
    }

    @Test
    void fiveThousandCharactersAreAllowedAndNotOneMore() {
        assertTrue(CommentText.of("\uD83D\uDE00".repeat(5_000)).isPresent());
        assertEquals(Optional.empty(), CommentText.of("x".repeat(5_001)));
    }

    @ParameterizedTest
    @CsvSource({"none, 0", "https://a.example and HTTP://b.example, 2", "www.a.example, 1", "https://www.a.example, 1"})
    void linksAreCounted(String written, int links) {
        assertEquals(links, CommentText.of(written).orElseThrow().links());
    }

    @Property
    void normalisingTwiceIsNormalisingOnce(@ForAll String written) {
        CommentText.of(written).ifPresent(text -> assertEquals(Optional.of(text), CommentText.of(text.value())));
    }
}
