package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.time.Year;
import java.time.YearMonth;
import java.util.stream.Stream;

/** A site that has a page of every kind that readers see, and the addresses of these pages. */
final class EveryKindOfPage {
    private EveryKindOfPage() {}

    static void publish(MemorySite memorySite) {
        for (int i = 0; i < 60; i++) {
            memorySite.publish("a" + (i == 0 ? "" : "-" + i), "A title", MemorySite.DATE.minusSeconds(60L * i));
        }
        memorySite.listings.endPage(
                new Listing.OfSection(new Slug("science")), 1, "a-30", MemorySite.DATE.minusSeconds(60L * 30));
        for (int i = 0; i < 60; i++) {
            memorySite.discussion.comment("a", "A reader writes.");
        }
        memorySite.update("a", MemorySite.DATE.plusSeconds(60));
        memorySite.staticPages.publish("about", "A page of its own", "<ul><li>Text.</li></ul>");
        memorySite.live.open("flood", "Flood");
        memorySite.live.post("flood", 30);
        memorySite.live.open("older", "Flood");
        memorySite.live.close("older");
    }

    static Stream<Address> addresses() {
        var science = new Listing.OfSection(new Slug("science"));
        return Stream.of(
                new Address.OfArticle(new Slug("a")),
                new Address.OfComments(new Slug("a"), 1),
                new Address.OfListing(new Listing.All()),
                new Address.OfListing(science),
                new Address.OfListing(new Listing.OfSection(new Slug("culture"))),
                new Address.OfListing(new Listing.OfSectionAndKind(new Slug("science"), new Slug("analysis"))),
                new Address.OfListing(new Listing.OfKind(new Slug("analysis"))),
                new Address.OfListing(new Listing.OfTag(new Slug("open-data"))),
                new Address.OfListing(new Listing.OfAuthor(new Slug("ada"))),
                new Address.OfListingPage(science, 1),
                new Address.OfMonth(new Listing.All(), YearMonth.of(2025, 2)),
                new Address.OfYear(new Listing.All(), Year.of(2025)),
                new Address.OfArchive(new Listing.All()),
                new Address.OfStaticPage(new Slug("about")),
                new Address.OfCoverages(),
                new Address.OfCoveragesOfYear(Year.of(2025)),
                new Address.OfCoveragesOfMonth(YearMonth.of(2025, 2)),
                new Address.OfLive(new Slug("flood")),
                new Address.OfLive(new Slug("older")),
                new Address.OfLiveUpdates(new Slug("flood"), 1));
    }
}
