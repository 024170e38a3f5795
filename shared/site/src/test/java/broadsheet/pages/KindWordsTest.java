package broadsheet.pages;

import static broadsheet.pages.PagesFixture.ARTICLE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Kind;
import broadsheet.article.Label;
import broadsheet.article.Slug;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class KindWordsTest {
    private static final Label STUDY = new Label(new Slug("study"), "Study");

    private final PagesFixture site = new PagesFixture();

    @Test
    void kindWithoutWordsOfItsOwnHasThoseOfTheLanguage() {
        assertWords("Analysis by", "View all: Analysis");
    }

    @Test
    void kindHasTheWordsOfTheSettingsAlsoUnderItsFormerName() {
        site.memorySite.settings.name(
                new Kind(STUDY, List.of(new Slug("analysis")), "editorial analyses", "Studied by"));
        assertWords("Studied by", "View all editorial analyses");
    }

    private void assertWords(String byline, String all) {
        site.memorySite.publish("a", "A title");
        Document page = site.page(ARTICLE);
        assertEquals(byline, page.expectFirst(".biography .by").text());
        assertEquals(all, page.expectFirst(".article-foot > .more a").text());
    }
}
