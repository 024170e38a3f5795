package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.emulators.Events;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class LivePagesTest {
    private static final Slug LAUNCH = new Slug("a-launch");
    private static final Address PAGE = new Address.OfLive(LAUNCH);
    private static final Address CHANGES = new Address.OfLiveChanges(LAUNCH);

    private final MemorySite memorySite = new MemorySite();
    private final MemoryLive live = memorySite.live;

    @Test
    void newestUpdateFollowsPinnedOnes() {
        cover(3);
        live.change("a-launch", 1, MemoryLive.content("Pinned", true));
        assertEquals(List.of(1, 3, 2), places(page(PAGE)));
        Element figure = page(new Address.OfLive(LAUNCH)).expectFirst(".update.pinned figure");
        assertEquals("A <pier>", figure.expectFirst("img").attr("alt"));
        assertEquals("A. Photographer", figure.select("figcaption").text());
    }

    @Test
    void thePageIsCompleteWithoutAScript() {
        cover(1);
        Document page = page(PAGE);
        assertEquals("A launch", page.select("h1").text());
        assertEquals(
                List.of("A <point>", "Another"), page.select(".key-points li").eachText());
        Element update = page.select(".update").getFirst();
        assertEquals("Headline <1>", update.select("h2").text());
        assertEquals("Text of Headline <1>.", update.select(".text").text());
        assertEquals(
                "/live/a-launch/updates/1#" + update.id(),
                update.select(".when a").attr("href"));
        assertEquals("2025-02-01T09:01:00Z", update.select(".when time").attr("datetime"));
        assertEquals("The Desk A <Guest>", update.select(".meta").text());
        assertEquals("A title", update.select(".update-sources a").text());
    }

    /** Whether a guest has written an article, no coverage is told. */
    @Test
    void bylineLeadsToNoPageThatMayNotBeThere() {
        cover(1);
        assertEquals("/authors/desk/", page(PAGE).select(".update .meta a").attr("href"));
        assertEquals(List.of("The Desk"), page(PAGE).select(".update .meta a").eachText());
        Document desk = page(new Address.OfListing(new Listing.OfAuthor(new Slug("desk"))));
        assertEquals("The Desk", desk.select("h1").text());
        assertEquals("A biography.", desk.select(".page-head .about").text());
        assertEquals(0, desk.select("a[href$=archive/]").size());
        for (Address page :
                List.of(PAGE, CHANGES, new Address.OfLiveAtom(LAUNCH), new Address.OfLiveJsonFeed(LAUNCH))) {
            assertTrue(text(page).contains("/authors/desk/"), page::path);
            assertFalse(text(page).replace("/authors/a-guest/#author", "").contains("/authors/a-guest/"), page::path);
        }
        assertEquals(
                Optional.empty(),
                memorySite.pages().render(new Address.OfListing(new Listing.OfAuthor(new Slug("a-guest")))));
    }

    @Test
    void itShowsAtLeastTwentyAndLinksToThePageOfTheOnesBefore() {
        cover(65);
        Document page = page(PAGE);
        assertEquals(IntStream.rangeClosed(41, 65).boxed().toList().reversed(), places(page));
        assertEquals("/live/a-launch/updates/2", page.select(".turn a").attr("href"));
        assertEquals(
                IntStream.rangeClosed(21, 40).boxed().toList().reversed(),
                places(page(new Address.OfLiveUpdates(LAUNCH, 2))));
    }

    @Test
    void fullPageOfOlderUpdatesIsUnchangedByLaterUpdates() {
        cover(41);
        String before = text(new Address.OfLiveUpdates(LAUNCH, 2));
        live.post("a-launch", 30);
        live.close("a-launch");
        assertEquals(before, text(new Address.OfLiveUpdates(LAUNCH, 2)));
        live.withdraw("a-launch", 22);
        assertFalse(before.equals(text(new Address.OfLiveUpdates(LAUNCH, 2))));
    }

    @Test
    void aPinnedUpdateStaysOnThePageThatTheOthersHaveLeft() {
        cover(65);
        live.change("a-launch", 3, MemoryLive.content("Pinned", true));
        assertEquals(3, places(page(PAGE)).getFirst());
        assertEquals(26, places(page(PAGE)).size());
    }

    @Test
    void ofAWithdrawnUpdateThePlaceIsLeft() {
        cover(2);
        live.withdraw("a-launch", 2);
        Element update = page(PAGE).select(".update").getFirst();
        assertEquals(
                "This update has been withdrawn.", update.select(".withdrawn").text());
        assertFalse(text(PAGE).contains("Headline &lt;2"));
    }

    @Test
    void aClosedCoverageSaysHowItEnded() {
        cover(1);
        assertTrue(page(PAGE).select(".ending").isEmpty());
        live.close("a-launch");
        assertEquals("It <ended>.", page(PAGE).select(".ending p").text());
        assertEquals("closed", page(PAGE).select(".live").attr("data-status"));
        assertEquals("closed", at(CHANGES, "status"));
    }

    @Test
    void anOpenPageIsToldTheVeryMarkupThatThePageHolds() {
        cover(25);
        live.change("a-launch", 24, MemoryLive.content("Corrected", true));
        live.withdraw("a-launch", 23);
        String page = text(PAGE);
        List<?> changes = (List<?>) at(CHANGES, "changes");
        assertEquals(25, changes.size());
        for (int i = 0; i < changes.size(); i++) {
            assertTrue(page.contains(String.valueOf(at(CHANGES, "changes." + i + ".html"))), "change " + i);
        }
        assertTrue(page.contains(String.valueOf(at(CHANGES, "head"))));
        assertEquals(
                List.of("withdrawn", "corrected", "new"),
                List.of(
                        at(CHANGES, "changes.0.state"),
                        at(CHANGES, "changes.1.state"),
                        at(CHANGES, "changes.2.state")));
        assertEquals("27", String.valueOf(at(CHANGES, "sequence")));
        assertEquals("27", page(PAGE).select(".live").attr("data-sequence"));
        assertEquals("0", String.valueOf(at(CHANGES, "oldest")));
    }

    @Test
    void listOfChangesStatesItsOldestEntry() {
        cover(LivePages.CHANGES);
        assertEquals("0", String.valueOf(at(CHANGES, "oldest")));
        live.post("a-launch", 1);
        assertEquals("1", String.valueOf(at(CHANGES, "oldest")));
        assertEquals(LivePages.CHANGES, ((List<?>) at(CHANGES, "changes")).size());
    }

    @Test
    void homeSectionsAndFragmentsShowLatestUpdateOfOpenCoverages() {
        cover(2);
        live.withdraw("a-launch", 2);
        for (Listing listing : List.of(new Listing.All(), new Listing.OfSection(new Slug("science")))) {
            Element now =
                    page(new Address.OfListing(listing)).select("#live-now").getFirst();
            assertFalse(now.hasAttr("hidden"));
            assertEquals("A launch", now.select(".coverage").text());
            assertEquals("09:01 Headline <1>", now.select(".latest").text());
            Address fragment = new Address.OfFragment(listing);
            assertEquals(
                    fragment.path(),
                    page(new Address.OfListing(listing)).expectFirst(".most").attr("data-fragment"));
            assertEquals("a-launch", at(fragment, "live.0.coverage"));
            assertEquals("/live/a-launch", at(fragment, "live.0.url"));
            assertEquals("Headline <1>", at(fragment, "live.0.latest.headline"));
            assertTrue(text(new Address.OfListing(listing)).contains(String.valueOf(at(fragment, "live.0.html"))));
        }
        live.close("a-launch");
        assertTrue(page(new Address.OfListing(new Listing.All()))
                .select("#live-now")
                .hasAttr("hidden"));
        assertEquals(List.of(), at(new Address.OfFragment(new Listing.All()), "live"));
    }

    @Test
    void aSectionThatTheSiteDoesNotHaveHasNoFragment() {
        var dropped = new Address.OfFragment(new Listing.OfSection(new Slug("dropped")));
        assertEquals(Optional.empty(), memorySite.pages().render(dropped));
    }

    @Test
    void articleHasHiddenPlaceholderForItsSectionsCoverages() {
        memorySite.publish("a", "A title");
        cover(1);
        Element place = page(new Address.OfArticle(new Slug("a"))).expectFirst(".live-now");
        assertTrue(place.hasAttr("hidden"));
        assertEquals("", place.select("ul").text());
    }

    @Test
    void unknownCoverageAndUpdatesHaveNoPage() {
        cover(1);
        for (Address address : List.of(
                new Address.OfLive(new Slug("other")),
                new Address.OfLiveChanges(new Slug("other")),
                new Address.OfLiveAtom(new Slug("other")),
                new Address.OfLiveUpdates(new Slug("other"), 1),
                new Address.OfLiveUpdates(LAUNCH, 2))) {
            assertEquals(Optional.empty(), memorySite.pages().render(address), address::path);
        }
    }

    private void cover(int updates) {
        live.open("a-launch", "A launch");
        live.post("a-launch", updates);
    }

    private String text(Address address) {
        return memorySite.pages().render(address).orElseThrow().page().text();
    }

    private Document page(Address address) {
        return Jsoup.parse(text(address));
    }

    private Object at(Address address, String path) {
        Object found = Events.at(text(address), path);
        assertTrue(found != null, () -> address.path() + " has no " + path);
        return found == null ? "" : found;
    }

    private static List<Integer> places(Document page) {
        return page.select(".update").stream()
                .map(update -> Integer.valueOf(update.attr("data-place")))
                .toList();
    }
}
