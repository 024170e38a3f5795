package broadsheet.dynamodb.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ListingPosition;
import broadsheet.article.Site;
import broadsheet.article.SiteStore;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.rendering.Rendering;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoRenderingsTest {
    private static final Actor PERSON = Actor.unnamed("a-person");
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoRenderings renderings = new DynamoRenderings(table);
    private final DynamoSites sites = new DynamoSites(table);

    /** A transaction's items appear one by one: with an old site, or where nothing is counted, no rendering begins. */
    @Test
    void renderingStartsOnlyWhenAllItsItemsAreReadable() {
        assertEquals(Optional.empty(), renderings.started());
        publish(titled("Before"));
        String before = renderings.started().orElseThrow();
        Item oldSite = table.getNow(Keys.SITE, Keys.SITE).orElseThrow();
        Item oldProgress = table.getNow(Keys.RENDERING, Keys.PROGRESS).orElseThrow();
        publish(titled("After"));
        String after = renderings.started().orElseThrow();
        assertTrue(!after.equals(before), after);
        Item site = table.getNow(Keys.SITE, Keys.SITE).orElseThrow();
        table.put(oldSite);
        assertThrows(IllegalStateException.class, renderings::started);
        table.put(site);
        assertEquals(Optional.of(after), renderings.started());
        table.put(oldProgress);
        assertThrows(IllegalStateException.class, renderings::started);
    }

    @Test
    void renderingWithoutASiteNeedsNone() {
        start("by-hand");
        assertEquals(Optional.of("by-hand"), renderings.started());
        stop();
        assertEquals(Optional.empty(), renderings.started());
    }

    /** Tasks that are left of the first must not count for the third. */
    @Test
    void siteThatComesBackIsAnotherRendering() {
        publish(titled("One"));
        String first = renderings.started().orElseThrow();
        publish(titled("Other"));
        publish(titled("One"));
        assertTrue(!renderings.started().equals(Optional.of(first)), first);
        assertEquals(false, publish(titled("One")), "the same once more changes nothing");
    }

    @Test
    void stepThatIsCountedIsNotCountedAgain() {
        start("a");
        renderings.rendered("a", 0, 10, 2, false);
        renderings.rendered("a", 0, 10, 2, false);
        renderings.rendered("another", 1, 10, 2, false);
        renderings.rendered("a", 1, 5, 1, true);
        assertEquals(Optional.of(new Rendering("a", 2, 15, 15, 3, true)), renderings.current());
    }

    @Test
    void lastDiscussionThatTheClockClosedIsRemembered() {
        var closings = new DynamoClosings(table);
        assertEquals(Optional.empty(), closings.last());
        var place = new ListingPosition(Instant.parse("2025-02-01T09:00:00Z"), "an-article");
        closings.closed(place);
        closings.closed(place);
        assertEquals(Optional.of(place), closings.last());
    }

    @Test
    void repeatedStartsAndStopsAreRecordedOnce() {
        start("a");
        start("a");
        start("b");
        stop();
        stop();
        assertEquals(
                List.of("rendering-started a-person", "rendering-started a-person", "rendering-stopped a-person"),
                table.queryAll("pk = :pk", List.of("AUDIT#2026-04"), query -> {}).stream()
                        .map(item -> item.string("act") + " "
                                + item.optional("by", by -> by.string("id")).orElseThrow())
                        .sorted()
                        .toList());
    }

    @Test
    void damagedRenderingIsStopped() {
        start("a");
        table.transact(List.of(table.deleting(Keys.RENDERING, Keys.CURRENT)));
        stop();
        assertEquals(Optional.empty(), renderings.current());
    }

    private void start(String id) {
        renderings.start(id, PERSON, NOW);
    }

    private void stop() {
        renderings.stop(PERSON, NOW);
    }

    private boolean publish(Site site) {
        return sites.publish(
                        new SiteStore.Draft(site.title(), site),
                        any -> true,
                        before -> {},
                        Actor.unnamed("an-editor"),
                        Instant.EPOCH)
                .changed();
    }

    private static Site titled(String title) {
        Site site = Site.unconfigured();
        return new Site(
                title,
                site.description(),
                site.language(),
                site.url(),
                site.defaultSection(),
                site.defaultKind(),
                site.desk(),
                site.sections(),
                site.authors());
    }
}
