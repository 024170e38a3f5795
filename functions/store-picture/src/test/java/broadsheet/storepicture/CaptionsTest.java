package broadsheet.storepicture;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CaptionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "WEBVTT~~00:01.000 --> 00:02.500~Hello.",
                "WEBVTT - A title~Kind: captions~~NOTE A note~of two lines~~1~01:00:01.000 --> 100:00:02.500"
                        + " align:start~Über~alles~~",
                "\uFEFFWEBVTT~~STYLE~::cue {color: red}~~~00:01.000 --> 00:02.500~<v Ada>Hello.</v>"
            })
    void captionsThatABrowserShowsAreValid(String text) {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            assertTrue(Captions.isValid(text.replace("~", end).getBytes(UTF_8)), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WEBVTT",
                "WEBVTT~~NOTE nothing else",
                "WEBVTTX~~00:01.000 --> 00:02.500~Hello.",
                "WEBVTT~00:01.000 --> 00:02.500~Hello.",
                "1~00:00:01,000 --> 00:00:02,500~SubRip.",
                "WEBVTT~~00:01,000 --> 00:02,500~A comma.",
                "WEBVTT~~00:61.000 --> 01:02.500~Seconds.",
                "WEBVTT~~00:02.000 --> 00:02.000~No time.",
                "WEBVTT~~00:01.000-->00:02.500~No blanks.",
                "WEBVTT~~00:01.000 --> 00:02.500",
                "WEBVTT~~Text without times."
            })
    void captionsThatABrowserWouldLeaveOutAreNot(String text) {
        assertFalse(Captions.isValid(text.replace('~', '\n').getBytes(UTF_8)), text);
    }

    @Test
    void captionsInAnotherEncodingAreNot() {
        assertFalse(Captions.isValid("WEBVTT\n\n00:01.000 --> 00:02.500\nÜber.".getBytes(ISO_8859_1)));
    }
}
