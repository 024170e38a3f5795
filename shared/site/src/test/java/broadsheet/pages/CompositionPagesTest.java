package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Change;
import broadsheet.article.Composition.Block;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.article.StripLayout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

class CompositionPagesTest {
    private static final Address HOME = new Address.OfListing(new Listing.All());
    private static final Listing TAG = new Listing.OfTag(new Slug("open-data"));
    private static final Listing SCIENCE = new Listing.OfSection(new Slug("science"));

    private final PagesFixture site = new PagesFixture();

    @Test
    void blocksStandInTheirOrderAndNoArticleAppearsTwice() {
        publish(12);
        site.memorySite.settings.compose(
                new Block.Lead(),
                new Block.MostRead(),
                new Block.Strip(SCIENCE, "", StripLayout.GRID, 3),
                new Block.Picks("Again", List.of(new Slug("a-1"), new Slug("a-9")), StripLayout.LIST),
                new Block.Live(),
                new Block.Latest(2));
        Document page = site.page(HOME);
        assertEquals(
                List.of("front", "block as-grid band", "block as-list split", "live-now", "block as-headlines"),
                page.select("main > .front, main > section").eachAttr("class"));
        assertEquals(List.of("Title 12"), page.select(".front h2 a").eachText());
        assertEquals(1, page.select(".front .rail > .most").size());
        assertEquals(
                List.of("Title 11", "Title 10", "Title 8"),
                page.select(".as-grid h3").eachText());
        assertEquals(List.of("Title 1", "Title 9"), page.select(".as-list h3").eachText());
        assertEquals(
                List.of("Title 7", "Title 6"),
                page.select(".as-headlines > .latest > ol > li > h3").eachText());
        assertEquals(
                List.of("Science & more", "Again", "Latest"),
                page.select(".block > header h2").eachText());
    }

    @Test
    void sectionWithAStripOfItsOwnIsNotAmongTheOthers() {
        publish(6);
        site.memorySite.settings.compose(
                new Block.Lead(),
                new Block.Strip(SCIENCE, "Of the sciences", StripLayout.WIDE, 2),
                new Block.Sections(StripLayout.WIDE, 2));
        assertEquals(
                List.of("Of the sciences"), site.page(HOME).select(".block h2").eachText());
    }

    @Test
    void stripHasItsArticlesAlsoIfMostOfThemStandAbove() {
        publish(12);
        site.memorySite.settings.compose(
                new Block.Lead(),
                new Block.Latest(6),
                new Block.Strip(TAG, "Open data", StripLayout.GRID, 2),
                new Block.Strip(SCIENCE, "", StripLayout.GRID, 3));
        Document page = site.page(HOME);
        assertEquals(
                List.of("Title 5", "Title 4", "Title 3", "Title 2", "Title 1"),
                page.select(".as-grid h3").eachText());
        assertEquals("/tags/open-data/", page.expectFirst(".block h2 a").attr("href"));
    }

    @Test
    void stripAboveTheLeadHasItsArticlesWithoutIt() {
        publish(12);
        site.memorySite.settings.compose(
                new Block.Strip(SCIENCE, "", StripLayout.GRID, 1), new Block.Latest(2), new Block.Lead());
        Document page = site.page(HOME);
        assertEquals(List.of("Title 11"), page.select(".as-grid h3").eachText());
        assertEquals(List.of("Title 12"), page.select(".front h2 a").eachText());
        assertEquals(List.of("Title 10", "Title 9"), page.select(".front h3").eachText());
    }

    @Test
    void pickThatLeadsOrIsNotPublishedIsLeftOut() {
        publish(3);
        site.memorySite.settings.compose(
                new Block.Lead(),
                new Block.Picks("Again", List.of(new Slug("a-3"), new Slug("gone"), new Slug("a-2")), StripLayout.LIST),
                new Block.Picks("More", List.of(new Slug("a-2")), StripLayout.LIST));
        Document page = site.page(HOME);
        assertEquals(List.of("Again"), page.select(".block h2").eachText());
        assertEquals(List.of("Title 2"), page.select(".block h3").eachText());
    }

    @Test
    void siteWithoutArticlesStatesItInAnyComposition() {
        site.memorySite.settings.compose(new Block.Lead(), new Block.Latest(2));
        assertEquals(1, site.page(HOME).select(".nothing").size());
        assertEquals(0, site.page(HOME).select(".front, .block").size());
    }

    @Test
    void entryOfATagAffectsTheHomePageIfItHasAStripOfTheTag() {
        var entry = new Change.OfListing(TAG, new ListingPosition(MemorySite.DATE, "a"));
        assertFalse(affected(entry).contains("/"));
        site.memorySite.settings.compose(new Block.Lead(), new Block.Strip(TAG, "Open data", StripLayout.GRID, 4));
        assertTrue(affected(entry).contains("/"));
    }

    @Test
    void pickedArticleAffectsTheHomePageByItsHeadAndByItsAddress() {
        publish(1);
        var head = new Change.OfArticle(MemorySite.id("a-1"), Optional.empty(), List.of());
        var address = new Change.OfAddress(new Slug("a-1"), Optional.empty());
        assertFalse(affected(head).contains("/"));
        assertFalse(affected(address).contains("/"));
        site.memorySite.settings.compose(
                new Block.Lead(), new Block.Picks("Again", List.of(new Slug("a-1")), StripLayout.GRID));
        assertTrue(affected(head).contains("/"));
        assertTrue(affected(address).contains("/"));
        assertFalse(
                affected(new Change.OfAddress(new Slug("b"), Optional.empty())).contains("/"));
    }

    @Test
    void articleThatIsPickedByAFormerAddressIsShown() {
        publish(2);
        site.memorySite.rename("a-1", "renamed");
        site.memorySite.settings.compose(
                new Block.Lead(), new Block.Picks("Again", List.of(new Slug("a-1")), StripLayout.GRID));
        assertTrue(site.page(HOME).select("a[href=/articles/renamed]").size() > 0);
        assertTrue(site.page(HOME).text().contains("Again"));
    }

    private Set<String> affected(Change change) {
        return AffectedPagesFixture.of(site.memorySite, List.of(change)).by(change).stream()
                .map(Address::path)
                .collect(Collectors.toSet());
    }

    private void publish(int articles) {
        for (int i = 1; i <= articles; i++) {
            site.memorySite.publish("a-" + i, "Title " + i, MemorySite.DATE.plus(Duration.ofDays(i)));
        }
    }
}
