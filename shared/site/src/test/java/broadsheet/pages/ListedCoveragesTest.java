package broadsheet.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import java.net.URI;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Where readers find coverages that are over, and the sitemaps of all. */
final class ListedCoveragesTest {
    private final PagesFixture site = new PagesFixture();
    private final MemorySite memorySite = site.memorySite;
    private final MemoryLive live = memorySite.live;

    @Test
    void closedCoveragesAreListedAndLeadBack() {
        live.open("an-old-one", "An <old> one");
        live.close("an-old-one");
        live.open("a-launch", "A launch");
        live.post("a-launch", 0);
        Document page = site.page(new Address.OfCoverages());
        assertEquals(
                List.of("Live now", "Closed"), page.select(".coverage-list h2").eachText());
        assertEquals(
                List.of("/live/a-launch", "/live/an-old-one"),
                page.select(".coverage-list a").eachAttr("href"));
        assertEquals(
                List.of("A launch", "An <old> one"),
                page.select(".coverage-list a").eachText());
        assertEquals(List.of("/live/2025/"), page.select(".months a").eachAttr("href"));
        for (String coverage : List.of("a-launch", "an-old-one")) {
            Document own = site.page(new Address.OfLive(new Slug(coverage)));
            assertEquals(1, own.select(".live-stream .turn a[href=/live/]").size(), coverage);
        }
        Document home = site.page(new Address.OfListing(new Listing.All()));
        assertEquals(1, home.select(".colophon a[href=/live/]").size());
    }

    @Test
    void everyCoverageIsListedByYearAndMonth() {
        YearMonth first = YearMonth.of(2023, 11);
        for (int month = 0; month < 16; month++) {
            for (int i = 0; i < 9; i++) {
                String id = "coverage-" + month + "-" + i;
                live.open(id, "Coverage " + month + " " + i);
                live.reopen(
                        id,
                        first.plusMonths(month)
                                .atDay(1 + i)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant());
            }
        }
        Set<String> found = new HashSet<>();
        List<String> years =
                site.page(new Address.OfCoverages()).select(".months a").eachAttr("href");
        assertEquals(List.of("/live/2025/", "/live/2024/", "/live/2023/"), years);
        for (String year : years) {
            Document ofYear = site.page(Paths.parse(year).orElseThrow());
            for (String month : ofYear.select(".months a").eachAttr("href")) {
                Document ofMonth = site.page(Paths.parse(month).orElseThrow());
                assertEquals(List.of(year), ofMonth.select(".months a").eachAttr("href"));
                found.addAll(ofMonth.select(".coverage-list a").eachText());
            }
        }
        assertEquals(16 * 9, found.size());
        assertEquals(Set.of(2 * 9, 12 * 9), coveragesInSitemaps());
    }

    /** The numbers of coverages in the sitemaps that the index names. */
    private Set<Integer> coveragesInSitemaps() {
        return site.page(new Address.OfSitemapIndex()).select("loc").eachText().stream()
                .map(url -> Paths.parse(URI.create(url).getPath()).orElseThrow())
                .map(sitemap -> site.page(sitemap).select("loc").size())
                .collect(Collectors.toSet());
    }

    @Test
    void siteWithoutCoverageSaysSoWhereTheyWouldBeListed() {
        Document page = site.page(new Address.OfCoverages());
        assertEquals(
                "Nothing has been covered live yet.", page.select(".nothing").text());
        assertEquals(Optional.empty(), memorySite.pages().render(new Address.OfCoveragesOfYear(Year.of(2025))));
        assertEquals(
                Optional.empty(), memorySite.pages().render(new Address.OfCoveragesOfMonth(YearMonth.of(2025, 2))));
    }
}
