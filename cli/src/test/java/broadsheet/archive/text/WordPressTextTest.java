package broadsheet.archive.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

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
