package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @Test
    void everyAddressOfTheCatalogueIsReadBackFromItsPath() {
        MemorySite memorySite = new MemorySite();
        memorySite.publish("a", "A title", Instant.parse("2025-02-01T09:00:00Z"));
        memorySite.live.open("a-launch", "A launch");
        memorySite.live.post("a-launch", 21);
        memorySite.listings.endPage(
                new Listing.OfTag(new Slug("open-data")), 1, "a", Instant.parse("2025-02-01T09:00:00Z"));
        memorySite.staticPages.publish("about", "About", "<p>Text.</p>");
        var addresses = memorySite.enumerator().addresses();
        assertEquals(45, addresses.size());
        for (Address address : addresses) {
            assertEquals(Optional.of(address), Paths.parse(address.path()));
        }
    }

    @Test
    void namesInAnyScriptAreEncodedInPathsAndReadBackInEitherSpelling() {
        var name = new Slug("война-𠮷-2");
        for (Address address : List.of(
                new Address.OfArticle(name),
                new Address.OfCard(name),
                new Address.OfComments(name, 2),
                new Address.OfCounters(name),
                new Address.OfListing(new Listing.OfSectionAndKind(name, name)),
                new Address.OfListingPage(new Listing.OfTag(name), 3),
                new Address.OfMonth(new Listing.OfSection(name), YearMonth.of(2025, 2)),
                new Address.OfAtom(new Listing.OfSection(name)),
                new Address.OfFragment(new Listing.OfSection(name)),
                new Address.OfLive(name),
                new Address.OfLiveUpdates(name, 2),
                new Address.OfLiveJsonFeed(name),
                new Address.OfLiveChanges(name))) {
            String path = address.path();
            assertTrue(path.contains("%D0%B2%D0%BE%D0%B9%D0%BD%D0%B0-%F0%A0%AE%B7-2"), path);
            assertEquals(Optional.of(address), Paths.parse(path));
            String read = Paths.decoded(path).orElseThrow();
            assertTrue(read.contains(name.value()), read);
            assertEquals(Optional.of(address), Paths.parse(read));
            assertEquals(path, Paths.encoded(read));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tags/archive/", "/tags/2025/", "/authors/2025-02/", "/sections/archive/"})
    void listingNamedLikeAnArchiveIsAListing(String path) {
        assertTrue(Paths.parse(path).filter(Address.OfListing.class::isInstance).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "/tags/a/archive/, ",
        "/tags/a/2024/, 2025-01-01T00:00:00Z",
        "/tags/a/2024-03/, 2024-04-01T00:00:00Z",
        "/tags/a/2024-12/, 2025-01-01T00:00:00Z"
    })
    void formerPageOfNumberedListingIsRecognised(String path, @Nullable Instant end) {
        Optional<ListingPosition> position = Optional.ofNullable(end).map(time -> new ListingPosition(time, ""));
        assertEquals(Optional.of(new Paths.Former(new Listing.OfTag(new Slug("a")), position)), Paths.former(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/archive/", "/2024/", "/sections/science/2024-03/", "/tags/a/2024-13/", "/tags/a/1/"})
    void pathThatNoNumberedListingHadIsNoFormerPage(String path) {
        assertEquals(Optional.empty(), Paths.former(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "//",
                "/articles/",
                "/articles/A",
                "/articles/a/",
                "/articles/../a",
                "/articles/a%",
                "/articles/a%2",
                "/articles/%CE",
                "/articles/%2E%2E",
                "/articles/a%2Fcomments",
                "/articles/%25CE%25B1",
                "/articles/%D0%92",
                "/articles/%E2%80%AEa",
                "/tags/+/",
                "/cards/a",
                "/cards/A.png",
                "/cards/a.png/",
                "/cards/.png",
                "/cards/sections/a.png",
                "/sections/science",
                "/sections//",
                "/sections/science/news/more/",
                "/tags/a/b/",
                "/tags/a/archive/",
                "/tags/a/2025-02/",
                "/tags/a/0/",
                "/tags/a/01/",
                "/tags/a/1000000/",
                "/sections/science/news/2025-02/",
                "/data/sections/A.json",
                "/data/sections/a/b.json",
                "/others/a/",
                "/2025-13/",
                "/0025/",
                "/20250/",
                "/sections/science/2025-00/",
                "/tags/a/feed.xml",
                "/sitemap-2025-02.xml",
                "/sitemap-0.xml",
                "/archive/0/",
                "/archive/1",
                "/sections/science/archive/01/",
                "/tags/a/archive/1/",
                "/live",
                "/live/2025-13/",
                "/live/0025/",
                "/live/20250/",
                "/live/archive/",
                "/live/A",
                "/live/a/",
                "/live/a/updates",
                "/live/a/updates/0",
                "/live/a/updates/01",
                "/live/a/feed.txt",
                "/data/",
                "/data/live/A.json",
                "/data/sections/.json",
                "/data/tags/a.json",
                "/feed.txt",
                "/index.html"
            })
    void whatIsNoPathOfAPageIsNone(String path) {
        assertEquals(Optional.empty(), Paths.parse(path));
    }
}
