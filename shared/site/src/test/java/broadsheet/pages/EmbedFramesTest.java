package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.embed.EmbedService;
import broadsheet.embed.Embeds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a page makes of the marks for frames of other sites. */
class EmbedFramesTest {
    private static final String CARD = "<div class=\"embed vimeo\"><p>A</p>"
            + "<span data-frame=\"https://player.vimeo.com/video/1?dnt=1&amp;h=a$1\"></span></div>";
    private static final String POST = "<span data-frame=\"https://mastodon.social/@a/1/embed\"></span>";
    private static final Embeds ALL = new Embeds(List.of(EmbedService.VIMEO), List.of("mastodon.social"));

    @Test
    void markBecomesAButtonThatSaysWhatItSends() {
        assertEquals(
                "<div class=\"embed vimeo\"><p>A</p><div class=\"load\"><button type=\"button\""
                        + " data-frame=\"https://player.vimeo.com/video/1?dnt=1&amp;h=a$1\">Play it here</button>"
                        + " <small>Vimeo then learns your internet address, and may set cookies.</small></div></div>",
                EmbedFrames.in(CARD, ALL, controls(Optional.empty())));
        assertTrue(EmbedFrames.in(POST, ALL, controls(Optional.of("de")))
                .contains("Hier anzeigen</button> <small>mastodon.social erfährt"));
        assertTrue(EmbedFrames.isIn(CARD, ALL));
    }

    @Test
    void disallowedEmbedIsNotRendered() {
        assertEquals(
                "<div class=\"embed vimeo\"><p>A</p></div>",
                EmbedFrames.in(CARD, Embeds.NONE, controls(Optional.empty())));
        assertFalse(EmbedFrames.isIn(CARD + POST, Embeds.NONE));
        assertFalse(EmbedFrames.isIn("<p>A</p>", ALL));
    }

    private static ControlWords controls(Optional<String> tag) {
        return ControlWords.of(tag, "en");
    }
}
