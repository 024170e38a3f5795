package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @Test
    void everyAddressOfTheCatalogueIsReadBackFromItsPath() {
        MemorySite newsroom = new MemorySite();
        newsroom.publish("a", "A title", Instant.parse("2025-02-01T09:00:00Z"));
        newsroom.live.open("a-launch", "A launch");
        newsroom.live.post("a-launch", 21);
        var addresses = new PageEnumerator(newsroom, newsroom, newsroom, newsroom, newsroom.live).addresses();
        assertEquals(56, addresses.size());
        for (Address address : addresses) {
            assertEquals(Optional.of(address), Paths.parse(address.path()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tags/archive/", "/tags/2025/", "/authors/2025-02/", "/sections/archive/"})
    void whatIsCalledAsArchivesAreIsAListingWhereNoArchiveCanStand(String path) {
        assertTrue(Paths.parse(path).filter(Address.OfListing.class::isInstance).isPresent());
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
                "/cards/a",
                "/cards/A.png",
                "/cards/a.png/",
                "/cards/.png",
                "/cards/sections/a.png",
                "/sections/science",
                "/sections//",
                "/sections/science/news/more/",
                "/tags/a/b/",
                "/data/sections/A.json",
                "/data/sections/a/b.json",
                "/others/a/",
                "/2025-13/",
                "/0025/",
                "/20250/",
                "/sections/science/2025-00/",
                "/tags/a/feed.xml",
                "/sitemap-2025-13.xml",
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
