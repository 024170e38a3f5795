package broadsheet.pages;

import static broadsheet.pages.PagesFixture.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Slug;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Discussions, on the page of their article and on pages of their own. */
final class DiscussionPagesTest {
    private final PagesFixture site = new PagesFixture();
    private final MemorySite memorySite = site.memorySite;
    private final Pages pages = site.pages;

    @Test
    void pageHasNoticesForTheNextCommentNumbers() {
        memorySite.publish("a", "A title");
        memorySite.discussion.comment("a", "A comment");
        assertEquals(
                List.of("comment-2", "comment-3", "comment-4", "comment-5", "comment-6", "comment-held"),
                site.page(ARTICLE).select("#discussion .told i").eachAttr("id"));
    }

    @Test
    void commentsAreTextWithSafeLinks() {
        memorySite.publish("a", "A title");
        memorySite.discussion.comment(
                "a", "<script>alert(1)</script> https://example.org/?a=1&b=2.\nA line\n\nA paragraph");
        Element comment = site.page(new Address.OfArticle(new Slug("a"))).expectFirst("#comment-1");
        assertEquals("A <Reader>", comment.expectFirst("b").text());
        assertEquals(0, comment.select("script").size());
        assertEquals(3, comment.select("p").size());
        assertEquals(1, comment.select("br").size());
        Element link = comment.expectFirst("p:nth-child(2) a");
        assertEquals("https://example.org/?a=1&b=2", link.attr("href"));
        assertEquals("ugc nofollow noopener", link.attr("rel"));
    }

    @Test
    void articleShowsNewestFiftyCommentsAndDiscussionPagesShowAll() {
        memorySite.publish("a", "A title");
        for (int i = 1; i <= 120; i++) {
            memorySite.discussion.comment("a", "Comment " + i);
        }
        Document article = site.page(new Address.OfArticle(new Slug("a")));
        assertEquals(50, article.select(".comment").size());
        assertEquals("comment-71", article.expectFirst(".comment").id());
        assertEquals(
                "/articles/a/comments/2",
                article.expectFirst(".discussion .more a").attr("href"));
        assertEquals("Discussion (120)", article.expectFirst("#discussion_").text());
        for (int i : List.of(1, 2, 3)) {
            Document page = site.page(new Address.OfComments(new Slug("a"), i));
            assertEquals(
                    "comment-" + (i * 50 - 49), page.expectFirst(".comment").id());
            assertEquals(i == 3 ? 20 : 50, page.select(".comment").size());
            assertEquals(i > 1 ? 1 : 0, page.select("[rel=prev]").size());
            assertEquals(i < 3 ? 1 : 0, page.select("[rel=next]").size());
        }
        assertTrue(pages.render(new Address.OfComments(new Slug("a"), 4)).isEmpty());
    }

    @Test
    void discussionThatIsOverOffersNoForm() {
        memorySite.publish("a", "A title");
        memorySite.settings.closeDiscussionsAfter(2);
        assertEquals(1, site.page(ARTICLE).select(".comment-form").size());
        assertEquals(
                "2025-02-03T09:00:00Z", site.page(ARTICLE).select(".who time").attr("datetime"));
        memorySite.settings.closeDiscussionsAfter(1);
        assertEquals(0, site.page(ARTICLE).select(".comment-form").size());
        assertEquals(
                "This discussion is closed.",
                site.page(ARTICLE).select(".closed").text());
    }
}
