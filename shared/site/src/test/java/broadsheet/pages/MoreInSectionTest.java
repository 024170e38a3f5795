package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Slug;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MoreInSectionTest {
    private final PagesFixture site = new PagesFixture();

    @Test
    void articleWithFourOlderOnesShowsThose() {
        publish(7);
        assertEquals(List.of("Title 5", "Title 4", "Title 3", "Title 2"), moreIn("a-6"));
    }

    @Test
    void oneOfTheOldestFiveShowsTheOtherFour() {
        publish(7);
        assertEquals(List.of("Title 5", "Title 4", "Title 2", "Title 1"), moreIn("a-3"));
        assertEquals(List.of("Title 5", "Title 4", "Title 3", "Title 2"), moreIn("a-1"));
    }

    @Test
    void smallSectionShowsAllOthers() {
        publish(2);
        assertEquals(List.of("Title 2"), moreIn("a-1"));
        assertEquals(List.of("Title 1"), moreIn("a-2"));
    }

    private List<String> moreIn(String slug) {
        return site.page(new Address.OfArticle(new Slug(slug)))
                .select(".more-in h3")
                .eachText();
    }

    private void publish(int articles) {
        for (int i = 1; i <= articles; i++) {
            site.memorySite.publish("a-" + i, "Title " + i, MemorySite.DATE.plus(Duration.ofDays(i)));
        }
    }
}
