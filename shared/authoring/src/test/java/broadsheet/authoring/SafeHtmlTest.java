package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Heading;
import broadsheet.validation.FieldErrors;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "[x](javascript:alert%281%29)",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "<svg><animate onbegin=alert(1)></svg>",
                "<iframe src=\"https://example.org\"></iframe>",
                "<p style=\"position:fixed\" onclick=\"alert(1)\">x</p>",
                "<form action=\"https://example.org\"><input></form>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "`` <b onmouseover=alert(1)> ``\n<b onmouseover=alert(1)>x</b>",
                "<base href=\"https://example.org\"><meta http-equiv=refresh content=0>"
            })
    void nothingThatActsPasses(String markdown) {
        var body = Jsoup.parseBodyFragment(html(markdown)).body();
        assertEquals(
                0,
                body.select("script, img, svg, math, iframe, form, input, style, base, meta")
                        .size());
        body.select("*")
                .forEach(element -> element.attributes().forEach(attribute -> {
                    assertFalse(
                            attribute.getKey().startsWith("on")
                                    || attribute.getKey().equals("style"),
                            element::outerHtml);
                    assertFalse(
                            attribute.getValue().matches("(?i)\\s*(javascript|data|vbscript):.*"), element::outerHtml);
                }));
    }

    @Property(tries = 300)
    void anyTextBecomesSafeAndStableHtml(@ForAll String markdown) {
        String html = html(markdown);
        assertEquals(
                0,
                Jsoup.parseBodyFragment(html)
                        .select("script, style, iframe, object")
                        .size());
    }

    @Test
    void headingsAlwaysStartAtTheSecondLevel() {
        assertEquals("<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n<h2 id=\"c\">C</h2>", html("# A\n## B\n# C"));
        assertEquals("<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>", html("### A\n#### B"));
    }

    @Test
    void headingHasNoIdThatThePageHas() {
        assertEquals("<h2 id=\"discussion-2\">Discussion</h2>", html("## Discussion"));
        assertEquals("<h2 id=\"live-now-2\">Live now</h2>", html("## Live now"));
    }

    @Test
    void contentsAreTheSecondLevelHeadingsWithAnchorsFromTheirText() {
        SafeHtml text = render("## The *first* one\n\n### Not this\n\n## The first one\n\n## 東京", 0);
        assertEquals("the-first-one", text.body().contents().get(0).id());
        assertEquals(
                new Heading("the-first-one-2", "The first one"),
                text.body().contents().get(1));
        assertEquals(new Heading("東京", "東京"), text.body().contents().get(2));
    }

    @Test
    void anAnchorDoesNotMoveWhenAnotherHeadingIsAdded() {
        Heading before = render("## One", 0).body().contents().getFirst();
        assertEquals(before, render("## Zero\n\n## One", 0).body().contents().getLast());
    }

    @Test
    void citationsOfOneSourceHaveAnchorsOfTheirOwn() {
        String html = html("A.[^1] B.[^2] C.[^1]", 2);
        assertTrue(html.contains("id=\"cited_1\"") && html.contains("id=\"cited_1_2\""), html);
        assertTrue(
                html.contains("<a class=\"citation\" id=\"cited_2\" href=\"#source_2\" role=\"doc-biblioref\">2</a>"),
                html);
    }

    @Test
    void aCitationInCodeIsCode() {
        assertEquals("<p><code>a[^1]</code></p>", html("`a[^1]`"));
    }

    @Test
    void typewriterPunctuationIsSetButNotInCode() {
        assertEquals("<p>“It’s ‘so’ – really…” <code>\"--\"</code></p>", html("\"It's 'so' -- really...\" `\"--\"`"));
        assertEquals("<p>the ’90s, “<em>emphasis</em>”</p>", html("the '90s, \"*emphasis*\""));
    }

    @Test
    void aPictureThatTheSiteDoesNotKeepIsNamed() {
        assertEquals("<p><span>[A cat]</span></p>", html("![A cat](/cat.jpg)"));
        assertEquals(
                "<p><a href=\"https://example.org/cat.jpg\">[A cat]</a></p>",
                html("![A cat](https://example.org/cat.jpg)"));
        assertEquals("", html("![](/decoration.png)"));
    }

    @Test
    void templateTagsWithAMeaningAreWrittenAsTheirMeaning() {
        assertEquals("<p><a href=\"/2015/a/\">A post</a></p>", html("[A post]({{ \"/2015/a/\" | url }})"));
        assertEquals(
                "<p><a href=\"https://v.example/1\">A film</a></p>",
                html("{{ \"https://v.example/1\" | embed: \"A film\" }}"));
        assertTrue(html("{% image \"a/b.png\" \"A chart\" %}").contains("[A chart]"));
    }

    @Test
    void templateTagsInCodeAreLeftAlone() {
        assertEquals("<p><code>{{ x }}</code></p>", html("`{{ x }}`"));
        assertEquals("<pre tabindex=\"0\"><code>{% raw %}\n</code></pre>", html("```\n{% raw %}\n```"));
    }

    @Test
    void tableHasOneCaptionWhichComesFirst() {
        String table = "<tbody><tr><td>1</td></tr></tbody>";

        assertEquals(
                "<table tabindex=\"0\"><caption>A</caption>" + table + "</table>",
                html("<table><caption style=\"x\">A</caption>" + table + "</table>")
                        .strip());
        assertEquals(
                "<div>B</div><table tabindex=\"0\"><caption>A</caption>" + table + "</table>",
                html("<table><caption>A</caption><caption>B</caption>" + table + "</table>")
                        .strip());
    }

    @Test
    void tablesAndCodeKeepWhatTheyNeed() {
        assertTrue(html("|a|b|\n|-|-:|\n|1|2|").contains("<td align=\"right\">2</td>"));
        assertTrue(html("```java\nint i;\n```").contains("<code class=\"language-java\">"));
    }

    @Test
    void nestedQuotesWithoutEndAreReadInReasonableTime() {
        List<String> words = List.of(render(">".repeat(20_000) + " x", 0).body().html());
        assertTrue(words.getFirst().contains("x"));
    }

    /** As a browser resolves them on the page of an article. */
    @Test
    void relativeLinksAreWrittenOutAsThePageFollowsThem() {
        assertEquals("<a href=\"/articles/other\">x</a>", linked("other"));
        assertEquals("<a href=\"/articles/other#part\">x</a>", linked("./other#part"));
        assertEquals("<a href=\"/tags/tides/\">x</a>", linked("../tags/tides/"));
        assertEquals("<a href=\"/other\">x</a>", linked("../../../other"));
        assertEquals("<a href=\"/articles/и\">x</a>", linked("и"));
    }

    @Test
    void linksThatLeadToTheSamePlaceEverywhereAreLeftAlone() {
        for (String link :
                List.of("/articles/other", "#part", "https://example.org/a", "mailto:a@example.org", "?a=1")) {
            assertEquals("<a href=\"%s\">x</a>".formatted(link), linked(link));
        }
    }

    private static String linked(String link) {
        String html = render("[x](" + link + ")", 0).under("/articles/").body().html();
        return html.substring("<p>".length(), html.length() - "</p>".length());
    }

    private static String html(String markdown) {
        return html(markdown, 0);
    }

    private static String html(String markdown, int sources) {
        return render(markdown, sources).body().html();
    }

    private static SafeHtml render(String markdown, int sources) {
        return Markdown.render(
                TemplateTags.resolve(markdown, (line, tag) -> {}),
                sources,
                0,
                new Illustrations(Map::of),
                new FieldErrors(),
                left -> {});
    }
}
