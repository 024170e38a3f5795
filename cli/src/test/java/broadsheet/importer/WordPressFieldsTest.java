package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an export of WordPress says of its posts beside their texts: addresses, authors, media, fields of plugins. */
final class WordPressFieldsTest extends ImportedArchive {
    @Test
    void guidOfAnotherSiteIsNoAddress() throws IOException {
        bring(new Wxr()
                .item("post", "publish", "Moved", """
                    <link>https://old.example.org/moved/</link>
                    <guid isPermaLink="false">https://origin.example.org/?p=12</guid>
                    <wp:post_name>moved</wp:post_name><wp:post_date_gmt>2015-01-01 09:30:00</wp:post_date_gmt>
                    <content:encoded><![CDATA[<a href="https://old.example.org/?p=12">a</a>]]></content:encoded>\
                    """)
                .post("Other", "2016-04-09", "other", "<a href=\"/?p=11\">b</a>"));

        assertEquals(List.of("/moved/", "/moved", "/?p=11"), addresses("moved"));
        assertEquals("[a](/articles/other)\n", text("moved"));
        assertEquals("[b](/articles/moved)\n", text("other"));
        assertTrue(addresses("other").contains("/?p=12"), document("other"));
    }

    @Test
    void authorsOfCoAuthorsPlusSignInPlaceOfTheUser() throws IOException {
        bring(new Wxr().item("post", "publish", "Together", """
            <wp:post_name>together</wp:post_name><wp:post_date_gmt>2015-01-01 09:30:00</wp:post_date_gmt>
            <category domain="author" nicename="cap-grace"><![CDATA[grace]]></category>
            <category domain="author" nicename="cap-ada"><![CDATA[ada]]></category>
            <category domain="author" nicename="cap-mary"><![CDATA[Mary &amp; Co]]></category>
            <content:encoded><![CDATA[<a href="/author/grace/">Text</a>]]></content:encoded>\
            """).item("guest-author", "publish", "Grace", """
                <wp:post_name>cap-grace</wp:post_name>
                <wp:postmeta><wp:meta_key>cap-display_name</wp:meta_key><wp:meta_value>Grace H.</wp:meta_value></wp:postmeta>\
                """));

        assertTrue(
                document("together").contains("authors:\n  - \"Grace H.\"\n  - \"Ada Lovelace\"\n  - \"Mary & Co\"\n"),
                document("together"));
        assertEquals("[Text](/authors/grace-h/)\n", text("together"));
        assertEquals("/authors/grace-h/", api.redirects().get("/author/grace/"));
    }

    @Test
    void otherTaxonomiesAndCustomFieldsAreNamed() throws IOException {
        Path report = dir.resolve("report.json");
        write("export.xml", new Wxr().item("post", "publish", "Fields", """
            <wp:post_name>fields</wp:post_name><content:encoded><![CDATA[Text]]></content:encoded>
            <category domain="region" nicename="coast"><![CDATA[Coast]]></category>
            <category domain="post_format" nicename="post-format-aside"><![CDATA[Aside]]></category>
            <wp:postmeta><wp:meta_key>subtitle</wp:meta_key><wp:meta_value>Ebb</wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>empty</wp:meta_key><wp:meta_value></wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>_edit_last</wp:meta_key><wp:meta_value>1</wp:meta_value></wp:postmeta>\
            """).toString());

        bring("export.xml", "--report", report.toString());

        String notes = Files.readString(report);
        assertTrue(notes.contains("{\"kind\":\"left out\",\"detail\":\"taxonomy region\"}"), notes);
        assertTrue(notes.contains("{\"kind\":\"left out\",\"detail\":\"custom field subtitle\"}"), notes);
        assertFalse(notes.matches("(?s).*(?:post_format|empty|_edit_last).*"), notes);
    }

    @Test
    void picturesAndBlocksThatTheExportLacksAreNamed() throws IOException {
        Run run = bring(new Wxr().item("post", "publish", "Lacking", """
            <wp:post_name>lacking</wp:post_name><wp:post_date_gmt>2015-01-01 09:30:00</wp:post_date_gmt>
            <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>777</wp:meta_value></wp:postmeta>
            <content:encoded><![CDATA[<!-- wp:paragraph --><p>Text.</p><!-- /wp:paragraph -->
            <!-- wp:block {"ref":999,"content":{"a":{"b":"c"}}} /-->
            [gallery ids="888"] ]]></content:encoded>\
            """));

        assertEquals("Text.\n", text("lacking"));
        for (String expected : List.of(
                "lead picture 777 is not in the export (1)",
                "picture of a gallery 888 is not in the export (1)",
                "unknown tag: reusable block 999 is not in the export (1)")) {
            assertTrue(run.out().contains(expected), run.out());
        }
    }

    @Test
    void captionOfTheLeadPictureIsItsCredit() throws IOException {
        picture("bridge.jpg");
        bring(new Wxr().item("post", "publish", "Bridge", """
            <wp:post_name>bridge</wp:post_name><wp:post_date_gmt>2015-01-01 09:30:00</wp:post_date_gmt>
            <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>12</wp:meta_value></wp:postmeta>
            <content:encoded><![CDATA[Text.]]></content:encoded>\
            """).item("attachment", "inherit", "Bridge", """
                <wp:attachment_url>https://old.example.org/bridge.jpg</wp:attachment_url>
                <excerpt:encoded><![CDATA[At dawn. <em>Photo: A. Photographer</em>]]></excerpt:encoded>\
                """));

        assertTrue(
                document("bridge").contains("image: \"/bridge.jpg\"\ncredit: \"At dawn. Photo: A. Photographer\"\n"),
                document("bridge"));
    }

    private Run bring(Wxr export) throws IOException {
        write("export.xml", export.toString());
        return bring("export.xml");
    }
}
