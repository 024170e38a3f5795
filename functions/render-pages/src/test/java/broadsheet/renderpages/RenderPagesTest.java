package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static broadsheet.renderpages.RenderPagesFixture.TIDE;
import static broadsheet.renderpages.RenderPagesFixture.event;
import static broadsheet.renderpages.RenderPagesFixture.sequenceNumber;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.dynamodb.table.Consistency;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.pages.ScanSize;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@Tag("slow")
final class RenderPagesTest {
    @AutoClose
    private final RenderPagesFixture site = new RenderPagesFixture();

    private final PagesBucket bucket = site.bucket;
    private final SeededSite archive = site.archive;
    private final RenderPages function = site.function;
    private final TestContext context = site.context;
    private static final String PILOT = "articles/the-price-of-a-harbour-pilot";
    private static final String CARD = "cards/how-a-tide-table-knows.png";
    private static final String PILOTS_CARD = "cards/the-price-of-a-harbour-pilot.png";

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("render-pages").stream()
                .map(name -> dynamicTest(name, () -> {
                    String expected = name.startsWith("render-pages/failures-1-")
                            ? failures("failures-1-poison", "LISTING#COLOUR#red")
                            : NO_FAILURES;
                    assertEquals(expected, Events.run(function, Events.read(name), context));
                }));
    }

    @Test
    void primingBeforeASnapshotWritesNothing() {
        RenderPriming priming = DaggerRenderPages_Wiring.factory()
                .create(Consistency.STRONG, SeededSite.CLOCK, ScanSize.USUAL)
                .priming();
        for (byte[] event : priming.events()) {
            assertEquals(NO_FAILURES, Events.run(function, new String(event, UTF_8), context));
        }
        assertEquals(Set.of(), Set.copyOf(bucket.keys()));
    }

    @Test
    void publicationIsRenderedOnEveryAffectedPage() {
        assertEquals(NO_FAILURES, site.render("ok-publication"));
        assertTrue(bucket.keys().stream().anyMatch(key -> key.matches("assets/site\\.[0-9a-f]{12}\\.css")));
        assertTrue(bucket.keys()
                .containsAll(Set.of(
                        "2026-03/",
                        "2026/",
                        "feed.xml",
                        "feed.json",
                        "sitemap-newest.xml",
                        "sections/science/feed.xml",
                        "sections/science/2026-03/",
                        "data/articles/how-a-tide-table-knows.json")));
        Set<String> keys = firstPages();
        assertEquals(
                Set.of(
                        TIDE,
                        "articles/what-a-lighthouse-costs",
                        "index.html",
                        "sections/science/",
                        "sections/science/explainer/",
                        "kinds/explainer/",
                        "tags/tides/",
                        "tags/prediction/",
                        "authors/science-desk/",
                        "authors/maud-ferris/"),
                keys);
        keys.forEach(key -> assertTrue(bucket.text(key).contains("How a tide table knows"), key));
    }

    @Test
    void theLogSaysWhatWasRenderedAndHowLongItTookToThePage() {
        site.render("ok-publication");
        assertEquals(List.of("01JQRX00000000000000000011@1"), context.said("changes"));
        assertEquals(context.said("pages"), context.said("written"));
        Instant transaction = Instant.ofEpochSecond((int)
                requireNonNull(Events.at(event("ok-publication"), "Records.0.dynamodb.ApproximateCreationDateTime")));
        assertEquals(
                Duration.between(transaction, SeededSite.CLOCK.instant()).toMillis(),
                ((Number) requireNonNull(context.said("PublishToPage"))).longValue());
        site.render("ok-clock");
        assertNull(context.said("PublishToPage"));
    }

    @Test
    void aPageSaysWhatItIsAndHowLongItMayBeKept() {
        site.render("ok-publication");
        var page = bucket.get(TIDE).response();
        assertEquals("text/html; charset=utf-8", page.contentType());
        assertEquals(
                "public, max-age=0, s-maxage=5, stale-while-revalidate=30, stale-if-error=864000", page.cacheControl());
    }

    @Test
    void anArticlesPageNamesItsCardAndTheCardIsThere() {
        site.render("ok-publication");
        String address = bucket.text(TIDE).replaceFirst("(?s).*property=\"og:image\" content=\"([^\"]*)\".*", "$1");
        assertTrue(address.matches("https://[^/]+/" + CARD + "\\?v=[0-9a-f]{8}"), address);
        var card = bucket.get(CARD);
        assertEquals("image/png", card.response().contentType());
        assertEquals(
                "public, max-age=0, s-maxage=60, stale-if-error=864000",
                card.response().cacheControl());
        assertArrayEquals(new byte[] {(byte) 0x89, 'P', 'N', 'G'}, Arrays.copyOf(card.asByteArray(), 4));
    }

    @Test
    void theStylesheetThatPagesLinkToIsThereForever() {
        site.render("ok-publication");
        String stylesheet = bucket.text(TIDE).replaceFirst("(?s).*href=\"/(assets/[^\"]*\\.css)\".*", "$1");
        var response = bucket.get(stylesheet).response();
        assertEquals("text/css; charset=utf-8", response.contentType());
        assertEquals("public, max-age=31536000, immutable", response.cacheControl());
    }

    @Test
    void theSameBatchAgainWritesNothing() {
        site.render("ok-publication");
        var page = bucket.get(TIDE);
        var writes = bucket.writes();
        assertEquals(NO_FAILURES, site.render("ok-publication"));
        assertEquals(NO_FAILURES, Events.run(new RenderPages(SeededSite.CLOCK), event("ok-publication"), context));
        assertEquals(writes, bucket.writes());
        assertEquals(page.response().eTag(), bucket.get(TIDE).response().eTag());
        assertEquals(page.response().lastModified(), bucket.get(TIDE).response().lastModified());
        assertArrayEquals(page.asByteArray(), bucket.get(TIDE).asByteArray());
    }

    @Test
    void renderingUsesTheTableNotTheEvent() {
        archive.publish(Events.read("publish-article/200-revised"));
        site.render("ok-publication");
        assertTrue(bucket.text(TIDE).contains("by hand it had taken two months"));
    }

    @Test
    void aRecordOfNothingKnownIsReportedAndTheOthersAreRendered() {
        archive.publish(Events.read("publish-article/201-ignored-field"));
        assertEquals(failures("failures-1-poison", "LISTING#COLOUR#red"), site.render("failures-1-poison"));
        assertEquals(1, context.log().size());
        assertTrue(context.log().getFirst().contains("LISTING#COLOUR#red"));
        assertEquals(1, context.said("Failures"));
        assertEquals("ERROR", context.said("level"));
        assertTrue(bucket.keys().containsAll(Set.of(PILOT, "index.html", "tags/ports/", "authors/markets-desk/")));
    }

    @Test
    void aPageThatCannotBeRenderedIsReportedAndTheOthersAreRendered() {
        archive.damage("LISTING#TAG#tides", "2026-03-10T09:00:00Z#how-a-tide-table-knows");
        assertEquals(failures("ok-publication", "LISTING#TAG#tides"), site.render("ok-publication"));
        assertTrue(context.log().stream().anyMatch(line -> line.startsWith("/tags/tides/ could not be rendered")));
        // Nor could the listing be divided into pages.
        context.log().forEach(line -> assertTrue(line.contains("LISTING#TAG#tides"), line));
        assertFalse(bucket.keys().contains("tags/tides/"));
        assertTrue(bucket.keys().containsAll(Set.of(TIDE, "index.html", "tags/prediction/")));
    }

    @Test
    void everyRecordIsReportedWhileThereIsNoBucket() {
        bucket.lose();
        String answer = site.render("ok-publication");
        assertEquals(
                Events.at(event("ok-publication"), "Records.*.dynamodb.SequenceNumber"),
                Events.at(answer, "batchItemFailures.*.itemIdentifier"));
        assertTrue(context.log().stream().anyMatch(line -> line.startsWith("/" + TIDE + " could not be rendered")));
        context.log().forEach(line -> assertTrue(line.contains("bucket does not exist"), line));
    }

    @Test
    void aWithdrawalTakesThePagesAwayThatHoldNothingElse() {
        archive.publish(Events.read("publish-article/201-ignored-field"));
        site.render("failures-1-poison");
        assertTrue(bucket.keys().contains(PILOTS_CARD));
        archive.withdraw("the-price-of-a-harbour-pilot");
        assertEquals(NO_FAILURES, site.render("ok-withdrawal"));
        assertFalse(bucket.keys().contains(PILOTS_CARD));
        Set<String> keys = firstPages();
        assertEquals(
                Set.of(
                        TIDE,
                        "authors/markets-desk/",
                        "index.html",
                        "kinds/analysis/",
                        "sections/markets/",
                        "tags/prediction/"),
                keys);
        keys.forEach(key -> assertFalse(bucket.text(key).contains("harbour pilot"), key));
    }

    @Test
    void aLateRecordDoesNotBringAWithdrawnArticleBack() {
        assertEquals(NO_FAILURES, site.render("ok-withdrawal"));
        var writes = bucket.writes();
        site.render("failures-1-poison");
        assertEquals(writes, bucket.writes());
        assertFalse(bucket.keys().contains(PILOT));
        assertFalse(bucket.keys().contains(PILOTS_CARD));
    }

    @Test
    void aChangedSiteIsSeenOnItsHomePageAndItsSections() {
        site.render("ok-site");
        archive.publishSite(Events.read("publish-article/200-site").replace("The Fair Copy", "The Foul Papers"));
        assertEquals(NO_FAILURES, site.render("ok-site"));
        for (String key : List.of("index.html", "sections/science/", "sections/culture/")) {
            assertTrue(bucket.text(key).contains("The Foul Papers"), key);
        }
    }

    @Test
    void theClockTakesOldNewsAway() {
        archive.publishDocument("news", "---\ntitle: News\nsection: science\ndate: 2026-04-01\n---\nText.");
        assertEquals(NO_FAILURES, site.render("ok-clock"));
        assertTrue(bucket.text("news-sitemap.xml").contains("/articles/news<"));
        Instant later = SeededSite.CLOCK.instant().plus(Duration.ofDays(2));
        var afterwards = new RenderPages(InstantSource.fixed(later), ScanSize.USUAL);
        assertEquals(NO_FAILURES, Events.run(afterwards, RenderPagesFixture.event("ok-clock"), context));
        assertFalse(bucket.text("news-sitemap.xml").contains("/articles/news<"));
    }

    /** The keys of articles and of listings' first pages. */
    private Set<String> firstPages() {
        Set<String> keys = bucket.keys();
        keys.removeIf(
                key -> key.matches(
                        "(assets|cards|data)/.*|robots.txt|(news-)?sitemap.*|(.*/)?(archive/|\\d{4}(-\\d{2})?/|feed\\.(xml|json))"));
        return keys;
    }

    /** The answer that reports the one record of an event that has this partition key. */
    private static String failures(String name, String pk) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + sequenceNumber(name, pk) + "\"}]}";
    }
}
