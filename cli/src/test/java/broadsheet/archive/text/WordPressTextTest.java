package broadsheet.archive.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of WordPress as Markdown. */
final class WordPressTextTest {
    private static String markdown(String text) {
        return HtmlMarkdown.of(WordPressText.html(text, (kind, detail) -> {}), Set.of(), (kind, detail) -> {});
    }

    @Test
    void lineBreaksInBlocksOfClassicPostsStay() {
        assertEquals("""
            Before

            > One\s\s
            > two

            Three\s\s
            *four*\s\s
            five

            - a\s\s
              b
            - c

            Number 1\s\s
            The Street
            """, markdown("""
                Before
                <blockquote>One
                two</blockquote>
                <p style="text-align: center;">
                Three
                <em>four</em>
                five
                </p>
                <ul>
                <li>a
                b</li>
                <li>c</li>
                </ul>
                <address>
                Number 1
                The Street</address>\
                """));
    }

    @Test
    void lineEndsInTagsAndAfterBreaksAreNoFurtherBreaks() {
        assertEquals("One  \n[two](/a)  \nthree\n", markdown("One<br />\n<a\nhref=\"/a\">two</a>\nthree"));
    }

    @Test
    void linesOfCodeInABlockStay() {
        assertEquals("```\na\nb\n```\n", markdown("<div>\n<pre>a\nb</pre>\n</div>"));
    }

    @Test
    void lineEndsOfBlocksAreNoBreaks() {
        assertEquals("One two\n", markdown("<!-- wp:paragraph -->\n<p>One\ntwo</p>\n<!-- /wp:paragraph -->"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[vimeo 123456 w=640] | Video | https://vimeo.com/123456",
                "[vimeo]https://vimeo.com/123456[/vimeo] | Video | https://vimeo.com/123456",
                "[youtube id=\"abcdefghijk\"] | Video | https://www.youtube.com/watch?v=abcdefghijk",
                "[youtube=https://www.youtube.com/watch?v=abcdefghijk&#038;w=640] | Video |"
                        + " https://www.youtube.com/watch?v=abcdefghijk",
                "[tweet https://x.com/a/status/12345] | Post | https://x.com/a/status/12345",
                "[tweet 12345] | Post | https://x.com/i/web/status/12345",
                "[wpvideo kUJm w=640] | Video | https://videopress.com/v/kUJm",
                "[instagram url=https://www.instagram.com/p/abc/] | Instagram | https://www.instagram.com/p/abc/"
            })
    void shortcodesOfServicesLeadToThem(String shortcode, String kind, String url) {
        String text = kind.equals("Instagram") ? kind : kind + ": " + url;

        assertEquals("Before\n\n[" + text + "](" + url + ")\n\nAfter\n", markdown("Before\n" + shortcode + "\nAfter"));
    }

    @Test
    void shortcodesWithoutNamedParametersStayAndAreNamed() {
        List<String> notes = new ArrayList<>();
        String text = "[thing https://a.example/] [form 12345] [poll a1b2c3] [page 12] [the 1980s] [sic]";

        String html = WordPressText.html(text + " [list a1b2c3 n=5]", (kind, detail) -> notes.add(kind + " " + detail));

        assertEquals("<p>" + text + "</p>", html);
        assertEquals(
                List.of(
                        "unknown tag [thing] stays in the text",
                        "unknown tag [form] stays in the text",
                        "unknown tag [poll] stays in the text",
                        "unknown tag [list]"),
                notes);
    }

    @Test
    void embedsShowTheirAddressesWithoutEntities() {
        String link = "[https://a.example/p?a=1\\&b=2\\&copy=3](https://a.example/p?a=1&b=2&copy=3)\n";

        assertEquals(link, markdown("""
            <figure><div class="wp-block-embed__wrapper">
            https://a.example/p?a=1&amp;b=2&copy=3
            </div></figure>\
            """));
        assertEquals(link, markdown("https://a.example/p?a=1&#038;b=2&copy=3"));
    }
}
