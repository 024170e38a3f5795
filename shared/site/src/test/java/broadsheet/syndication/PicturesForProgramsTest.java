package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import broadsheet.article.ArticleStatus;
import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

class PicturesForProgramsTest {
    private static final String IMAGES = "https://example.org/images/" + "a".repeat(64);
    private static final LeadPicture LEAD = new LeadPicture(
            new Picture("a".repeat(64), 2000, 1333, List.of(320, 960, 1280)), "Ships & <boats>", "A. Photographer");

    private static final ArticleStatus.Published ARTICLE = Samples.pictured(Samples.article("one", "One"), LEAD);

    @Test
    void anArticlesImageIsItsLeadPictureInItsLargestWidth() {
        JsonObject news = Parsed.json(LinkedData.article(Samples.SITE, ARTICLE.article(), Optional.empty()))
                .getJsonArray("@graph")
                .getJsonObject(0);
        JsonObject image = news.getJsonArray("image").getJsonObject(0);
        assertEquals("ImageObject", image.getString("@type"));
        assertEquals(IMAGES + "/1280.webp", image.getString("url"));
        assertEquals(1280, image.getInt("width"));
        assertEquals(853, image.getInt("height"));
        assertEquals("Ships & <boats>", image.getString("description"));
        assertEquals("A. Photographer", image.getString("creditText"));
    }

    @Test
    void everyAddressOfAPictureInAFeedIsAbsolute() {
        var image = Jsoup.parseBodyFragment(Samples.feed(ARTICLE).html(ARTICLE)).expectFirst("figure img");
        assertEquals(IMAGES + "/960.webp", image.attr("src"));
        assertEquals(
                "%1$s/320.webp 320w, %1$s/960.webp 960w, %1$s/1280.webp 1280w".formatted(IMAGES), image.attr("srcset"));
        assertEquals("A, b", image.attr("alt"));
    }

    @Test
    void pictureInAFeedIsWebpAlone() {
        String html = Samples.feed(ARTICLE).html(ARTICLE);
        assertEquals(1, Jsoup.parseBodyFragment(html).select("figure > img").size());
        assertFalse(html.contains("avif"), html);
    }

    @Test
    void aJsonFeedNamesTheLeadPicture() {
        JsonObject item = Parsed.json(JsonFeed.of(Samples.feed(ARTICLE)))
                .getJsonArray("items")
                .getJsonObject(0);
        assertEquals(IMAGES + "/960.webp", item.getString("image"));
        assertFalse(Parsed.json(JsonFeed.of(Samples.feed(Samples.article("one", "One"))))
                .getJsonArray("items")
                .getJsonObject(0)
                .containsKey("image"));
    }
}
