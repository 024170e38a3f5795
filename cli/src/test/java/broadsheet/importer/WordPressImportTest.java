package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WordPressImportTest extends ImportedArchive {

    @Test
    void postComesWithFieldsAndAddresses() throws IOException {
        Run run = bring(new Wxr().item("post", "publish", "Tides &amp; Times", """
            <link>https://old.example.org/2016/04/08/tides/</link>
            <guid isPermaLink="false">https://old.example.org/?p=11</guid>
            <wp:post_name>tides</wp:post_name>
            <wp:post_date_gmt>2016-04-08 09:30:00</wp:post_date_gmt>
            <wp:is_sticky>1</wp:is_sticky>
            <wp:comment_status>closed</wp:comment_status>
            <category domain="category" nicename="misc"><![CDATA[Misc]]></category>
            <category domain="category" nicename="news"><![CDATA[News]]></category>
            <category domain="post_tag" nicename="sea"><![CDATA[Sea]]></category>
            <excerpt:encoded><![CDATA[What the <em>sea</em> does.]]></excerpt:encoded>
            <content:encoded><![CDATA[Text.]]></content:encoded>\
            """));

        assertEquals("""
            ---
            title: "Tides & Times"
            dek: "What the sea does."
            section: "news"
            authors:
              - "Ada Lovelace"
            date: "2016-04-08T09:30:00Z"
            tags:
              - "Misc"
              - "Sea"
            featured: true
            addresses:
              - "/2016/04/08/tides/"
              - "/2016/04/08/tides"
              - "/?p=11"
            discussion: "closed"
            ---

            Text.
            """, document("tides"));
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void classicTextBecomesMarkdown() throws IOException {
        bring(new Wxr().post("Classic", "2016-04-08", "classic", """
            First line
            second line with <strong>bold </strong>and <em>italic</em> and 2 * 3 * 4 [sic].

            [caption id="a" align="alignleft" width="300"]<a href="https://old.example.org/a.jpg"><img src="https://old.example.org/a.jpg" alt="A pier" /></a> The <b>pier</b>[/caption]
            <ul>
            <li>one</li>
            <li>two</li>
            </ul>
            https://www.youtube.com/watch?v=dQw4w9WgXcQ

            <blockquote>Said.</blockquote>
            [contact-form subject="x"]
            <pre>a

              b</pre>
            H<sub>2</sub>O <a href="https://other.example.org/">there</a>\
            """));

        assertEquals("""
            First line\s\s
            second line with **bold** and *italic* and 2 \\* 3 \\* 4 \\[sic\\].

            ![A pier](https://old.example.org/a.jpg "The pier")

            - one
            - two

            [Video: https://www.youtube.com/watch?v=dQw4w9WgXcQ](https://www.youtube.com/watch?v=dQw4w9WgXcQ)

            > Said.

            ```
            a

              b
            ```

            H<sub>2</sub>O [there](https://other.example.org/)
            """, text("classic"));
    }

    @Test
    void blocksBecomeMarkdown() throws IOException {
        Run run = bring(new Wxr()
                .post("Blocks", "2016-04-08", "blocks", """
                    <!-- wp:heading -->
                    <h2 class="wp-block-heading">A <em>heading</em></h2>
                    <!-- /wp:heading -->
                    <!-- wp:image {"id":7} -->
                    <figure class="wp-block-image size-large"><img src="/wp-content/uploads/a.jpg" alt="A"/><figcaption class="wp-element-caption">Below</figcaption></figure>
                    <!-- /wp:image -->
                    <!-- wp:quote -->
                    <blockquote class="wp-block-quote"><!-- wp:paragraph --><p>Said.</p><!-- /wp:paragraph --><cite>Ada</cite></blockquote>
                    <!-- /wp:quote -->
                    <!-- wp:embed {"url":"https://vimeo.com/42"} -->
                    <figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
                    https://vimeo.com/42
                    </div></figure>
                    <!-- /wp:embed -->
                    <!-- wp:code -->
                    <pre class="wp-block-code"><code>a &lt; b</code></pre>
                    <!-- /wp:code -->
                    <!-- wp:table -->
                    <figure class="wp-block-table"><table class="x"><tbody><tr><td style="a">1</td><td>2</td></tr></tbody></table></figure>
                    <!-- /wp:table -->
                    <!-- wp:gallery -->
                    <figure class="wp-block-gallery"><figure class="wp-block-image"><img src="/wp-content/uploads/b.jpg" alt="B"/><figcaption>Morning</figcaption></figure><figure class="wp-block-image"><a href="/c"><img src="/wp-content/uploads/c.jpg" alt=""/></a></figure><figcaption class="blocks-gallery-caption">The <em>quay</em></figcaption></figure>
                    <!-- /wp:gallery -->
                    <!-- wp:pullquote -->
                    <figure class="wp-block-pullquote"><blockquote><p>Counted twice.</p><cite>Ada [P]</cite></blockquote></figure>
                    <!-- /wp:pullquote -->
                    <!-- wp:latest-posts /-->
                    <!-- wp:block {"ref":12} /-->\
                    """)
                .item(
                        "wp_block",
                        "publish",
                        "Reused",
                        "<content:encoded><![CDATA[<p>Reused.</p>]]></content:encoded>"));

        String text = text("blocks");
        for (String expected : List.of(
                "## A *heading*\n",
                "![A](/wp-content/uploads/a.jpg \"Below\")",
                "> Said.\n> \n> <cite>Ada</cite>",
                "[Video: https://vimeo.com/42](https://vimeo.com/42)",
                "```\na < b\n```",
                "<td>1</td>",
                """
                :::gallery[The quay]

                ![B](/wp-content/uploads/b.jpg "Morning")

                [![](/wp-content/uploads/c.jpg)](/c)

                :::
                """,
                """
                :::pullquote[Ada \\[P\\]]

                Counted twice.

                :::
                """,
                "Reused.")) {
            assertTrue(text.contains(expected), expected + " is not in " + text);
        }
        assertFalse(text.contains("wp:"), text);
        assertTrue(run.out().contains("1 left out"), run.out());
    }

    @Test
    void linksAndMediaOfTheOldSiteComeAlong() throws IOException {
        picture("wp-content/uploads/2016/04/pier.jpg");
        Run run = bring(new Wxr()
                .post("Tides", "2016-04-08", "tides", "Text.")
                .post("Links", "2016-04-09", "links", """
                    <a href="https://old.example.org/2016/04/08/tides/#low">a</a> <a href="http://www.old.example.org/?p=11">b</a>
                    <img src="https://old.example.org/wp-content/uploads/2016/04/pier-300x200.jpg" alt="Pier">
                    <a href="/gone/">c</a>\
                    """)
                .item("post", "publish", "Gallery", """
                    <wp:post_name>gallery</wp:post_name><wp:post_date>2016-04-10 10:00:00</wp:post_date>
                    <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>14</wp:meta_value></wp:postmeta>
                    <content:encoded><![CDATA[[gallery ids="14"]]]]><![CDATA[>]]></content:encoded>\
                    """.replace("]]]]><![CDATA[>]]>", "]]]>"))
                .item("attachment", "inherit", "Pier", """
                    <wp:attachment_url>https://old.example.org/wp-content/uploads/2016/04/pier.jpg</wp:attachment_url>
                    <excerpt:encoded><![CDATA[The pier]]></excerpt:encoded>
                    <wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A pier</wp:meta_value></wp:postmeta>\
                    """));

        String file = "/wp-content/uploads/2016/04/pier.jpg";
        assertEquals("""
            [a](/articles/tides#low) [b](/articles/tides)\s\s
            ![Pier](%s)\s\s
            [c](/gone/)
            """.formatted(file), text("links"));
        assertEquals("![A pier](%s \"The pier\")\n".formatted(file), text("gallery"));
        assertTrue(
                document("gallery").contains("image: \"%s\"\nalt: \"A pier\"\n".formatted(file)), document("gallery"));
        assertTrue(api.targets().contains("/api/articles/gallery/pictures" + file), api.targets()::toString);
        assertTrue(run.out().contains("leads nowhere: /gone/ (1)"), run.out());
        assertEquals(0, run.status());
    }

    @Test
    void draftsAndOtherItemsAreNotPublishedAndPagesAreStaticPages() throws IOException {
        Run run = bring(new Wxr()
                .item("post", "draft", "Idea", "<content:encoded><![CDATA[Text.]]></content:encoded>")
                .item(
                        "post",
                        "publish",
                        "Secret",
                        "<wp:post_password>x</wp:post_password><content:encoded><![CDATA[Text.]]></content:encoded>")
                .item("post", "trash", "Gone", "")
                .item("page", "publish", "About", "<wp:post_name>about</wp:post_name>")
                .item("page", "publish", "Front", "<link>https://old.example.org/</link>")
                .item("page", "draft", "Plan", "<content:encoded><![CDATA[Text.]]></content:encoded>")
                .item("nav_menu_item", "publish", "Menu", ""));

        assertTrue(
                run.out()
                        .contains("left out: 1 of type nav_menu_item, 1 of type page that is the home page, 1 of type"
                                + " post that is trash\n"),
                run.out());
        assertTrue(run.out().contains("drafts: 3 begun"), run.out());
        assertTrue(api.targets().contains("/api/pages/about"), api.targets()::toString);
        assertEquals(
                List.of(),
                api.targets().stream()
                        .filter(target -> target.startsWith("/api/articles"))
                        .toList());
    }

    @Test
    void untitledEmptyAndForeignTitlesComeIn() throws IOException {
        Run run = bring(
                new Wxr()
                        .item(
                                "post",
                                "publish",
                                "",
                                "<wp:post_date>2016-04-08"
                                    + " 10:00:00</wp:post_date><content:encoded><![CDATA[Text.]]></content:encoded>")
                        .item(
                                "post",
                                "publish",
                                "Empty",
                                "<wp:post_name>empty</wp:post_name><content:encoded></content:encoded>")
                        .item(
                                "post",
                                "publish",
                                "水",
                                "<wp:post_name>%e6%b0%b4</wp:post_name><link>https://old.example.org/%e6%b0%b4/</link><content:encoded><![CDATA[Text.]]></content:encoded>"));

        assertTrue(run.out().startsWith("3 published, 0 unchanged, 0 refused"), run.out());
        assertTrue(document("post-11").contains("title: \"Post 11\""), document("post-11"));
        assertEquals("Empty\n", text("empty"));
        assertEquals("/水/", addresses("%E6%B0%B4").getFirst());
    }

    @Test
    void brokenItemIsNamedAndTheRestGoesOn() throws IOException {
        Run run = bring(new Wxr()
                .post("Good", "2016-04-08", "good", "Text with a \u000b control.")
                .raw("<item>\n<title>Broken</title>\n<content:encoded>&nothing; <b></content:encoded>\n</item>\n")
                .post("Better", "2016-04-09", "better", "Text."));

        assertTrue(
                run.out()
                        .startsWith("2 published, 0 unchanged, 1 refused\n"
                                + "  item at line 22 (Broken): line 24: is no XML: "),
                run.out());
        assertEquals("Text with a control.\n", text("good"));
        assertEquals(1, run.status());
    }

    @Test
    void externalEntitiesAreNotRead() throws IOException {
        Files.writeString(dir.resolve("secret.txt"), "A secret");
        String item = new Wxr()
                .post("Bad", "2016-04-08", "bad", "]]>&secret;<![CDATA[")
                .toString();
        String declared = "<!DOCTYPE rss [<!ENTITY secret SYSTEM \""
                + dir.resolve("secret.txt").toUri() + "\">]>\n";
        write("export.xml", item.replace("<rss", declared + "<rss"));

        Run run = bring("export.xml");

        assertTrue(run.out().contains("1 refused"), run.out());
        assertFalse(api.calls().toString().contains("A secret"));
    }

    private Run bring(Wxr export) throws IOException {
        write("export.xml", export.toString());
        return bring("export.xml");
    }
}
