package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What pages say of an author of the settings. */
final class ProfileTest {
    private static final String PORTRAIT = "/images/" + "d".repeat(64) + "/320.webp";

    private final PagesFixture site = new PagesFixture();

    private Document author(String id) {
        return site.page(new Address.OfListing(new Listing.OfAuthor(new Slug(id))));
    }

    @Test
    void authorsPageShowsPortraitRoleBiographyAndLinks() {
        Element head = author("ada").expectFirst(".profile");
        assertEquals("Ada <A>", head.expectFirst("h1").text());
        assertEquals("Editor & more", head.expectFirst(".role").text());
        assertEquals("Writes of <em>tides</em>.", head.expectFirst(".about p").html());
        Element portrait = head.expectFirst("img.portrait");
        assertEquals(PORTRAIT, portrait.attr("src"));
        assertEquals("", portrait.attr("alt"));
        assertTrue(portrait.hasAttr("width") && portrait.hasAttr("height"));
        assertEquals(
                List.of("https://example.org/@ada", "mailto:a@example.org"),
                head.select(".profile-links a").eachAttr("href"));
        assertEquals(1, head.select("a[rel=me]").size());
        assertEquals(
                "Writes of tides.",
                author("ada").expectFirst("meta[name=description]").attr("content"));
    }

    @Test
    void authorWithoutAPortraitHasAnInitial() {
        Element head = author("desk").expectFirst(".profile");
        assertEquals("T", head.expectFirst("span.portrait").text());
        assertEquals(0, head.select("img, .role, .profile-links").size());
    }

    @Test
    void guestHasThePageOfAListing() {
        site.memorySite.publish("a", "Title");
        assertEquals(0, author("a-guest").select(".profile").size());
    }

    @Test
    void boxBelowAnArticleHasTheAuthorsInitial() {
        site.memorySite.publish("a", "Title");
        Element box = site.page(PagesFixture.ARTICLE).expectFirst(".biography");
        assertEquals("T", box.expectFirst("span.avatar").text());
        assertEquals("A biography.", box.expectFirst("p:last-child").text());
    }
}
