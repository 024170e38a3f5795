package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Footnotes in the HTML of other systems. */
final class HtmlFootnotesTest extends ImportedArchive {
    @Test
    void notesThatWordPressKeepsBesideTheTextBecomeFootnotes() throws IOException {
        write("export.xml", new Wxr().item("post", "publish", "Tides", """
            <wp:post_name>tides</wp:post_name>
            <content:encoded><![CDATA[<!-- wp:paragraph -->
            <p>High<sup data-fn="aa-1" class="fn"><a href="#aa-1" id="aa-1-link">1</a></sup>(so far) and low<sup data-fn="bb-2" class="fn"><a id="bb-2-link" href="#bb-2">2</a></sup>.</p>
            <!-- /wp:paragraph -->
            <!-- wp:footnotes /-->]]></content:encoded>
            <wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[[{"content":"Twice <em>a day</em>.","id":"aa-1"},{"content":"See <a href=\\"https://a.example.org\\">this</a>.","id":"bb-2"}]]]></wp:meta_value></wp:postmeta>\
            """).toString());

        Run run = bring("export.xml");

        assertEquals("""
            High[^1] (so far) and low[^2].

            [^1]: Twice *a day*.

            [^2]: See [this](https://a.example.org).
            """, text("tides"));
        assertFalse(run.out().contains("footnotes"), run.out());
    }

    @Test
    void notesOfNewslettersBecomeFootnotes() throws IOException {
        write("posts.csv", """
            post_id,post_date,is_published,type,audience,title
            1.tides,2024-02-01T09:30:00Z,true,newsletter,everyone,Tides
            """);
        write("posts/1.tides.html", """
            <p>High<a data-component-name="FootnoteAnchorToDOM" id="footnote-anchor-1" href="#footnote-1" class="footnote-anchor">1</a>.</p>
            <div class="footnote" data-component-name="FootnoteToDOM"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a>\
            <div class="footnote-content"><p>Twice a day.</p><p>Or more.</p></div></div>\
            """);

        bring("");

        assertEquals("""
            High[^1].

            [^1]: Twice a day.

                Or more.
            """, text("tides"));
    }

    @Test
    void listWhoseItemsNothingLeadsToStaysAList() throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .post(
                                "Tides",
                                "2016-04-08",
                                "tides",
                                "<p>Text [^1].</p><div class=\"footnotes\"><ol><li id=\"a\">One</li></ol></div>")
                        .toString());

        bring("export.xml");

        assertEquals("Text \\[^1\\].\n\n1. One\n", text("tides"));
    }
}
