package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

    private Run bring(Wxr export) throws IOException {
        write("export.xml", export.toString());
        return bring("export.xml");
    }
}
