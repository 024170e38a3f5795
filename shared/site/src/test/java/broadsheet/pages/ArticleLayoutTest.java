package broadsheet.pages;

import static broadsheet.pages.PagesFixture.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.ArticleLayout;
import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import broadsheet.article.Presentation;
import java.util.List;
import java.util.Optional;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class ArticleLayoutTest {
    private static final LeadPicture PICTURE =
            new LeadPicture(new Picture("a".repeat(64), 2000, 1333, List.of(320, 640)), "Ships", "");

    private final PagesFixture site = new PagesFixture();

    @Test
    void articleOfTheUsualLayoutHasNeitherAClassNorKeyPoints() {
        Document page = presented(Presentation.USUAL);
        assertEquals("article", page.expectFirst("article").className());
        assertEquals(0, page.select(".key-points").size());
    }

    @Test
    void layoutSetsArticleClassAndLeadPictureSizes() {
        Document page = presented(new Presentation(ArticleLayout.PHOTO_ESSAY, List.of()));
        assertEquals("article photo-essay", page.expectFirst("article").className());
        assertEquals(
                "(min-width: 86rem) 80rem, 100vw",
                page.expectFirst(".lead-picture img").attr("sizes"));
    }

    @Test
    void keyPointsStandAboveTheTextAndAreEscaped() {
        Document page = presented(new Presentation(ArticleLayout.STANDARD, List.of("One & <two>", "Three")));
        assertEquals(
                List.of("One & <two>", "Three"),
                page.select("article > .key-points li").eachText());
        assertEquals("Key points", page.expectFirst(".key-points h2").text());
        assertEquals(1, page.select(".key-points ~ .contents ~ .text").size());
    }

    private Document presented(Presentation presentation) {
        site.memorySite.publish("a", "A title", MemorySite.DATE, Optional.of(PICTURE));
        site.memorySite.present("a", presentation);
        return site.page(ARTICLE);
    }
}
