package broadsheet.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SlugTest {
    @Property
    void anyTitleHasAValidSlugOrNone(@ForAll String title) {
        Slug.from(title).ifPresent(slug -> assertEquals(Optional.of(slug), Slug.parse(slug.value())));
    }

    @Test
    void namesThatDifferBySignsHaveSlugsOfTheirOwn() {
        assertEquals(
                List.of("c", "c-plus-plus", "c-sharp", "f-sharp", "google-plus", "metoo", "issue-5", "ai-research"),
                Stream.of("C", "C++", "C#", "F#", "Google+", "#metoo", "Issue #5", "AI & Research")
                        .map(name -> Slug.ofName(name).orElseThrow().value())
                        .toList());
    }

    @Test
    void aNameOfSignsHasNoSlug() {
        assertEquals(Optional.empty(), Slug.ofName("!?"));
        assertEquals(Optional.empty(), Slug.ofName("🎉"));
    }

    @Property
    void aSlugMadeFromASlugIsTheSame(@ForAll String title) {
        Slug.from(title).ifPresent(slug -> assertEquals(Optional.of(slug), Slug.from(slug.value())));
    }

    @Test
    void accentsAreDroppedAndOtherRunsBecomeOneHyphen() {
        assertEquals("creme-brulee-a-recipe", slug("Crème brûlée -- a recipe!"));
        assertEquals("the-tts-handbook-a-21st-century", slug("the_tts_handbook_a_21st-century"));
        assertEquals("18f-5-anniv", slug("18F-5-anniv"));
        assertEquals("caesar-strasse-lodz-reykjavik", slug("Cæsar Straße Łódź Reykjavík"));
    }

    @Test
    void aLongTitleIsCutBetweenWords() {
        String slug = slug("word ".repeat(40));
        assertTrue(slug.length() <= Slug.MAX_LENGTH && slug.endsWith("word"), slug);
    }

    @Test
    void aTitleWithoutLettersThatAnAddressCanHoldHasNoSlug() {
        assertEquals(Optional.empty(), Slug.from("… — !"));
    }

    @Test
    @Timeout(5)
    void beginningOfAnEndlessTitleIsItsSlug() {
        assertEquals("a-title", slug("A title " + "\u0315\u0300\u0316\u0327".repeat(40_000)));
    }

    @Test
    void invalidSlugIsRefused() {
        for (String text : new String[] {"", "-a", "a-", "a--b", "A", "a_b", "a/b", "..", "a".repeat(101)}) {
            assertEquals(Optional.empty(), Slug.parse(text), text);
            assertThrows(IllegalArgumentException.class, () -> new Slug(text), text);
        }
    }

    private static String slug(String title) {
        return Slug.from(title).orElseThrow().value();
    }
}
