package broadsheet.syndication;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Author;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Body;
import broadsheet.article.FrontMatter;
import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.ProfileLink;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.pages.MemorySite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A site and articles with everything in them that a document could stumble over. */
final class Samples {
    static final Instant PUBLISHED = Instant.parse("2025-02-01T09:00:00Z");
    static final Instant UPDATED = Instant.parse("2025-02-03T10:30:00Z");

    /** Markup, a script's end, quotes, an emoji, a right-to-left override, characters that XML forbids, half a pair. */
    static final String ODD =
            "A <b> & \"b\" 'c' </script><!-- ]]> \uD83D\uDE80 \u202Eabc\u202C \u0000\u0001\u000B\uFFFE\uD800\u2028 end";

    /** What a reader of a document must find of it. */
    static final String ODD_AS_READ = "A <b> & \"b\" 'c' </script><!-- ]]> \uD83D\uDE80 \u202Eabc\u202C \u2028 end";

    static final Site SITE = site("en-GB", "https://example.org");

    private Samples() {}

    static Site site(String language, String url) {
        return new Site(
                "A <Site> & more",
                "About \"it\".",
                language,
                url,
                Optional.empty(),
                new Label(new Slug("analysis"), "Analysis"),
                new Label(new Slug("newsroom"), "The Newsroom"),
                List.of(new Section(new Slug("science"), "Science & more", "All of it.", "#123456", "#abcdef")),
                List.of(
                        new Author(new Slug("newsroom"), "The Newsroom", "Writes."),
                        new Author(new Slug("science-desk"), "Science Desk", ""),
                        new Author(
                                new Slug("a-columnist"),
                                "A Columnist",
                                "",
                                List.of(),
                                new AuthorProfile(
                                        "Columnist",
                                        "",
                                        Optional.of(new broadsheet.article.Picture(
                                                "c".repeat(64), 800, 600, List.of(320, 640))),
                                        List.of(
                                                new ProfileLink("Here", "https://example.org/@c"),
                                                new ProfileLink("Mail", "mailto:c@example.org"))))));
    }

    static ArticleStatus.Published article(String slug, String title) {
        return article(slug, title, Optional.empty());
    }

    static ArticleStatus.Published corrected(String slug, String correction) {
        return article(slug, "A title", Optional.of(correction));
    }

    private static ArticleStatus.Published article(String slug, String title, Optional<String> correction) {
        var front = new FrontMatter(
                title,
                "The <dek> & its signs.",
                new Slug("science"),
                new Label(new Slug("analysis"), "Analysis"),
                false,
                List.of(
                        new Label(new Slug("newsroom"), "An old name"),
                        new Label(new Slug("science-desk"), "Science Desk"),
                        new Label(new Slug("a-columnist"), "A Columnist"),
                        new Label(new Slug("guest-desk"), "Guest <Desk>")),
                List.of(new Label(new Slug("open-data"), "Open <data>")),
                List.of(new Source("A & B", "On \"titles\"", "https://example.net/?a=1&b=2")),
                correction,
                List.of(),
                Optional.empty());
        var body = new Body("""
            <h2 id="one">One &amp; two</h2>
            <p>See <a href="/articles/other?x=1&amp;y=2">another</a>, <a href="#one">above</a>, \
            <a href="https://example.net/a">elsewhere</a>, <a href="mailto:desk@example.org">us</a>.</p>
            <pre><code>&lt;a href="/not-a-link"&gt;\u0001</code></pre>\
            """, List.of());
        return new ArticleStatus.Published(
                new Article(MemorySite.id(slug), new Slug(slug), 2, front, PUBLISHED, UPDATED, 480), body);
    }

    static ArticleStatus.Published dated(ArticleStatus.Published published, Instant date, Instant updated) {
        Article article = published.article();
        return new ArticleStatus.Published(
                new Article(
                        article.id(),
                        article.slug(),
                        article.revision(),
                        article.front(),
                        date,
                        updated,
                        article.words()),
                published.body());
    }

    /** The same article with a picture above its text and one in it. */
    static ArticleStatus.Published pictured(ArticleStatus.Published published, LeadPicture lead) {
        Article article = published.article();
        return new ArticleStatus.Published(
                new Article(
                        article.id(),
                        article.slug(),
                        article.revision(),
                        article.front().pictured(lead),
                        article.published(),
                        article.updated(),
                        article.words()),
                new Body(
                        "<figure><picture><source type=\"image/avif\" srcset=\"%s\"><img src=\"%s\" srcset=\"%s\" alt=\"A, b\"></picture></figure>"
                                .formatted(
                                        lead.picture().avifSrcset(),
                                        lead.picture().path(),
                                        lead.picture().srcset()),
                        List.of()));
    }

    static Feed feed(ArticleStatus.Published... newest) {
        return new Feed(SITE, "Science <news>", "/sections/science/", "/sections/science/feed.xml", List.of(newest));
    }
}
