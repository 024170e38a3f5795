package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Listing;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class HomePageTest {
    private static final Address HOME = new Address.OfListing(new Listing.All());

    private final PagesFixture site = new PagesFixture();

    @Test
    void homeShowsLeadSecondsLatestAndSectionsAndNoArticleTwice() {
        publish(12);
        Document page = site.page(HOME);
        assertEquals(List.of("Title 12"), page.select(".front .lead h2").eachText());
        assertEquals(List.of("Title 11", "Title 10"), page.select(".seconds h2").eachText());
        assertEquals(
                List.of("Title 9", "Title 8", "Title 7", "Title 6"),
                page.select(".latest h3").eachText());
        assertEquals(
                List.of("Title 5", "Title 4", "Title 3", "Title 2"),
                page.select(".block h3").eachText());
        List<String> links =
                page.select("main h2 a[href^=/articles/], main h3 a").eachAttr("href");
        assertEquals(new HashSet<>(links).size(), links.size());
    }

    @Test
    void entryWithoutPictureHasATileWithTheFirstLetterOfItsTitle() {
        site.memorySite.publish("a", "“éclairs”, and why");
        assertEquals(List.of("É"), site.page(HOME).select(".lead .tile").eachAttr("data-initial"));
    }

    @Test
    void siteOfOneArticleShowsNeitherSecondsNorLatestNorSections() {
        publish(1);
        assertEquals(0, site.page(HOME).select(".seconds, .latest, .block").size());
    }

    private void publish(int articles) {
        for (int i = 1; i <= articles; i++) {
            site.memorySite.publish("a-" + i, "Title " + i, MemorySite.DATE.plus(Duration.ofDays(i)));
        }
    }
}
