package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Body;
import broadsheet.article.Draft;
import broadsheet.article.FrontMatter;
import broadsheet.article.Heading;
import broadsheet.article.LeadPicture;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoArticlesTest {
    private static final Slug SLUG = new Slug("an-article");
    private static final ArticleId ID = Drafts.id("an-article");
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00.5Z");
    private static final Expectation ANYTHING = revision -> true;

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoArticles articles = new DynamoArticles(table);
    private final DynamoListings listings = new DynamoListings(table);

    DynamoArticlesTest() {
        AddressItem.reserved(table, SLUG, ID);
    }

    @Test
    void whatWasPublishedIsFoundAsItWas() {
        Draft draft = Drafts.titled("A title");
        assertEquals(new Publication(ID, SLUG, 1, Outcome.CREATED), publish(draft));
        var published = assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
        assertEquals(draft.front(), published.article().front());
        assertEquals(draft.body(), published.body());
        assertEquals(Drafts.DATE, published.article().published());
        assertEquals(Drafts.DATE, published.article().updated());
        assertEquals(300, published.article().words());
    }

    @Test
    void anArticleWhoseTextIsLostIsStillKnownByItsHead() {
        publish(Drafts.titled("A title"));
        client.deleteItem(delete -> delete.tableName(table.name())
                .key(Item.keyed(Keys.article(ID), Keys.BODY).attributes()));
        assertEquals("A title", articles.published(SLUG).orElseThrow().front().title());
        assertThrows(IllegalStateException.class, () -> articles.find(SLUG));
    }

    @Test
    void nothingIsPublishedUnderAnUnknownOrAWithdrawnSlug() {
        assertEquals(Optional.empty(), articles.published(SLUG));
        publish(Drafts.titled("A title"));
        articles.withdraw(SLUG, ANYTHING, "editor", NOW);
        assertEquals(Optional.empty(), articles.published(SLUG));
    }

    @Test
    void publishingTheSameAgainWritesNothing() {
        publish(Drafts.titled("A title"));
        List<?> before = items();
        assertEquals(new Publication(ID, SLUG, 1, Outcome.UNCHANGED), publish(Drafts.titled("A title")));
        assertEquals(before, items());
    }

    @Test
    void aRetryThatExpectsTheRevisionBeforeItsFirstTryIsNoConflict() {
        publish(Drafts.titled("A title"));
        Expectation first = revision -> revision == 1;
        articles.publish(SLUG, Drafts.titled("Another"), first, "editor", NOW);
        assertEquals(
                new Publication(ID, SLUG, 2, Outcome.UNCHANGED),
                articles.publish(SLUG, Drafts.titled("Another"), first, "editor", NOW));
    }

    @Test
    void aCorrectionIsANewRevisionAndKeepsTheOldDocument() {
        publish(Drafts.titled("A title"));
        assertEquals(new Publication(ID, SLUG, 2, Outcome.REVISED), publish(Drafts.titled("A better title")));
        var published = assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
        assertEquals(Instant.parse("2025-03-01T12:00:00Z"), published.article().updated());
        assertEquals("document of A title", revision(1).string("document"));
        assertEquals("document of A better title", revision(2).string("document"));
        assertEquals("editor", revision(2).string("editor"));
    }

    @Test
    void aPictureIsKeptWithItsArticleAndWithoutItsCreditInListings() {
        LeadPicture picture = Drafts.picture('a');
        publish(Drafts.pictured("A title", picture));
        var published = assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
        assertEquals(Optional.of(picture), published.article().front().picture());
        assertEquals(
                Optional.of(new LeadPicture(picture.picture(), picture.alt(), "")),
                listings.list(new Listing.All(), 1, Optional.empty())
                        .entries()
                        .getFirst()
                        .picture());
    }

    @Test
    void anotherPictureIsANewRevisionAndTheSameIsNone() {
        publish(Drafts.pictured("A title", Drafts.picture('a')));
        assertEquals(
                new Publication(ID, SLUG, 1, Outcome.UNCHANGED),
                publish(Drafts.pictured("A title", Drafts.picture('a'))));
        assertEquals(
                new Publication(ID, SLUG, 2, Outcome.REVISED),
                publish(Drafts.pictured("A title", Drafts.picture('b'))));
    }

    @Test
    void anArticleStandsInItsListingsAndInNoOthers() {
        publish(Drafts.titled("A title"));
        publish(Drafts.of(
                "A title", new Slug("markets"), Drafts.DATE.plusSeconds(60), List.of("two", "three"), "<p>Text.</p>"));
        assertEquals(List.of(), slugs(new Listing.OfSection(Drafts.SCIENCE)));
        assertEquals(List.of(), slugs(new Listing.OfTag(new Slug("one"))));
        assertEquals(List.of(SLUG), slugs(new Listing.OfTag(new Slug("two"))));
        assertEquals(List.of(SLUG), slugs(new Listing.OfTag(new Slug("three"))));
        assertEquals(List.of(SLUG), slugs(new Listing.OfSection(new Slug("markets"))));
        assertEquals(List.of(SLUG), slugs(new Listing.OfSectionAndKind(new Slug("markets"), new Slug("analysis"))));
        assertEquals(List.of(SLUG), slugs(new Listing.All()));
    }

    @Test
    void anUnexpectedRevisionIsAConflictAndWritesNothing() {
        publish(Drafts.titled("A title"));
        List<?> before = items();
        assertThrows(
                RevisionConflict.class,
                () -> articles.publish(SLUG, Drafts.titled("Another"), revision -> revision == 7, "editor", NOW));
        assertThrows(RevisionConflict.class, () -> articles.withdraw(SLUG, revision -> revision == 7, "editor", NOW));
        assertEquals(before, items());
    }

    @Test
    void ofWritersWhoExpectTheSameRevisionExactlyOneWins() throws Exception {
        publish(Drafts.titled("A title"));
        List<Boolean> won = concurrently(6, i -> {
            try {
                articles.publish(SLUG, Drafts.titled("By " + i), revision -> revision == 1, "editor", NOW);
                return true;
            } catch (RevisionConflict lost) {
                return false;
            }
        });
        assertEquals(1, won.stream().filter(Boolean::booleanValue).count());
        assertEquals(2, published().article().revision());
    }

    @Test
    void writersWhoExpectNothingAllLandOneAfterTheOther() throws Exception {
        List<Publication> landed = concurrently(
                4,
                i -> articles.publish(
                        SLUG,
                        Drafts.of("By " + i, Drafts.SCIENCE, Drafts.DATE.plusSeconds(i), Drafts.tags(i + 1), "<p></p>"),
                        ANYTHING,
                        "editor",
                        NOW));
        assertEquals(
                List.of(1, 2, 3, 4),
                landed.stream().map(Publication::revision).sorted().toList());
        assertEquals(List.of(SLUG), slugs(new Listing.All()));
        List<Summary> entries =
                listings.list(new Listing.All(), 10, Optional.empty()).entries();
        assertEquals(published().article().summary(), entries.getFirst());
    }

    @Test
    void theLastMonthThatADateCanHaveIsAMonthAsOthers() {
        ListingPosition start = ListingPosition.startOf(YearMonth.of(9999, 12));
        ListingPosition end = ListingPosition.startOf(YearMonth.of(10_000, 1));
        var all = new Listing.All();
        assertEquals(List.of(), listings.between(all, start, end, 10));
        publish(Drafts.of("Last", Drafts.SCIENCE, Instant.parse("9999-12-31T23:59:59Z"), List.of(), "<p></p>"));
        List<Summary> entry = List.of(published().article().summary());
        assertEquals(entry, listings.between(all, start, end, 10));
        assertEquals(entry, listings.before(all, end, 1));
        assertEquals(List.of(), listings.after(all, end, 1));
    }

    @Test
    void aWithdrawnArticleIsGoneFromEverywhereAndMayComeBack() {
        publish(Drafts.titled("A title"));
        assertTrue(articles.withdraw(SLUG, ANYTHING, "editor", NOW));
        assertTrue(articles.withdraw(SLUG, ANYTHING, "editor", NOW));
        assertEquals(new ArticleStatus.Withdrawn(2), articles.find(SLUG));
        assertEquals(List.of(), slugs(new Listing.All()));
        assertEquals(List.of(), slugs(new Listing.OfTag(new Slug("one"))));
        assertEquals(new Publication(ID, SLUG, 3, Outcome.CREATED), publish(Drafts.titled("A title")));
        assertEquals(List.of(SLUG), slugs(new Listing.All()));
    }

    @Test
    void whyAnArticleWasTakenDownIsKeptOnceWithTheRevisionAndNowhereElse() {
        publish(Drafts.titled("A title"));
        for (String reason : List.of("An injunction", "Another")) {
            assertTrue(articles.takeDown(SLUG, ANYTHING, "editor", reason, NOW));
            assertEquals(new ArticleStatus.Withdrawn(2), articles.find(SLUG));
        }
        assertEquals(List.of("An injunction"), reasons());
    }

    @Test
    void whatWasOnlyWithdrawnIsTakenDownByAReason() {
        publish(Drafts.titled("A title"));
        articles.withdraw(SLUG, ANYTHING, "editor", NOW);
        assertTrue(articles.takeDown(SLUG, ANYTHING, "another", "An injunction", NOW));
        assertTrue(articles.withdraw(SLUG, ANYTHING, "editor", NOW));
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(SLUG));
        assertEquals(List.of("An injunction"), reasons());
        assertEquals(new Publication(ID, SLUG, 4, Outcome.CREATED), publish(Drafts.titled("A title")));
    }

    /** Every reason that an item has anywhere. */
    private List<String> reasons() {
        return client.scan(scan -> scan.tableName(table.name())).items().stream()
                .flatMap(item -> Item.of(item).optional("reason").stream())
                .toList();
    }

    @Test
    void whatNeverWasCannotBeWithdrawn() {
        List<?> before = items();
        assertEquals(false, articles.withdraw(SLUG, ANYTHING, "editor", NOW));
        assertEquals(new ArticleStatus.Unknown(), articles.find(SLUG));
        assertEquals(before, items());
    }

    @Test
    void anArticleWithoutADateKeepsThatOfItsFirstPublication() {
        Draft undated = undated("A title");
        publish(undated);
        articles.publish(SLUG, undated("Another"), ANYTHING, "editor", NOW.plusSeconds(3600));
        assertEquals(
                Instant.parse("2025-03-01T12:00:00Z"), published().article().published());
        assertEquals(
                Instant.parse("2025-03-01T13:00:00Z"), published().article().updated());
    }

    @Test
    void anArticleIsUpdatedWhenItsWordsChangeAndNotWhenItIsListedOrRenderedOtherwise() {
        Instant published = Instant.parse("2025-03-01T12:00:00Z");
        publish(undated("A title"));
        Draft draft = undated("A title");
        republish(NOW.plusSeconds(60), changed(draft, List.of("other tags"), draft.text(), draft.body()));
        assertEquals(published, published().article().updated());
        republish(
                NOW.plusSeconds(120),
                changed(draft, List.of("other tags"), draft.text(), new Body("<p>Text, in other HTML</p>", List.of())));
        assertEquals(published, published().article().updated());
        assertEquals(3, published().article().revision());

        republish(NOW.plusSeconds(180), changed(draft, List.of(), "Another text.", draft.body()));
        assertEquals(published.plusSeconds(180), published().article().updated());
        republish(NOW.plusSeconds(240), changed(draft, List.of("tags"), "Another text.", draft.body()));
        assertEquals(published.plusSeconds(180), published().article().updated());
    }

    @Test
    void anArticleThatComesBackIsUpdatedThen() {
        publish(undated("A title"));
        articles.withdraw(SLUG, ANYTHING, "editor", NOW);
        republish(NOW.plusSeconds(60), undated("A title"));
        assertEquals(
                Instant.parse("2025-03-01T12:01:00Z"), published().article().updated());
    }

    private void republish(Instant now, Draft draft) {
        articles.publish(SLUG, draft, ANYTHING, "editor", now);
    }

    private static Draft changed(Draft draft, List<String> tags, String text, Body body) {
        FrontMatter front = Drafts.of(draft.front().title(), Drafts.SCIENCE, Drafts.DATE, tags, text)
                .front();
        return new Draft(
                draft.document() + tags + text, front, draft.date(), draft.updated(), text, body, draft.words());
    }

    @Test
    void moreThanFitsIsRefusedAndNothingIsWritten() {
        List<?> before = items();
        String large = "x".repeat(TooLarge.LIMIT + 1);
        assertThrows(
                TooLarge.class, () -> publish(Drafts.of("A title", Drafts.SCIENCE, Drafts.DATE, List.of(), large)));
        assertEquals(before, items());
    }

    @Test
    void contentsCountAsWell() {
        Draft draft = Drafts.titled("A title");
        List<Heading> headings = IntStream.range(0, 4_000)
                .mapToObj(i -> new Heading("a-heading-of-some-length-" + i, "A heading of some length " + i))
                .toList();
        Body body = new Body("x".repeat(200 * 1024), headings);
        assertThrows(
                TooLarge.class,
                () -> publish(new Draft(
                        draft.document(), draft.front(), draft.date(), draft.updated(), draft.text(), body, 1)));
    }

    @Test
    void whatJustFitsIsKept() {
        String large = "x".repeat(TooLarge.LIMIT - 100);
        publish(Drafts.of("A title", Drafts.SCIENCE, Drafts.DATE, Drafts.tags(20), large));
        assertEquals(large, published().body().html());
    }

    private Publication publish(Draft draft) {
        return articles.publish(SLUG, draft, ANYTHING, "editor", NOW);
    }

    private static Draft undated(String title) {
        Draft dated = Drafts.titled(title);
        return new Draft(
                dated.document(),
                dated.front(),
                Optional.empty(),
                Optional.empty(),
                dated.text(),
                dated.body(),
                dated.words());
    }

    private ArticleStatus.Published published() {
        return assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
    }

    private Item revision(int number) {
        return table.getNow(Keys.article(ID), Keys.revision(number)).orElseThrow();
    }

    private List<Slug> slugs(Listing listing) {
        return listings.list(listing, 10, Optional.empty()).entries().stream()
                .map(Summary::slug)
                .toList();
    }

    private List<Map<String, ?>> items() {
        return List.copyOf(client.scan(scan -> scan.tableName(table.name()).consistentRead(true))
                .items());
    }

    private interface Task<T> {
        T run(int number);
    }

    private static <T> List<T> concurrently(int count, Task<T> task) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            List<Callable<T>> tasks = IntStream.range(0, count)
                    .<Callable<T>>mapToObj(i -> () -> task.run(i))
                    .toList();
            List<Future<T>> results = threads.invokeAll(tasks);
            List<T> values = new java.util.ArrayList<>();
            for (Future<T> result : results) {
                values.add(result.get());
            }
            return values;
        }
    }
}
