package broadsheet.importer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({
        "/2016/04/08/tides/, /2015/12/31/tides/, /2015/12/31/tide/",
        "/blog/2016/04/tides.html, /blog/2015/12/tides.html, /blog/2015/12/tide.html",
        "/archives/2016/tides, /archives/2015/tides, /archives/2015/tide"
    })
    void formerDatesOfAPostAreAddressesToo(String now, String before, String renamed) throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .item("post", "publish", "Tides", """
                            <link>https://old.example.org%s</link><wp:post_name>tides</wp:post_name><wp:post_date>2016-04-08 09:30:00</wp:post_date>
                            <wp:postmeta><wp:meta_key>_wp_old_date</wp:meta_key><wp:meta_value>2015-12-31</wp:meta_value></wp:postmeta>
                            <wp:postmeta><wp:meta_key>_wp_old_date</wp:meta_key><wp:meta_value>soon</wp:meta_value></wp:postmeta>
                            <wp:postmeta><wp:meta_key>_wp_old_slug</wp:meta_key><wp:meta_value>tide</wp:meta_value></wp:postmeta>
                            <content:encoded><![CDATA[<a href="%s">Text</a>]]></content:encoded>\
                            """.formatted(now, before))
                        .toString());

        bring("export.xml");

        assertTrue(addresses("tides").containsAll(List.of(now, before, renamed)), document("tides"));
        assertEquals("[Text](/articles/tides)\n", text("tides"));
    }

    @Test
    void formerDateOfAPostWithoutADateInItsLinkIsNoAddress() throws IOException {
        write("export.xml", new Wxr().item("post", "publish", "Tides", """
            <link>https://old.example.org/tides/</link><wp:post_name>tides</wp:post_name><wp:post_date>2016-04-08 09:30:00</wp:post_date>
            <wp:postmeta><wp:meta_key>_wp_old_date</wp:meta_key><wp:meta_value>2015-12-31</wp:meta_value></wp:postmeta>
            <content:encoded><![CDATA[Text]]></content:encoded>\
            """).toString());

        bring("export.xml");

        assertEquals(List.of("/tides/", "/tides", "/?p=11"), addresses("tides"));
    }

    @ParameterizedTest
    @CsvSource({
        "/tides/, /tides/2/, /tides/3/",
        "/2016/tides, /2016/tides/2, /2016/tides/3/",
        "/?p=11, /?p=11&page=2, /?p=11&page=3"
    })
    void pagesOfATextInPartsAreAddresses(String now, String second, String third) throws IOException {
        write(
                "export.xml",
                new Wxr()
                        .item("post", "publish", "Tides", """
                            <link>https://old.example.org%s</link><wp:post_name>tides</wp:post_name>
                            <content:encoded><![CDATA[One.<!--nextpage-->Two: <a href="%s">Next</a>

                            <!-- wp:nextpage -->
                            <!--nextpage-->
                            <!-- /wp:nextpage -->

                            Three.]]></content:encoded>\
                            """.formatted(now.replace("&", "&amp;"), third))
                        .toString());

        Run run = bring("export.xml");

        assertTrue(addresses("tides").containsAll(List.of(now, second, third)), document("tides"));
        assertTrue(text("tides").contains("[Next](/articles/tides)"), text("tides"));
        assertFalse(run.out().contains("leads nowhere"), run.out());
    }

    @Test
    void pagesOfTagsThatAreCutDoNotRedirect() throws IOException {
        String tags = IntStream.rangeClosed(1, 22)
                .mapToObj("<category domain=\"post_tag\" nicename=\"t%1$d\">T%1$d</category>\n"::formatted)
                .collect(Collectors.joining());
        write(
                "export.xml",
                new Wxr().item("post", "publish", "Tides", """
                    <link>https://old.example.org/tides/</link><wp:post_name>tides</wp:post_name>
                    %s<content:encoded><![CDATA[<a href="/tag/t20/">a</a> <a href="/tag/t21/">b</a>]]></content:encoded>\
                    """.formatted(tags)).toString());

        bring("export.xml");

        assertEquals("/tags/t20/", api.redirects().get("/tag/t20/"));
        assertFalse(api.redirects().containsKey("/tag/t21/"), api.redirects()::toString);
        assertEquals("[a](/tags/t20/) [b](/tag/t21/)\n", text("tides"));
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

    @ParameterizedTest
    @CsvSource({
        "hugo.toml, static/_redirects, content/posts",
        "eleventy.config.js, public/_redirects, posts",
        "_config.yml, _redirects, _posts"
    })
    void rulesOfNetlifyThatLeadToADocumentAreAddresses(String config, String file, String folder) throws IOException {
        write(config, config.startsWith("_") ? "permalink: /posts/:title/" : "");
        write(file, """
            # Moved
            /tides-of-2016 /posts/tides/ 301!
            /ebb.html      /posts/tides 302
            /plain/        /posts/tides/index.html#top   # without a status
            /plain         /posts/other/ 301!
            /tag/*         /topics/:splat 301!
            /app           /index.html 200!
            /de            /posts/tides/ 302 Country=de
            """);
        write(folder + "/2016-04-08-tides.md", """
            ---
            title: Tides
            slug: tides
            date: 2016-04-08
            ---
            [Text](/tides-of-2016/)
            """);
        Path report = dir.resolve("report.json");

        publish("--section", "news", "--report", report.toString());

        Set<String> kept = new HashSet<>(api.redirects().keySet());
        kept.addAll(addresses("tides"));
        assertTrue(kept.containsAll(List.of("/tides-of-2016", "/ebb.html", "/plain/")), kept::toString);
        assertFalse(kept.contains("/de"), kept::toString);
        assertEquals("[Text](/articles/tides)\n", text("tides"));
        String notes = Files.readString(report);
        assertTrue(notes.contains("\"_redirects: /tag/*         /topics/:splat 301!\""), notes);
        assertFalse(notes.contains("_redirects: /tides-of-2016"), notes);
    }
}
