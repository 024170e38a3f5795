package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links to pages of known services that stand alone in a paragraph. */
class EmbedCardsTest {
    private static final String MARK =
            "<span data-frame=\"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ\"></span>";

    @Test
    void linkOnALineOfItsOwnIsACardOfItsWordsAndItsSource() {
        assertEquals(
                "<div class=\"embed youtube\"><p><a href=\"https://youtu.be/dQw4w9WgXcQ\">Tides, a <em>film</em></a>"
                        + " <small>Harbour “TV” · YouTube</small></p>" + MARK + "</div>",
                html("[Tides, a *film*](https://youtu.be/dQw4w9WgXcQ 'Harbour \"TV\"')"));
    }

    @Test
    void bareLinkIsACardOfItsAddress() {
        assertEquals(
                "<div class=\"embed youtube\"><p><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ&amp;list=PL1\">"
                        + "youtube.com/watch?v=dQw4w9WgXcQ&amp;list=PL1</a> <small>YouTube</small></p>" + MARK
                        + "</div>",
                html("https://www.youtube.com/watch?v=dQw4w9WgXcQ&list=PL1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "See https://youtu.be/dQw4w9WgXcQ",
                "- https://youtu.be/dQw4w9WgXcQ",
                "> https://youtu.be/dQw4w9WgXcQ",
                "https://youtu.be/dQw4w9WgXcQ https://youtu.be/dQw4w9WgXcQ",
                "https://example.org/dQw4w9WgXcQ",
                "<p><b><a href=\"https://youtu.be/dQw4w9WgXcQ\">x</a></b></p>",
                "<div class=embed><span data-frame=\"https://www.youtube-nocookie.com/embed/a\"></span></div>",
                "`<span data-frame=\"https://www.youtube-nocookie.com/embed/a\"></span>`",
                "[x](https://example.org/ '<span data-frame=\"https://www.youtube-nocookie.com/embed/a\"></span>')"
            })
    void anythingElseIsNoCardAndHasNoMark(String markdown) {
        String html = html("Text.\n\n" + markdown);
        assertFalse(html.contains("class=\"embed") || html.contains("<span data-frame=\""), html);
    }

    private static String html(String markdown) {
        return DocumentFixture.render(markdown).body().html();
    }
}
