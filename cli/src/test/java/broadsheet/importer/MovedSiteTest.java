package broadsheet.importer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of a site around its articles: pages, listings, feeds; and what was on this site before. */
final class MovedSiteTest extends ImportedArchive {
    @Test
    void pagesBecomeStaticPagesAndTheirOldAddressesRedirect() throws IOException {
        write("_config.yml", "title: Blog");
        write("_posts/2016-01-01-one.md", "---\ntitle: One\n---\n[About](/about-us/#top) [Team](/team.html)");
        write("about.md", """
            ---
            title: About
            permalink: /about-us/
            description: Who we are.
            layout: page
            ---
            [One](/2016/01/01/one.html)\
            """);
        write("team.html", "---\ntitle: Team\n---\n<p>Some <b>people</b>.</p>");
        write("archive.md", "---\ntitle: Archive\n---\nWhat we keep.");
        write("all.md", "---\ntitle: All\n---\n{% for post in site.posts %}* {{ post.title }}{% endfor %}");
        write("index.md", "---\ntitle: Home\n---\nWelcome.");
        write("404.md", "---\ntitle: Gone\npermalink: /404.html\n---\nGone.");

        Run run = publish("--section", "news");

        assertEquals("""
            ---
            title: "About"
            description: "Who we are."
            ---

            [One](/articles/one)
            """, sent("/api/pages/about-us"));
        assertTrue(sent("/api/pages/team").endsWith("Some **people**.\n"), sent("/api/pages/team"));
        assertTrue(sent("/api/pages/page-archive").endsWith("What we keep.\n"), sent("/api/pages/page-archive"));
        assertEquals("[About](/about-us#top) [Team](/team)\n", text("one"));
        assertEquals("/about-us", api.redirects().get("/about-us/"));
        assertEquals("/page-archive", api.redirects().get("/archive.html"));
        assertEquals(null, api.redirects().get("/about-us"));
        assertTrue(
                run.out()
                        .startsWith(
                                "left out: 404.md (the home page, or an error's), all.md (a page that a program fills),"
                                        + " index.md (the home page, or an error's)\n4 published"),
                run.out());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void listingsAndFeedsOfTheOldSiteLeadToThoseOfThisOne() throws IOException {
        write("_config.yml", "baseurl: /blog");
        write("_posts/2016-01-01-one.md", """
            ---
            title: One
            categories: [News, Odd Things]
            tags: [C#]
            author: Ada
            ---
            [c](/blog/category/news/)\
            """);

        Run run = publish("--section", "technology");

        assertEquals("/sections/news/", api.redirects().get("/blog/category/news/"));
        assertEquals("/tags/odd-things/", api.redirects().get("/blog/categories/odd-things"));
        assertEquals("/tags/c-sharp/", api.redirects().get("/blog/tag/c/"));
        assertEquals("/authors/ada/", api.redirects().get("/blog/author/ada/"));
        assertEquals("/feed.xml", api.redirects().get("/blog/feed.xml"));
        assertEquals("/feed.xml", api.redirects().get("/blog/rss"));
        assertEquals("[c](/sections/news/)\n", text("one"));
        assertTrue(run.out().contains("redirects of pages, listings and feeds: "), run.out());
    }

    @Test
    void redirectWithAnErrorIsReportedAndTheOthersAreSent() throws IOException {
        write("_config.yml", "title: Blog");
        write("_posts/2016-01-01-one.md", "---\ntitle: One\n---\nText.");
        api.stub((call, attempt) -> call.target().equals("/api/redirects") && attempt == 1
                ? Optional.of(new FakeApi.Reply(
                        422, "{\"errors\": [{\"at\": \"line 2\", \"detail\": \"is the path of no page\"}]}"))
                : Optional.empty());

        Run run = publish("--section", "news");

        assertTrue(run.out().contains("  redirect /?feed=atom: is the path of no page"), run.out());
        assertEquals("/feed.xml", api.redirects().get("/rss.xml"));
        assertEquals(1, run.status());
    }

    @Test
    void articleOfTheSiteWithTheSameSlugIsNotReplaced() throws IOException {
        write("_posts/2016-01-01-tides.md", "---\ntitle: Tides\n---\nText.");
        write("_posts/2016-01-02-moved.md", "---\ntitle: Moved\n---\nText.");
        api.article("tides", "---\ntitle: Tide tables\n---\nOf the desk.");
        api.article("moved", "---\ntitle: An old title\naddresses: [/2016/01/02/moved/]\n---\nText.");

        Run run = publish("--section", "news");

        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 1 refused
              _posts/2016-01-01-tides.md: slug: "tides" is that of another article of the site, "Tide tables": give this document a slug of its own\
            """), run.out());
        assertFalse(api.targets().contains("/api/articles/tides"), api.targets()::toString);
        assertEquals(1, run.status());
    }

    @Test
    void articlesChangedOrWithdrawnAtTheDeskAreKeptAndReported() throws IOException {
        write("_posts/2016-01-01-changed.md", "---\ntitle: Changed\n---\nText.");
        write("_posts/2016-01-02-gone.md", "---\ntitle: Gone\n---\nText.");
        write("_posts/2016-01-03-ours.md", "---\ntitle: Ours\n---\nText.");
        api.revised("changed", 2, "---\ntitle: Changed\n---\nAt the desk.");
        api.revised("gone", 2, "");
        api.revised("ours", 3, stamped("---\ntitle: Ours\n---\nBefore."));

        Run run = publish("--section", "news");

        assertTrue(run.out().startsWith("""
            1 published, 0 unchanged, 0 refused, 2 left as people changed them
              _posts/2016-01-01-changed.md: was changed on the site: --overwrite replaces it
              _posts/2016-01-02-gone.md: was withdrawn on the site: --overwrite brings it back\
            """), run.out());
        assertFalse(api.targets().contains("/api/articles/changed?section=news"), api.targets()::toString);
        assertFalse(api.targets().contains("/api/articles/gone?section=news"), api.targets()::toString);
        assertTrue(api.targets().contains("/api/articles/ours?section=news"), api.targets()::toString);
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void overwriteReplacesArticlesChangedAtTheDesk() throws IOException {
        write("_posts/2016-01-01-changed.md", "---\ntitle: Changed\n---\nText.");
        api.revised("changed", 2, "---\ntitle: Changed\n---\nAt the desk.");

        Run run = publish("--section", "news", "--overwrite");

        assertTrue(api.targets().contains("/api/articles/changed?section=news"), api.targets()::toString);
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void pagesOfTheDeskOrAnotherArchiveAreKeptAndReported() throws IOException {
        write("_posts/2016-01-01-tides.md", "---\ntitle: Tides\n---\nText.");
        write("about.md", "---\ntitle: About\n---\nText.");
        write("contact.md", "---\ntitle: Contact\n---\nText.");
        write("imprint.md", "---\ntitle: Imprint\n---\nText.");
        api.page("about", "---\ntitle: About\n---\nAt the desk.");
        api.page("contact", stamped("---\ntitle: Write to us\n---\nOf another archive."));
        api.page("imprint", stamped("---\ntitle: Imprint\n---\nBefore."));

        Run run = publish("--section", "news");

        assertTrue(run.out().startsWith("""
            2 published, 0 unchanged, 0 refused, 2 left as people changed them
              about.md: was changed on the site: --overwrite replaces it
              contact.md: another archive brought "Write to us": --overwrite replaces it\
            """), run.out());
        assertEquals(
                List.of("/api/pages/imprint"),
                api.calls().stream()
                        .filter(call -> !call.body().isEmpty())
                        .map(FakeApi.Call::target)
                        .filter(target -> target.startsWith("/api/pages/"))
                        .toList());
        assertEquals(0, run.status(), run.out());
    }

    @Test
    void overwriteReplacesPagesOfTheDesk() throws IOException {
        write("_posts/2016-01-01-tides.md", "---\ntitle: Tides\n---\nText.");
        write("about.md", "---\ntitle: About\n---\nText.");
        api.page("about", "---\ntitle: About\n---\nAt the desk.");

        Run run = publish("--section", "news", "--overwrite");

        assertTrue(sent("/api/pages/about").contains("Text."), run.out());
    }

    private static String stamped(String document) {
        return new String(Stamp.stamped(document.getBytes(UTF_8)), UTF_8);
    }

    private String sent(String target) {
        return api.calls().stream()
                .filter(call -> call.target().equals(target))
                .map(FakeApi.Call::body)
                .filter(body -> !body.isEmpty())
                .findFirst()
                .orElseThrow(() -> new AssertionError(target + " is none of " + api.targets()));
    }
}
