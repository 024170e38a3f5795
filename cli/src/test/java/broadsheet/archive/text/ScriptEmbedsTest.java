package broadsheet.archive.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.archive.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What scripts of other sites draw: it becomes a link, or is named. */
final class ScriptEmbedsTest {
    private final List<Note> notes = new ArrayList<>();

    private String ofHtml(String html) {
        return HtmlMarkdown.of(html, Set.of(), (kind, detail) -> notes.add(new Note(kind, detail)))
                .strip();
    }

    private String ofMarkdown(String markdown) {
        return RawHtml.replace(markdown, Set.of(), (kind, detail) -> notes.add(new Note(kind, detail)))
                .strip();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        <div id="datawrapper-vis-a1B2c"><script src="https://datawrapper.dwcdn.net/a1B2c/embed.js"></script><noscript><img src="f.png" alt="Ships by year"></noscript></div>, [Embedded: Ships by year](https://datawrapper.dwcdn.net/a1B2c/)
        <div class="flourish-embed" data-src="visualisation/17?9"><script src="https://public.flourish.studio/resources/embed.js"></script></div>, [Embedded: https://public.flourish.studio/visualisation/17/](https://public.flourish.studio/visualisation/17/)
        <div class="infogram-embed" data-id="0a-1b" data-type="interactive" data-title="Ports"></div>, [Embedded: Ports](https://infogram.com/0a-1b)
        <div id="DV-viewer-17-a-letter" class="DC-embed DV-container"></div>, [Embedded: https://www.documentcloud.org/documents/17-a-letter](https://www.documentcloud.org/documents/17-a-letter)
        <div class="fb-post" data-href="https://www.facebook.com/harbour/posts/17"></div>, [Embedded: https://www.facebook.com/harbour/posts/17](https://www.facebook.com/harbour/posts/17)
        """)
    void elementThatAScriptFillsBecomesALink(String element, String link) {
        assertEquals("A\n\n" + link + "\n\nB", ofHtml("<p>A</p>" + element + "<p>B</p>"));
        assertEquals(link, ofMarkdown("A\n\n" + element + "\n\nB").replaceAll("(?s)\\AA\\s+|\\s+B\\z", ""));
        assertEquals(
                List.of(Note.Kind.CONVERTED),
                notes.stream().map(Note::kind).distinct().toList());
    }

    @Test
    void buttonsAndQuotationsAreNoEmbeds() {
        assertEquals("", ofHtml("<div class='fb-like' data-href='https://a.example/'></div>"));
        assertEquals("> [Text](https://a.example/)", ofHtml("""
            <div class="fb-post" data-href="https://a.example/"><blockquote><a href="https://a.example/">Text</a></blockquote></div>\
            """));
    }

    @Test
    void scriptOfAChartAloneBecomesALink() {
        assertEquals(
                "[Embedded: https://datawrapper.dwcdn.net/a1B2c/](https://datawrapper.dwcdn.net/a1B2c/)",
                ofMarkdown("<script src=\"//datawrapper.dwcdn.net/a1B2c/embed.js\"></script>"));
    }

    @Test
    void otherScriptOfAFileIsNamedForAPerson() {
        ofHtml("<script src='https://charts.example.net/ships.js'></script>");
        ofMarkdown("<script src='/js/chart.js'></script>");
        ofHtml("<script async src='https://platform.twitter.com/widgets.js'></script>");
        ofHtml("<script>run()</script>");

        assertEquals(
                List.of(
                        new Note(Note.Kind.UNKNOWN_TAG, "<script> https://charts.example.net/ships.js"),
                        new Note(Note.Kind.UNKNOWN_TAG, "<script> /js/chart.js"),
                        new Note(Note.Kind.LEFT_OUT, "<script> https://platform.twitter.com/widgets.js"),
                        new Note(Note.Kind.LEFT_OUT, "<script>")),
                notes);
    }
}
