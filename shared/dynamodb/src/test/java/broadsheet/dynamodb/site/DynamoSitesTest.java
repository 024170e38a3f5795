package broadsheet.dynamodb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Author;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Composition;
import broadsheet.article.Composition.Block;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Kind;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Picture;
import broadsheet.article.ProfileLink;
import broadsheet.article.Revision;
import broadsheet.article.Revisions;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.SiteDesk;
import broadsheet.article.SiteDesk.Publication;
import broadsheet.article.SiteRevisions;
import broadsheet.article.Slug;
import broadsheet.article.StripLayout;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.article.DynamoRevisions;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.embed.EmbedService;
import broadsheet.embed.Embeds;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.identity.Artwork;
import broadsheet.identity.Colour;
import broadsheet.identity.Corners;
import broadsheet.identity.Density;
import broadsheet.identity.Identity;
import broadsheet.identity.MenuLink;
import broadsheet.identity.Menus;
import broadsheet.identity.Scheme;
import broadsheet.identity.Typeface;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoSitesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final AuthorProfile PROFILE = new AuthorProfile(
            "Editor",
            "<p>Writes.</p>",
            Optional.of(new Picture("a".repeat(64), 800, 600, List.of(320, 640), true)),
            List.of(new ProfileLink("Mail", "mailto:ada@example.org")));
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"></svg>";
    private static final Composition EVERY_BLOCK = new Composition(List.of(
            new Block.Lead(),
            new Block.Seconds(3),
            new Block.MostRead(),
            new Block.Latest(6),
            new Block.Live(),
            new Block.Strip(new Listing.OfTag(new Slug("港")), "Harbours", StripLayout.HEADLINES, 5),
            new Block.Picks("Again", List.of(new Slug("a"), new Slug("b")), StripLayout.LIST),
            new Block.Sections(StripLayout.GRID, 3)));
    private static final Expectation ANY = revision -> true;

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoSites sites = new DynamoSites(table);
    private final SiteRevisions revisions = new DynamoRevisions(table);

    @Test
    void settingsAreReadAsTheyWerePublished() {
        Site site = site("Europe/Berlin", "science", List.of("physics"));
        assertEquals(new Publication(1, true), publish("one", site));
        assertEquals(site, sites.site());
        assertEquals(ZoneId.of("Europe/Berlin"), sites.site().zone());
        assertEquals(new Publication(1, false), publish("one", site));
    }

    @Test
    void settingsFromBeforeThereWereIdentitiesAndEmbedsHaveTheUsualOnes() {
        publish("one", site(Site.UTC));
        table.put(table.getNow(Keys.SITE, Keys.SITE).orElseThrow().without("identity", "menus", "embeds"));
        assertEquals(Identity.USUAL, sites.site().identity());
        assertEquals(Menus.NONE, sites.site().menus());
        assertEquals(Embeds.NONE, sites.site().embeds());
    }

    @Test
    void settingsFromBeforeThereWereTimeZonesAreOfUtc() {
        publish("one", site(Site.UTC));
        assertFalse(table.getNow(Keys.SITE, Keys.SITE).orElseThrow().has("timeZone"));
        assertEquals(ZoneOffset.UTC, sites.site().zone());
    }

    @Test
    void settingsFromBeforeThereWereRevisionsAreSucceededByTheFirst() {
        publish("one", site(Site.UTC));
        table.put(table.getNow(Keys.SITE, Keys.SITE).orElseThrow().without("revision", "digest", "kinds", "retired"));
        table.client()
                .deleteItem(item -> item.tableName(table.name())
                        .key(Item.keyed(Keys.SITE_REVISIONS, Keys.revision(1)).attributes()));
        assertEquals("A site", sites.site().title());
        assertEquals(new Publication(1, true), publish("one", site(Site.UTC), ANY, NOW.plusSeconds(1)));
        assertEquals(1, revisions.current().orElseThrow().revision().number());
    }

    @Test
    void eachChangeIsARevisionWithItsDocument() {
        assertEquals(Optional.empty(), revisions.current());
        publish("one", site(Site.UTC));
        publish("two", site("Europe/Berlin"));
        publish("one", site(Site.UTC));
        assertEquals(
                List.of(3, 2, 1),
                revisions.list(9, Optional.empty()).entries().stream()
                        .map(Revision::number)
                        .toList());
        assertEquals(
                "one",
                revisions.current().flatMap(Revisions.WithDocument::document).orElseThrow());
        assertEquals(
                "two",
                revisions.find(2).flatMap(Revisions.WithDocument::document).orElseThrow());
        assertEquals(
                new Revision(
                        2,
                        NOW,
                        Actor.unnamed("an-editor"),
                        Optional.empty(),
                        new Revision.Act.Publication(Optional.empty())),
                revisions.find(2).orElseThrow().revision());
        assertEquals(Optional.empty(), revisions.find(4));
    }

    @Test
    void pagesOfRevisionsHaveEachOnce() {
        IntStream.rangeClosed(1, 5).forEach(n -> publish("document " + n, site(Site.UTC)));
        List<Integer> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Revisions.Page page = revisions.list(2, cursor);
            page.entries().forEach(revision -> found.add(revision.number()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(List.of(5, 4, 3, 2, 1), found);
    }

    @Test
    void documentThatSaysTheSameInOtherWordsStartsNoRendering() {
        var renderings = new DynamoRenderings(table);
        publish("one", site(Site.UTC));
        Optional<String> started = renderings.started();
        assertEquals(new Publication(2, true), publish("one # with a comment", site(Site.UTC)));
        assertEquals(started, renderings.started());
        publish("two", site("Europe/Berlin"));
        assertNotEquals(started, renderings.started());
    }

    @Test
    void anotherRevisionThanExpectedIsNotOverwritten() {
        assertThrows(RevisionConflict.class, () -> publish("one", site(Site.UTC), revision -> revision == 1));
        publish("one", site(Site.UTC));
        publish("two", site("Europe/Berlin"));
        assertThrows(RevisionConflict.class, () -> publish("three", site(Site.UTC), revision -> revision == 1));
        assertEquals("Europe/Berlin", sites.site().timeZone());
        assertEquals(new Publication(2, false), publish("two", site("Europe/Berlin"), revision -> revision == 1));
        assertEquals(new Publication(3, true), publish("three", site(Site.UTC), revision -> revision == 2));
    }

    @Test
    void editorsAtOnceEachAddARevision() throws Exception {
        int editors = 5;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(IntStream.range(0, editors)
                    .<Callable<Publication>>mapToObj(
                            n -> () -> publish("document " + n, site(Site.UTC, "section-" + n, List.of())))
                    .toList())) {
                assertTrue(done.get().changed());
            }
        }
        assertEquals(editors, revisions.list(9, Optional.empty()).entries().size());
        String document =
                revisions.current().flatMap(Revisions.WithDocument::document).orElseThrow();
        assertEquals(
                document.replace("document ", "section-"),
                sites.site().sections().getFirst().id().value());
    }

    @Test
    void refusedChangeWritesNothing() {
        publish("one", site(Site.UTC));
        var refusal = new IllegalStateException("refused");
        assertEquals(
                refusal,
                assertThrows(
                        IllegalStateException.class,
                        () -> sites.publish(
                                new SiteDesk.Draft("two", site("Europe/Berlin")),
                                ANY,
                                before -> {
                                    assertEquals(Site.UTC, before.timeZone());
                                    throw refusal;
                                },
                                Actor.unnamed("an-editor"),
                                NOW)));
        assertEquals(Site.UTC, sites.site().timeZone());
        assertEquals(1, revisions.list(9, Optional.empty()).entries().size());
    }

    @Test
    void namesThatGoAreKnownUntilTheyComeBack() {
        publish("one", site(Site.UTC, "science", List.of("physics")));
        assertEquals(List.of(), sites.site().retired());
        publish("two", site(Site.UTC, "culture", List.of()));
        assertEquals(
                List.of(new Listing.OfSection(new Slug("science")), new Listing.OfSection(new Slug("physics"))),
                sites.site().retired());
        publish("three", site(Site.UTC, "culture", List.of("science")));
        assertEquals(
                List.of(new Listing.OfSection(new Slug("physics"))),
                sites.site().retired());
        publish("four", site(Site.UTC, "physics", List.of()));
        assertEquals(
                List.of(new Listing.OfSection(new Slug("culture")), new Listing.OfSection(new Slug("science"))),
                sites.site().retired());
    }

    @Test
    void compositionOfTheHomePageIsStoredAndStartsNoRendering() {
        publish("one", site(Site.UTC, "science", List.of(), Composition.USUAL));
        assertEquals(Composition.USUAL, sites.site().frontPage());
        var renderings = new DynamoRenderings(table);
        Optional<String> started = renderings.started();
        publish("two", site(Site.UTC));
        assertEquals(EVERY_BLOCK, sites.site().frontPage());
        assertEquals(started, renderings.started());
    }

    @Test
    void settingsOverTheLimitAreRefused() {
        assertThrows(TooLarge.class, () -> publish("#".repeat(TooLarge.LIMIT + 1), site(Site.UTC)));
    }

    private Publication publish(String document, Site site) {
        return publish(document, site, ANY);
    }

    private Publication publish(String document, Site site, Expectation expected) {
        return publish(document, site, expected, NOW);
    }

    private Publication publish(String document, Site site, Expectation expected, Instant now) {
        return sites.publish(
                new SiteDesk.Draft(document, site), expected, before -> {}, Actor.unnamed("an-editor"), now);
    }

    private static Site site(String timeZone) {
        return site(timeZone, "science", List.of());
    }

    private static Site site(String timeZone, String section, List<String> formerly) {
        return site(timeZone, section, formerly, EVERY_BLOCK);
    }

    private static Site site(String timeZone, String section, List<String> formerly, Composition frontPage) {
        var desk = new Slug("desk");
        return new Site(
                "A site",
                "What it is",
                "de",
                "https://example.org",
                Optional.of(new Slug(section)),
                new Label(new Slug("news"), "News"),
                new Label(desk, "Desk"),
                List.of(new Section(
                        new Slug(section),
                        "A section",
                        "",
                        "#000000",
                        "#ffffff",
                        formerly.stream().map(Slug::new).toList())),
                List.of(
                        new Author(desk, "Desk", "", List.of(new Slug("newsroom"))),
                        new Author(new Slug("ada"), "Ada", "Writes.", List.of(), PROFILE)),
                DiscussionSettings.USUAL,
                timeZone,
                List.of(new Kind(
                        new Label(new Slug("news"), "News"), List.of(new Slug("report")), "all news", "Reported by")),
                List.of(),
                List.of(),
                3,
                new Identity(
                        Typeface.SIGNAL,
                        new Scheme(Colour.of("#ffffff"), Colour.of("#000000"), Colour.of("#0000aa")),
                        Identity.USUAL.dark(),
                        Corners.SQUARE,
                        Density.AIRY,
                        Optional.of(new Artwork(SVG, 12.5, 4)),
                        Optional.of(new Artwork(SVG, 9, 9))),
                new Menus(
                        List.of(new MenuLink("About", "/about")),
                        List.of(new MenuLink("Imprint", "/imprint")),
                        List.of(new MenuLink("Elsewhere", "https://example.org/@a")),
                        Optional.of(new MenuLink("Subscribe", "mailto:a@example.org")),
                        Optional.empty()),
                frontPage,
                new Embeds(List.of(EmbedService.VIMEO), List.of("social.example")));
    }
}
