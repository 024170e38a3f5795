package broadsheet.discussion;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CommentTextTest {
    @Test
    void paragraphsAreSeparatedByBlankLinesForAnyLineEnding() {
        CommentText text = CommentText.of("  One\r\nstill one\r\n \r\n\r\n\r\nTwo  \t two ")
                .orElseThrow();
        assertEquals(List.of("One\nstill one", "Two two"), text.paragraphs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\r\n", "\u200B", "\u202E", "\uFEFF \u2066\u2069", "\u0000"})
    void invisibleCharactersAreNoText(String written) {
        assertEquals(Optional.empty(), CommentText.of(written));
    }

    @Test
    void deceptiveCharactersAreRemoved() {
        assertEquals(
                "abcd", CommentText.of("a\u202Eb\u200Bc\u0007d").orElseThrow().value());
    }

    @Test
    void textIsNotStackedToTheSky() {
        assertEquals(
                1 + 3,
                CommentText.of("a" + "\u0316".repeat(50)).orElseThrow().value().length());
    }

    /** Descending classes of combining characters are the slowest to sort. */
    @Test
    @Timeout(5)
    void tensOfThousandsOfMarksAreCutBeforeTheyAreComposed() {
        String marks = "\u0315\u0300\u0316\u0327".repeat(40_000);
        CommentText text = CommentText.of("a" + marks).orElseThrow();
        assertTrue(text.value().length() <= 1 + 3, text::value);
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

    /** The Kannada vowel sign is a mark of which one comes after it, and the next joins it once that one is gone. */
    @Test
    void whatAMarkTooManyPartedIsComposed() {
        String written = "x\u0302\u0303\u0CC6\u0301\u0CC2";
        assertEquals(
                "x\u0302\u0303\u0CCA", CommentText.of(written).orElseThrow().value());
    }

    /** The Balinese sign of the class of viramas takes room, and composing moves it before the marks that it followed. */
    @Test
    void marksAcrossASignThatComposingMovesAreCutOnce() {
        CommentText text =
                CommentText.of("a\u0316\u0316\u0316\u0CC6\u1B44\u0316\u0316").orElseThrow();
        assertEquals("a\u1B44\u0316\u0316\u0316", text.value());
    }

    @Property
    void normalizationIsIdempotent(@ForAll("composing") String written) {
        CommentText.of(written).ifPresent(text -> assertEquals(Optional.of(text), CommentText.of(text.value())));
    }

    /** Texts of all that Unicode puts together from parts, of the parts, and of what is cut or taken out between them. */
    @Provide
    Arbitrary<String> composing() {
        List<Integer> parts = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                .mapToObj(Character::toString)
                .filter(whole -> !Normalizer.isNormalized(whole, Normalizer.Form.NFD))
                .filter(whole ->
                        !Character.UnicodeScript.of(whole.codePointAt(0)).equals(Character.UnicodeScript.HAN))
                .flatMapToInt(whole -> (whole + Normalizer.normalize(whole, Normalizer.Form.NFD)).codePoints())
                .distinct()
                .boxed()
                .toList();
        List<Integer> marks = parts.stream()
                .filter(point -> Character.getType(point) == Character.NON_SPACING_MARK
                        || Character.getType(point) == Character.COMBINING_SPACING_MARK)
                .toList();
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.of(parts)),
                        Tuple.of(6, Arbitraries.of(marks)),
                        Tuple.of(1, Arbitraries.of(0x20, 0x0A, 0xAD, 0x200B, 0x200D)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(points -> points.stream().map(Character::toString).collect(joining()));
    }
}
