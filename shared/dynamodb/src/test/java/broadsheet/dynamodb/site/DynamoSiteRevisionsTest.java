package broadsheet.dynamodb.site;

import static broadsheet.dynamodb.site.SitesFixture.ANY;
import static broadsheet.dynamodb.site.SitesFixture.NOW;
import static broadsheet.dynamodb.site.SitesFixture.site;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Revision;
import broadsheet.article.Revisions;
import broadsheet.article.Site;
import broadsheet.article.SiteStore.Publication;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each change of the settings is a revision of them. */
final class DynamoSiteRevisionsTest {
    private final SitesFixture store = new SitesFixture();

    @Test
    void settingsFromBeforeThereWereRevisionsAreSucceededByTheFirst() {
        store.publish("one", site(Site.UTC));
        store.table.put(store.table
                .getNow(Keys.SITE, Keys.SITE)
                .orElseThrow()
                .without("revision", "digest", "kinds", "retired"));
        store.table
                .client()
                .deleteItem(item -> item.tableName(store.table.name())
                        .key(Item.keyed(Keys.SITE_REVISIONS, Keys.revision(1)).attributes()));
        assertEquals("A site", store.sites.site().title());
        assertEquals(new Publication(1, true), store.publish("one", site(Site.UTC), ANY, NOW.plusSeconds(1)));
        assertEquals(1, store.revisions.current().orElseThrow().revision().number());
    }

    @Test
    void eachChangeIsARevisionWithItsDocument() {
        assertEquals(Optional.empty(), store.revisions.current());
        store.publish("one", site(Site.UTC));
        store.publish("two", site("Europe/Berlin"));
        store.publish("one", site(Site.UTC));
        assertEquals(
                List.of(3, 2, 1),
                store.revisions.list(9, Optional.empty()).entries().stream()
                        .map(Revision::number)
                        .toList());
        assertEquals(
                "one",
                store.revisions
                        .current()
                        .flatMap(Revisions.WithDocument::document)
                        .orElseThrow());
        assertEquals(
                "two",
                store.revisions
                        .find(2)
                        .flatMap(Revisions.WithDocument::document)
                        .orElseThrow());
        assertEquals(
                new Revision(
                        2,
                        NOW,
                        Actor.unnamed("an-editor"),
                        Optional.empty(),
                        new Revision.Act.Publication(Optional.empty())),
                store.revisions.find(2).orElseThrow().revision());
        assertEquals(Optional.empty(), store.revisions.find(4));
    }

    @Test
    void pagesOfRevisionsHaveEachOnce() {
        IntStream.rangeClosed(1, 5).forEach(n -> store.publish("document " + n, site(Site.UTC)));
        List<Integer> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Revisions.Page page = store.revisions.list(2, cursor);
            page.entries().forEach(revision -> found.add(revision.number()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(List.of(5, 4, 3, 2, 1), found);
    }

    @Test
    void anotherRevisionThanExpectedIsNotOverwritten() {
        assertThrows(RevisionConflict.class, () -> store.publish("one", site(Site.UTC), revision -> revision == 1));
        store.publish("one", site(Site.UTC));
        store.publish("two", site("Europe/Berlin"));
        assertThrows(RevisionConflict.class, () -> store.publish("three", site(Site.UTC), revision -> revision == 1));
        assertEquals("Europe/Berlin", store.sites.site().timeZone());
        assertEquals(new Publication(2, false), store.publish("two", site("Europe/Berlin"), revision -> revision == 1));
        assertEquals(new Publication(3, true), store.publish("three", site(Site.UTC), revision -> revision == 2));
    }

    @Test
    void editorsAtOnceEachAddARevision() throws Exception {
        int editors = 5;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(IntStream.range(0, editors)
                    .<Callable<Publication>>mapToObj(
                            n -> () -> store.publish("document " + n, site(Site.UTC, "section-" + n, List.of())))
                    .toList())) {
                assertTrue(done.get().changed());
            }
        }
        assertEquals(
                editors, store.revisions.list(9, Optional.empty()).entries().size());
        String document = store.revisions
                .current()
                .flatMap(Revisions.WithDocument::document)
                .orElseThrow();
        assertEquals(
                document.replace("document ", "section-"),
                store.sites.site().sections().getFirst().id().value());
    }
}
