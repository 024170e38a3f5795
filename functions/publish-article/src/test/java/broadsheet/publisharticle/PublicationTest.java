package broadsheet.publisharticle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Publishing, correcting and withdrawing, one editor after the other. */
final class PublicationTest {
    private static final String SLUG = "how-a-tide-table-knows";
    private static final String ARTICLE = Events.read("publish-article/201-article");
    private static final String WITHDRAWAL =
            Events.read("publish-article/204-withdraw").replace("the-price-of-a-harbour-pilot", SLUG);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-04-01T12:00:00.987Z"));

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture(now::get).withSite();

    @Test
    void aPublicationIsAnsweredWithItsAddressAndItsRevision() {
        Answer answer = publishing.send(ARTICLE);
        assertEquals(201, answer.status());
        assertEquals(SLUG, answer.at("slug"));
        assertEquals(1, answer.at("revision"));
        assertEquals("https://news.example.org/articles/" + SLUG, answer.at("url"));
        assertEquals("\"1\"", answer.header("etag"));
    }

    @Test
    void onlyEffectivePublicationsAreCounted() {
        publishing.send(ARTICLE);
        assertEquals(1, publishing.context().said("Published"));
        assertEquals(SLUG, publishing.context().said("article"));
        assertEquals(1, publishing.context().said("revision"));
        publishing.sendNamed("200-unchanged");
        assertNull(publishing.context().said("Published"));
        publishing.sendNamed("200-revised");
        assertEquals(1, publishing.context().said("Published"));
        assertEquals(2, publishing.context().said("revision"));
        publishing.send(WITHDRAWAL);
        assertEquals(1, publishing.context().said("Withdrawn"));
        assertEquals(SLUG, publishing.context().said("article"));
    }

    @Test
    void articleIsInEveryListingThatItNames() {
        publishing.send(ARTICLE);
        Set<String> listings = publishing.items().keySet().stream()
                .filter(key -> key.startsWith("LISTING#"))
                .collect(Collectors.toSet());
        String at = " 2026-03-10T09:00:00Z#" + SLUG;
        assertEquals(
                Set.of(
                        "LISTING#ALL" + at,
                        "LISTING#SECTION#science" + at,
                        "LISTING#SECTION#science#KIND#explainer" + at,
                        "LISTING#KIND#explainer" + at,
                        "LISTING#TAG#tides" + at,
                        "LISTING#TAG#prediction" + at,
                        "LISTING#AUTHOR#science-desk" + at,
                        "LISTING#AUTHOR#maud-ferris" + at),
                listings);
    }

    @Test
    void aRetriedPublicationChangesNothing() {
        publishing.send(ARTICLE);
        var before = publishing.items();
        now.set(Instant.parse("2026-04-01T13:00:00Z"));
        for (String again : List.of("200-unchanged", "200-unchanged-base64")) {
            Answer answer = publishing.sendNamed(again);
            assertEquals(200, answer.status());
            assertEquals(1, answer.at("revision"));
            assertEquals("unchanged", answer.at("outcome"));
            assertEquals("\"1\"", answer.header("etag"));
        }
        assertEquals(before, publishing.items());
    }

    @Test
    void aRetriedCorrectionIsNoLostRace() {
        publishing.send(ARTICLE);
        publishing.sendNamed("200-revised");
        Answer again = publishing.sendNamed("200-revised");
        assertEquals(200, again.status());
        assertEquals(2, again.at("revision"));
        assertEquals("unchanged", again.at("outcome"));
    }

    @Test
    void correctionOfAStaleRevisionIsRefused() {
        publishing.send(ARTICLE);
        publishing.sendNamed("200-revised");
        var before = publishing.items();
        Answer answer = publishing.sendNamed("412-lost-race");
        assertEquals(412, answer.status());
        assertEquals(SLUG + " is at revision 2.", answer.at("detail"));
        assertEquals(before, publishing.items());
    }

    @Test
    void theTagThatReadersGetServesAsCondition() {
        publishing.send(ARTICLE);
        String corrected = Events.withBody(ARTICLE, "---\ntitle: Shorter\nsection: science\n---\n\nText.\n");
        assertEquals(412, conditional(corrected, "\"2.0123456789abcdef\"").status());
        assertEquals(412, conditional(corrected, "W/\"1\"").status());
        assertEquals(
                200, conditional(corrected, "\"7\", \"1.0123456789abcdef\"").status());
    }

    private Answer conditional(String event, String ifMatch) {
        return publishing.send(Events.withHeader(event, "If-Match", ifMatch));
    }

    @Test
    void aCorrectionKeepsTheDayOfPublicationAndSaysWhenItCame() {
        String undated = ARTICLE.replace("date: 2026-03-10T09:00:00Z\\n", "");
        publishing.send(undated);
        now.set(Instant.parse("2026-04-02T08:00:00Z"));
        publishing.send(undated.replace("ten months away", "nine months away"));
        assertEquals("2026-04-01T12:00:00Z", publishing.text("ARTICLE#" + SLUG + " HEAD", "published"));
        assertEquals("2026-04-02T08:00:00Z", publishing.text("ARTICLE#" + SLUG + " HEAD", "updated"));
        assertTrue(publishing.items().containsKey("LISTING#ALL 2026-04-01T12:00:00Z#" + SLUG));
    }

    @Test
    void anArticleThatMovesToAnotherDayAndSectionLeavesNoEntryBehind() {
        publishing.send(ARTICLE);
        publishing.send(
                ARTICLE.replace("2026-03-10T09", "2026-03-11T09").replace("section: science", "section: culture"));
        Set<String> listings = publishing.items().keySet().stream()
                .filter(key -> key.startsWith("LISTING#"))
                .collect(Collectors.toSet());
        assertEquals(8, listings.size());
        assertTrue(listings.stream().allMatch(key -> key.endsWith(" 2026-03-11T09:00:00Z#" + SLUG)));
        assertFalse(listings.stream().anyMatch(key -> key.startsWith("LISTING#SECTION#science")));
    }

    @Test
    void everyRevisionSaysWhoMadeItAndWhenAndWhatItWas() {
        publishing.send(ARTICLE);
        publishing.sendNamed("200-revised");
        String second = "ARTICLE#" + SLUG + " REVISION#000002";
        assertEquals("7d0c1f6a-6f0e-4a5e-9b57-2f1f8f0b1c2d", publishing.text(second, "editor"));
        assertEquals("2026-04-01T12:00:00.987Z", publishing.text(second, "at"));
        assertTrue(publishing.text(second, "correction").startsWith("An earlier version said"));
        assertEquals(Events.at(ARTICLE, "body"), publishing.text("ARTICLE#" + SLUG + " REVISION#000001", "document"));
        assertNotEquals(Events.at(ARTICLE, "body"), publishing.text(second, "document"));
    }

    @Test
    void aWithdrawalTakesTextAndEntriesAndKeepsTheRevisions() {
        publishing.send(ARTICLE);
        assertEquals(204, publishing.send(WITHDRAWAL).status());
        assertEquals(
                Set.of(
                        "ARTICLE#" + SLUG + " HEAD",
                        "ARTICLE#" + SLUG + " REVISION#000001",
                        "ARTICLE#" + SLUG + " REVISION#000002"),
                publishing.articles());
    }

    @Test
    void aRetriedWithdrawalChangesNothing() {
        publishing.send(ARTICLE);
        publishing.send(WITHDRAWAL);
        var before = publishing.items();
        assertEquals(204, publishing.send(WITHDRAWAL).status());
        assertEquals(before, publishing.items());
    }

    @Test
    void withdrawalOfAStaleRevisionIsRefused() {
        publishing.send(ARTICLE);
        publishing.sendNamed("200-revised");
        assertEquals(412, conditional(WITHDRAWAL, "\"1\"").status());
        assertEquals(204, conditional(WITHDRAWAL, "\"2\"").status());
    }

    @Test
    void aWithdrawnArticleGoesOnWhereItEnded() {
        publishing.send(ARTICLE);
        publishing.send(WITHDRAWAL);
        Answer again = publishing.send(ARTICLE);
        assertEquals(201, again.status());
        assertEquals(3, again.at("revision"));
        assertEquals("\"3\"", again.header("etag"));
        assertEquals("created", again.at("outcome"));
    }

    @Test
    void fieldsMissingInADocumentComeFromTheAddress() {
        publishing.sendNamed("201-defaults");
        assertTrue(publishing
                .items()
                .containsKey("LISTING#SECTION#technology 2026-02-20T00:00:00Z#what-a-lighthouse-costs"));
    }

    @Test
    void aFieldWithoutMeaningIsNamedAndTheRestIsPublished() {
        Answer answer = publishing.sendNamed("201-ignored-field");
        assertEquals(201, answer.status());
        assertEquals(List.of("layout"), answer.at("ignored"));
    }
}
