package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Old addresses beside the usual ones: below a folder, before a renaming, and more than a document states. */
final class OldAddressesTest extends ImportedArchive {
    @Test
    void addressesOfWordPressBelowAFolderAreKept() throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .item("post", "publish", "Tides", """
                            <link>https://old.example.org/blog/tides/</link><wp:post_name>tides</wp:post_name>
                            <category domain="category" nicename="news"><![CDATA[News]]></category>
                            <content:encoded><![CDATA[<a href="https://old.example.org/blog/?p=12">a</a>]]></content:encoded>\
                            """)
                        .item("post", "publish", "Ebb", """
                            <link>https://old.example.org/blog/ebb/</link><wp:post_name>ebb</wp:post_name>
                            <content:encoded><![CDATA[<a href="https://old.example.org/blog/category/news/">b</a>]]></content:encoded>\
                            """)
                        .toString()
                        .replace(
                                "<wp:author>",
                                "<wp:base_blog_url>https://old.example.org/blog</wp:base_blog_url><wp:author>"));

        bring("export.xml");

        assertEquals(List.of("/blog/tides/", "/blog/tides", "/blog/?p=11"), addresses("tides"));
        assertEquals("[a](/articles/ebb)\n", text("tides"));
        assertEquals("[b](/sections/news/)\n", text("ebb"));
        assertEquals("/sections/news/", api.redirects().get("/blog/category/news/"));
        assertEquals("/feed.xml", api.redirects().get("/blog/feed/"));
        assertFalse(api.redirects().containsKey("/feed/"), api.redirects()::toString);
    }

    @Test
    void pathOfTheOldUrlIsTheFolderOfGhost() throws IOException {
        picture("content/images/pier.jpg");
        write("ghost.json", """
            {"data": {"posts": [
              {"id": "1", "title": "Tides", "slug": "tides", "status": "published",
               "html": "<a href='__GHOST_URL__/ebb/'>a</a> <a href='__GHOST_URL__/gone/'>b</a> <img src='__GHOST_URL__/content/images/pier.jpg'>"},
              {"id": "2", "title": "Ebb", "slug": "ebb", "status": "published", "html": "<p>Text.</p>"}]}}
            """);

        bring("ghost.json", "--old-url", "https://old.example.org/blog/");

        assertEquals(List.of("/blog/tides/", "/blog/tides"), addresses("tides"));
        assertEquals("[a](/articles/ebb) [b](/blog/gone/) ![](/content/images/pier.jpg)\n", text("tides"));
        assertEquals("/feed.xml", api.redirects().get("/blog/rss"));
    }

    @Test
    void formerNamesOfAPostAreAddresses() throws IOException {
        write("export.xml", new Wxr().item("post", "publish", "Tides", """
            <link>https://old.example.org/tides/tides.html</link><wp:post_name>tides</wp:post_name>
            <wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>tide</wp:meta_value></wp:postmeta>
            <wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>ebb</wp:meta_value></wp:postmeta>
            <content:encoded><![CDATA[<a href="/tides/tide.html">Text</a>]]></content:encoded>\
            """).toString());

        bring("export.xml");

        assertTrue(addresses("tides").containsAll(List.of("/tides/tide.html", "/tides/ebb.html")), document("tides"));
        assertEquals("[Text](/articles/tides)\n", text("tides"));
    }

    @Test
    void pageOfAnAuthorHasTheNameThatWordPressMakesOfTheLogin() throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .post("Tides", "2016-04-08", "tides", "Text.")
                        .toString()
                        .replace("[ada]", "[Ada.L@example.org]"));

        bring("export.xml");

        assertEquals("/authors/ada-lovelace/", api.redirects().get("/author/ada-lexample-org/"));
    }

    @Test
    void addressesBeyondThoseOfADocumentAreRedirects() throws IOException {
        String aliases =
                IntStream.rangeClosed(1, 12).mapToObj(i -> "/a" + i + "/").collect(Collectors.joining(", "));
        write("hugo.toml", "");
        write("content/posts/tides.md", "---\ntitle: Tides\ndate: 2016-04-08\naliases: [" + aliases + "]\n---\nText.");
        write(
                "content/posts/idea.md",
                "---\ntitle: Idea\ndraft: true\naliases: [" + aliases.replace("a", "b") + "]\n---\n");

        Run run = publish("--section", "news");

        assertEquals(10, addresses("tides").size());
        for (String kept : List.of("/a10/", "/a11/", "/a12/")) {
            assertEquals("/articles/tides", api.redirects().get(kept), api.redirects()::toString);
        }
        assertFalse(api.redirects().containsKey("/a1"), api.redirects()::toString);
        assertFalse(api.redirects().containsKey("/b12/"), api.redirects()::toString);
        assertTrue(
                run.out().contains("address lost: /b10/ exceeds the addresses that a draft may have (1); /b11/ exc"),
                run.out());
    }
}
