package broadsheet.dynamodb.site;

import static broadsheet.dynamodb.site.SitesFixture.ANY;
import static broadsheet.dynamodb.site.SitesFixture.EVERY_BLOCK;
import static broadsheet.dynamodb.site.SitesFixture.NOW;
import static broadsheet.dynamodb.site.SitesFixture.site;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Composition;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import broadsheet.article.SiteStore;
import broadsheet.article.SiteStore.Publication;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.key.Keys;
import broadsheet.embed.Embeds;
import broadsheet.identity.Identity;
import broadsheet.identity.Menus;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoSitesTest {
    private final SitesFixture store = new SitesFixture();

    @Test
    void settingsAreReadAsTheyWerePublished() {
        Site site = site("Europe/Berlin", "science", List.of("physics"));
        assertEquals(new Publication(1, true), store.publish("one", site));
        assertEquals(site, store.sites.site());
        assertEquals(ZoneId.of("Europe/Berlin"), store.sites.site().zone());
        assertEquals(new Publication(1, false), store.publish("one", site));
    }

    @Test
    void settingsWithoutIdentityMenusOrEmbedsHaveDefaults() {
        store.publish("one", site(Site.UTC));
        store.table.put(store.table.getNow(Keys.SITE, Keys.SITE).orElseThrow().without("identity", "menus", "embeds"));
        assertEquals(Identity.USUAL, store.sites.site().identity());
        assertEquals(Menus.NONE, store.sites.site().menus());
        assertEquals(Embeds.NONE, store.sites.site().embeds());
    }

    @Test
    void settingsFromBeforeThereWereTimeZonesAreOfUtc() {
        store.publish("one", site(Site.UTC));
        assertFalse(store.table.getNow(Keys.SITE, Keys.SITE).orElseThrow().has("timeZone"));
        assertEquals(ZoneOffset.UTC, store.sites.site().zone());
    }

    @Test
    void equivalentDocumentStartsNoRendering() {
        var renderings = new DynamoRenderings(store.table);
        store.publish("one", site(Site.UTC));
        Optional<String> started = renderings.started();
        assertEquals(new Publication(2, true), store.publish("one # with a comment", site(Site.UTC)));
        assertEquals(started, renderings.started());
        store.publish("two", site("Europe/Berlin"));
        assertNotEquals(started, renderings.started());
    }

    @Test
    void refusedChangeWritesNothing() {
        store.publish("one", site(Site.UTC));
        var refusal = new IllegalStateException("refused");
        assertEquals(
                refusal,
                assertThrows(
                        IllegalStateException.class,
                        () -> store.sites.publish(
                                new SiteStore.Draft("two", site("Europe/Berlin")),
                                ANY,
                                before -> {
                                    assertEquals(Site.UTC, before.timeZone());
                                    throw refusal;
                                },
                                Actor.unnamed("an-editor"),
                                NOW)));
        assertEquals(Site.UTC, store.sites.site().timeZone());
        assertEquals(1, store.revisions.list(9, Optional.empty()).entries().size());
    }

    @Test
    void namesThatGoAreKnownUntilTheyComeBack() {
        store.publish("one", site(Site.UTC, "science", List.of("physics")));
        assertEquals(List.of(), store.sites.site().retired());
        store.publish("two", site(Site.UTC, "culture", List.of()));
        assertEquals(
                List.of(new Listing.OfSection(new Slug("science")), new Listing.OfSection(new Slug("physics"))),
                store.sites.site().retired());
        store.publish("three", site(Site.UTC, "culture", List.of("science")));
        assertEquals(
                List.of(new Listing.OfSection(new Slug("physics"))),
                store.sites.site().retired());
        store.publish("four", site(Site.UTC, "physics", List.of()));
        assertEquals(
                List.of(new Listing.OfSection(new Slug("culture")), new Listing.OfSection(new Slug("science"))),
                store.sites.site().retired());
    }

    @Test
    void compositionOfTheHomePageIsStoredAndStartsNoRendering() {
        store.publish("one", site(Site.UTC, "science", List.of(), Composition.USUAL));
        assertEquals(Composition.USUAL, store.sites.site().frontPage());
        var renderings = new DynamoRenderings(store.table);
        Optional<String> started = renderings.started();
        store.publish("two", site(Site.UTC));
        assertEquals(EVERY_BLOCK, store.sites.site().frontPage());
        assertEquals(started, renderings.started());
    }

    @Test
    void settingsOverTheLimitAreRefused() {
        assertThrows(TooLarge.class, () -> store.publish("#".repeat(TooLarge.LIMIT + 1), site(Site.UTC)));
    }
}
