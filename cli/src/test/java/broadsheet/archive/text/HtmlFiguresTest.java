package broadsheet.archive.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.archive.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Figures, and what is in and around them: nothing of them is lost. */
final class HtmlFiguresTest {
    private final List<Note> notes = new ArrayList<>();

    private String markdown(String html) {
        return HtmlMarkdown.of(html, Set.of(), (kind, detail) -> notes.add(new Note(kind, detail)));
    }

    @Test
    void textBesideThePictureOfAFigureStays() {
        assertEquals("""
            ![A](/a.jpg "Below")

            Beside.

            ![a.mp3](/a.mp3)
            """, markdown("""
                <figure><img src="/a.jpg" alt="A"><p>Beside.</p><audio src="/a.mp3"></audio><div><figcaption>Below</figcaption></div></figure>\
                """));
    }

    @Test
    void captionWithALinkMakesABlock() {
        assertEquals("""
            :::figure

            [![A](/a.jpg)](/page)

            Photo: [Ada](https://a.example/), *CC BY*

            :::

            :::gallery

            ![](/a.jpg "One by Grace")

            ![](/b.jpg)

            By [Ada](https://a.example/)

            :::
            """, markdown("""
                <figure><a href="/page"><img src="/a.jpg" alt="A"></a><figcaption>Photo: <a href="https://a.example/">Ada</a>, <em>CC BY</em></figcaption></figure>
                <figure><figure><img src="/a.jpg"><figcaption>One by <a href="https://b.example/">Grace</a></figcaption></figure><img src="/b.jpg">
                <figcaption>By <a href="https://a.example/">Ada</a></figcaption></figure>\
                """));
        assertEquals(List.of(new Note(Note.Kind.LEFT_OUT, "link in a caption: https://b.example/")), notes);
    }

    @Test
    void picturesOfAGalleryKeepTheirLinks() {
        assertEquals("""
            :::gallery

            [![A](/a.jpg "One")](/page)

            ![](/b.jpg)

            [![](/c.jpg)](/both)

            [![](/d.jpg)](/both)

            :::
            """, markdown("""
                <figure><figure><a href="/page"><img src="/a.jpg" alt="A"></a><figcaption>One</figcaption></figure>
                <a href="/b.jpg"><img src="/b.jpg"></a><a href="/both"><img src="/c.jpg"> <img src="/d.jpg"></a></figure>\
                """));
        assertEquals(List.of(), notes);
    }

    @Test
    void picturesOfAGalleryDoNotLinkToTheirOwnPagesOfWordPress() {
        assertEquals(":::gallery\n\n![](/a.jpg)\n\n![](/b.jpg)\n\n:::\n", markdown("""
            <figure><a href="/post/a/"><img src="/a.jpg" data-link="/post/a/"></a>\
            <a href="/?attachment_id=7" rel="attachment wp-att-7"><img src="/b.jpg"></a></figure>\
            """));
    }

    @Test
    void captionOfAPictureThatIsNotShownStays() {
        assertEquals("Below\n", markdown("<figure><img src=\"data:,\"><figcaption>Below</figcaption></figure>"));
    }

    @Test
    void figureOfPicturesWithATextIsNoGallery() {
        assertEquals(
                "![](/a.jpg)\n\nBetween.\n\n![](/b.jpg)\n\nBelow\n",
                markdown("<figure><img src=\"/a.jpg\"><p>Between.</p><img"
                        + " src=\"/b.jpg\"><figcaption>Below</figcaption></figure>"));
    }

    @Test
    void pictureInTheStyleOfACoverIsShown() {
        assertEquals(
                "![](https://a.example/c.jpg)\n\nOver it.\n",
                markdown("<div class=\"wp-block-cover\""
                        + " style=\"min-height:9px;background-image:url(&quot;https://a.example/c.jpg&quot;)\"><p>Over"
                        + " it.</p></div>"));
    }

    @Test
    void titleOfAPictureIsNoCaptionAndDescribesAPictureWithoutADescription() {
        assertEquals(
                "![A](/a.jpg) ![IMG 1](/b.jpg)\n\n![IMG 1](/c.jpg \"Below\")\n",
                markdown("<p><img src=\"/a.jpg\" alt=\"A\" title=\"IMG 1\"> <img src=\"/b.jpg\" title=\"IMG"
                        + " 1\"></p><figure><img src=\"/c.jpg\" alt=\"\" title=\"IMG"
                        + " 1\"><figcaption>Below</figcaption></figure>"));
    }

    @Test
    void playersInTablesAndDetailsAreLinks() {
        assertEquals(
                "<table><tbody><tr><td><a href=\"https://www.youtube.com/watch?v=dQw4w9WgXcQ\">Video: A"
                        + " song</a></td></tr></tbody></table>\n\n"
                        + "<details><summary>S</summary><a href=\"/a.mp3\">Audio: /a.mp3</a></details>\n",
                markdown("<table><tbody><tr><td><iframe src=\"https://www.youtube.com/embed/dQw4w9WgXcQ\" title=\"A"
                        + " song\"></iframe></td></tr></tbody></table><details><summary>S</summary><audio"
                        + " controls><source src=\"/a.mp3\"></audio><video></video></details>"));
        assertEquals(
                List.of(
                        new Note(Note.Kind.CONVERTED, "<iframe> https://www.youtube.com/embed/dQw4w9WgXcQ"),
                        new Note(Note.Kind.CONVERTED, "<audio> /a.mp3"),
                        new Note(Note.Kind.LEFT_OUT, "<video>")),
                notes);
    }

    @Test
    void scriptsInTablesAndDetailsAreLinksOrNamed() {
        assertEquals("""
            <table><tbody><tr><td>

            [Gist: ann/12ab](https://gist.github.com/ann/12ab)

            </td></tr></tbody></table>

            <details><summary>S</summary><p>



            </p></details>
            """, markdown("""
                <table><tbody><tr><td><script src="https://gist.github.com/ann/12ab.js"></script></td></tr></tbody></table>\
                <details><summary>S</summary><script src="https://polls.example/1.js"></script></details>\
                """));
        assertEquals(
                List.of(
                        new Note(Note.Kind.CONVERTED, "<script> https://gist.github.com/ann/12ab.js"),
                        new Note(Note.Kind.UNKNOWN_TAG, "<script> https://polls.example/1.js")),
                notes);
    }

    @Test
    void pictureInTheStyleWithinACoverIsShown() {
        assertEquals(
                "![](/c.jpg)\n\nOver it.\n",
                markdown("<div class=\"wp-block-cover has-parallax\"><div role=\"img\""
                        + " class=\"wp-block-cover__image-background\""
                        + " style=\"background-image:url(/c.jpg)\"></div><div><p>Over it.</p></div></div>"));
    }

    @Test
    void fileOfWordPressIsOneLink() {
        assertEquals(
                "[Name](/a.pdf)\n\n[Download](/b.pdf)\n",
                markdown("<div class=\"wp-block-file\"><object class=\"wp-block-file__embed\""
                        + " data=\"/a.pdf\"></object><a href=\"/a.pdf\">Name</a><a class=\"wp-block-file__button\""
                        + " href=\"/a.pdf\">Download</a></div><div class=\"wp-block-file\"><a"
                        + " class=\"wp-block-file__button\" href=\"/b.pdf\">Download</a></div>"));
    }

    @Test
    void linkAroundBlocksLeadsFromTheWordsInIt() {
        assertEquals(
                "### [Heading](/a)\n\nText.\n\n[![](/b.jpg)](/b)\n",
                markdown("<a href=\"/a\"><h3>Heading</h3><p>Text.</p></a><a href=\"/b\"><figure><img"
                        + " src=\"/b.jpg\"></figure></a>"));
        assertEquals(List.of(), notes);
    }

    @Test
    void linkAroundBlocksWithoutWordsIsNamed() {
        assertEquals("___\n", markdown("<a href=\"/a\"><hr></a>"));
        assertEquals(List.of(new Note(Note.Kind.LEFT_OUT, "link /a")), notes);
    }

    @Test
    void markOfANoteInATableLeadsToTheNote() {
        String markdown = markdown("""
            <table><tbody><tr><td>One *<sup><a href="#n">1</a></sup></td><td>two</td></tr></tbody></table>
            <div class="footnotes"><ol><li id="n">The note.</li></ol></div>\
            """);

        assertEquals("""
            <table><tbody><tr><td>

            One \\*[^1]

            </td><td>two</td></tr></tbody></table>

            [^1]: The note.
            """, markdown);
        assertTrue(MarkdownHtml.of(markdown).contains("<p>One *<sup class=\"footnote-ref\">"), markdown);
    }

    @Test
    void markOfANoteThatNoCellHoldsIsNamed() {
        assertEquals("<details><summary>S</summary>Text[1]</details>\n\n[^1]: The note.\n", markdown("""
            <details><summary>S</summary>Text<a href="#n">1</a></details>\
            <div class="footnotes"><ol><li id="n">The note.</li></ol></div>\
            """));
        assertEquals(List.of(new Note(Note.Kind.TO_CHECK, "note 1 is marked within <details>")), notes);
    }
}
