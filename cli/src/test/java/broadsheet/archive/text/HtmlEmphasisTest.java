package broadsheet.archive.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Emphasis of HTML that comes through Markdown as it was. */
final class HtmlEmphasisTest {
    private static String markdown(String html) {
        return HtmlMarkdown.of(html, Set.of(), (kind, detail) -> {});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<strong>Question:</strong>Answer. <em>(aside)</em>text",
                "text<em>(aside)</em>",
                "<strong>注意：</strong>文字。他说<strong>“你好”</strong>然后走了",
                "<strong><a href=\"https://a.example/\">Linked</a></strong>text",
                "<strong><code>code</code></strong>text",
                "<del>old,</del>new",
                "<strong><em>Both!</em></strong>text",
                "<strong>one</strong><strong>two</strong><em>three</em>",
                "one<em>two<em>three</em>four</em>five",
                "<strong>\u00a0spaced</strong>text",
                "<strong>€5</strong>each",
                "<em>“<strong>Said</strong>”</em>she"
            })
    void emphasisBesidePunctuationStays(String html) {
        assertEquals("<p>" + html + "</p>\n", MarkdownHtml.of(markdown("<p>" + html + "</p>")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "**Bold** and *italic*, ***both***.",
                "*Said: **no*** to \"*that*\", a~~b~~c",
                "**Question:** answer",
                "(**yes!**)",
                "on**e**word"
            })
    void emphasisThatMarkdownReadsIsMarkdown(String markdown) {
        assertEquals(markdown + "\n", markdown(MarkdownHtml.of(markdown)));
    }

    @Test
    void lineBreakAtTheEdgeOfEmphasisIsOutsideOfIt() {
        assertEquals(
                "One  \n**two**  \nthree  \n**four**\n",
                markdown("<p>One<b><br>two<br></b>three<strong><br></strong> <b> four<br></b></p>"));
    }

    @Test
    void emphasisInANoteStays() {
        String html = "<p>Text<a href=\"#n\">1</a></p><div class=\"footnotes\"><ol><li id=\"n\"><em>“So”</em>she"
                + " said</li></ol></div>";

        assertEquals("Text[^1]\n\n[^1]: <em>“So”</em>she said\n", markdown(html));
    }
}
