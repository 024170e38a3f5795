package broadsheet.dynamodb.staticpage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Body;
import broadsheet.article.Footnote;
import broadsheet.article.Heading;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.staticpage.ListedPage;
import broadsheet.staticpage.StaticPage;
import broadsheet.staticpage.StaticPageDraft;
import broadsheet.staticpage.StaticPageStore;
import broadsheet.staticpage.StaticPageStore.Publication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class DynamoStaticPagesTest {
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final Slug ABOUT = new Slug("about");
    private static final Actor ADA = new Actor("ada", "Ada");
    private static final Expectation ANY = revision -> true;

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final DynamoStaticPages pages =
            new DynamoStaticPages(new Table(client, Tables.create(client), Consistency.STRONG));

    private static StaticPageDraft draft(String document, String title, String text) {
        return new StaticPageDraft(
                document,
                title,
                "A sentence.",
                new Body(text, List.of(new Heading("a", "A heading")), List.of(new Footnote("<p>A note.</p>", 1))));
    }

    private static StaticPageDraft draft(String text) {
        return draft("---\n" + text, "About", text);
    }

    private Publication publish(StaticPageDraft draft, Expectation expected, int seconds) {
        return pages.publish(ABOUT, draft, expected, ADA, NOW.plusSeconds(seconds));
    }

    @Test
    void pageIsReadAsItWasPublishedAndListed() {
        assertEquals(Optional.empty(), pages.find(ABOUT));
        assertEquals(List.of(), pages.list());
        assertEquals(new Publication(1, Outcome.CREATED), publish(draft("Text."), ANY, 0));
        StaticPageDraft draft = draft("Text.");
        var page = new StaticPage(ABOUT, 1, "About", "A sentence.", draft.body(), NOW);
        assertEquals(Optional.of(page), pages.find(ABOUT));
        assertEquals(Optional.of(new StaticPageStore.Stored(page, "---\nText.")), pages.read(ABOUT));
        assertEquals(List.of(new ListedPage(ABOUT, "About", 1, NOW)), pages.list());
        assertFalse(pages.isRemoved(ABOUT));
    }

    @Test
    void repeatedDraftChangesNothingForAnyCondition() {
        publish(draft("Text."), ANY, 0);
        assertEquals(new Publication(1, Outcome.UNCHANGED), publish(draft("Text."), revision -> false, 1));
        assertEquals(1, pages.find(ABOUT).orElseThrow().revision());
    }

    @Test
    void pageCountsAsUpdatedOnlyIfItsWordsChange() {
        publish(draft("Text."), ANY, 0);
        assertEquals(new Publication(2, Outcome.REVISED), publish(draft("# a comment", "About", "Text."), ANY, 1));
        assertEquals(NOW, pages.find(ABOUT).orElseThrow().updated());
        publish(draft("# a comment", "About us", "Text."), ANY, 2);
        assertEquals(NOW.plusSeconds(2), pages.find(ABOUT).orElseThrow().updated());
        assertEquals(List.of(new ListedPage(ABOUT, "About us", 3, NOW.plusSeconds(2))), pages.list());
    }

    @Test
    void otherRevisionThanExpectedIsRefused() {
        assertThrows(RevisionConflict.class, () -> publish(draft("Text."), revision -> revision == 1, 0));
        publish(draft("Text."), revision -> revision == 0, 0);
        assertThrows(RevisionConflict.class, () -> publish(draft("Other."), revision -> revision == 0, 1));
        assertThrows(RevisionConflict.class, () -> pages.remove(ABOUT, revision -> revision == 2, ADA, NOW));
        assertEquals("Text.", pages.find(ABOUT).orElseThrow().body().html());
    }

    @Test
    void removedPageIsGoneAndGoesOnWithItsRevisions() {
        assertFalse(pages.remove(ABOUT, ANY, ADA, NOW));
        publish(draft("Text."), ANY, 0);
        assertTrue(pages.remove(ABOUT, revision -> revision == 1, ADA, NOW));
        assertTrue(pages.remove(ABOUT, revision -> revision == 1, ADA, NOW.plusSeconds(1)), "again");
        assertEquals(Optional.empty(), pages.find(ABOUT));
        assertEquals(Optional.empty(), pages.read(ABOUT));
        assertEquals(List.of(), pages.list());
        assertTrue(pages.isRemoved(ABOUT));
        // For its writer it is new, and its revision follows the removal.
        assertEquals(new Publication(3, Outcome.CREATED), publish(draft("Text."), revision -> revision == 0, 2));
        assertFalse(pages.isRemoved(ABOUT));
    }

    @Test
    void documentAndHtmlBeyondTheLimitAreRefused() {
        String large = "x".repeat(StaticPageStore.LIMIT + 1);
        assertThrows(TooLarge.class, () -> publish(draft(large, "About", "Text."), ANY, 0));
        assertThrows(TooLarge.class, () -> publish(draft("---", "About", large), ANY, 0));
        String largest = "x".repeat(StaticPageStore.LIMIT);
        var fits = new StaticPageDraft(largest, "About", "A sentence.", new Body(largest, List.of()));
        assertEquals(Outcome.CREATED, publish(fits, ANY, 0).outcome());
        var noted = new Body(largest, List.of(), List.of(new Footnote("", 1)));
        assertThrows(TooLarge.class, () -> publish(new StaticPageDraft("---", "About", "A sentence.", noted), ANY, 1));
    }

    @Test
    void writersOfManyPagesAtOnceLoseNothing() throws Exception {
        List<Callable<Publication>> writers = IntStream.range(0, 8)
                .<Callable<Publication>>mapToObj(
                        i -> () -> pages.publish(new Slug("page-" + i), draft("Text " + i), ANY, ADA, NOW))
                .toList();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var written : threads.invokeAll(writers)) {
                assertEquals(new Publication(1, Outcome.CREATED), written.get());
            }
        }
        assertEquals(
                IntStream.range(0, 8).mapToObj(i -> "page-" + i).toList(),
                pages.list().stream().map(page -> page.slug().value()).toList());
    }

    @Test
    void siteHasNoMorePagesThanTheMost() {
        for (int i = 0; i < StaticPageStore.MOST; i++) {
            pages.publish(new Slug("page-" + i), draft("Text."), ANY, ADA, NOW);
        }
        assertThrows(StaticPageStore.TooMany.class, () -> publish(draft("Text."), ANY, 0));
        assertEquals(StaticPageStore.MOST, pages.list().size());
        pages.remove(new Slug("page-7"), ANY, ADA, NOW);
        assertEquals(Outcome.CREATED, publish(draft("Text."), ANY, 0).outcome());
    }
}
