package broadsheet.dynamodb.article;

import static broadsheet.dynamodb.article.ArticlesFixture.ANYTHING;
import static broadsheet.dynamodb.article.ArticlesFixture.ID;
import static broadsheet.dynamodb.article.ArticlesFixture.NOW;
import static broadsheet.dynamodb.article.ArticlesFixture.SLUG;
import static broadsheet.dynamodb.article.ArticlesFixture.undated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.ArticleLayout;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Body;
import broadsheet.article.Draft;
import broadsheet.article.Footnote;
import broadsheet.article.FrontMatter;
import broadsheet.article.Heading;
import broadsheet.article.LeadPicture;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Presentation;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoArticlesTest {
    private final ArticlesFixture store = new ArticlesFixture();
    private final DynamoDbClient client = store.client;
    private final Table table = store.table;
    private final DynamoArticles articles = store.articles;
    private final DynamoListings listings = store.listings;

    @Test
    void publishedArticleIsReadBack() {
        Draft draft = Drafts.titled("A title");
        assertEquals(new Publication(ID, SLUG, 1, Outcome.CREATED), store.publish(draft));
        var published = assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
        assertEquals(draft.front(), published.article().front());
        assertEquals(draft.body(), published.body());
        assertEquals(Drafts.DATE, published.article().published());
        assertEquals(Drafts.DATE, published.article().updated());
        assertEquals(300, published.article().words());
    }

    @Test
    void layoutAndKeyPointsAreFoundAsTheyWerePublished() {
        var presentation = new Presentation(ArticleLayout.PHOTO_ESSAY, List.of("One", "Two"));
        store.publish(Drafts.presented(presentation));
        var published = assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
        assertEquals(presentation, published.article().front().presentation());
    }

    @Test
    void anArticleWhoseTextIsLostIsStillKnownByItsHead() {
        store.publish(Drafts.titled("A title"));
        client.deleteItem(delete -> delete.tableName(table.name())
                .key(Item.keyed(Keys.article(ID), Keys.BODY).attributes()));
        assertEquals("A title", articles.published(SLUG).orElseThrow().front().title());
        assertThrows(IllegalStateException.class, () -> articles.find(SLUG));
    }

    @Test
    void publishingTheSameAgainWritesNothing() {
        store.publish(Drafts.titled("A title"));
        List<?> before = store.items();
        assertEquals(new Publication(ID, SLUG, 1, Outcome.UNCHANGED), store.publish(Drafts.titled("A title")));
        assertEquals(before, store.items());
    }

    @Test
    void aRetryThatExpectsTheRevisionBeforeItsFirstTryIsNoConflict() {
        store.publish(Drafts.titled("A title"));
        Expectation first = revision -> revision == 1;
        articles.publish(SLUG, Drafts.titled("Another"), first, Actor.unnamed("editor"), NOW);
        assertEquals(
                new Publication(ID, SLUG, 2, Outcome.UNCHANGED),
                articles.publish(SLUG, Drafts.titled("Another"), first, Actor.unnamed("editor"), NOW));
    }

    @Test
    void aCorrectionIsANewRevisionAndKeepsTheOldDocument() {
        store.publish(Drafts.titled("A title"));
        assertEquals(new Publication(ID, SLUG, 2, Outcome.REVISED), store.publish(Drafts.titled("A better title")));
        var published = assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
        assertEquals(Instant.parse("2025-03-01T12:00:00Z"), published.article().updated());
        assertEquals("document of A title", store.revision(1).string("document"));
        assertEquals("document of A better title", store.revision(2).string("document"));
        assertEquals("editor", store.revision(2).string("editor"));
    }

    @Test
    void aPictureIsKeptWithItsArticleAndWithoutItsCreditInListings() {
        LeadPicture picture = Drafts.picture('a');
        store.publish(Drafts.pictured("A title", picture));
        var published = assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
        assertEquals(Optional.of(picture), published.article().front().picture());
        assertEquals(
                Optional.of(new LeadPicture(picture.picture(), picture.alt(), "", picture.focus())),
                listings.list(new Listing.All(), 1, Optional.empty())
                        .entries()
                        .getFirst()
                        .picture());
    }

    @Test
    void anotherPictureIsANewRevisionAndTheSameIsNone() {
        store.publish(Drafts.pictured("A title", Drafts.picture('a')));
        assertEquals(
                new Publication(ID, SLUG, 1, Outcome.UNCHANGED),
                store.publish(Drafts.pictured("A title", Drafts.picture('a'))));
        assertEquals(
                new Publication(ID, SLUG, 2, Outcome.REVISED),
                store.publish(Drafts.pictured("A title", Drafts.picture('b'))));
    }

    @Test
    void articleIsInItsListingsOnly() {
        store.publish(Drafts.titled("A title"));
        store.publish(Drafts.of(
                "A title", new Slug("markets"), Drafts.DATE.plusSeconds(60), List.of("two", "three"), "<p>Text.</p>"));
        assertEquals(List.of(), store.slugs(new Listing.OfSection(Drafts.SCIENCE)));
        assertEquals(List.of(), store.slugs(new Listing.OfTag(new Slug("one"))));
        assertEquals(List.of(SLUG), store.slugs(new Listing.OfTag(new Slug("two"))));
        assertEquals(List.of(SLUG), store.slugs(new Listing.OfTag(new Slug("three"))));
        assertEquals(List.of(SLUG), store.slugs(new Listing.OfSection(new Slug("markets"))));
        assertEquals(
                List.of(SLUG), store.slugs(new Listing.OfSectionAndKind(new Slug("markets"), new Slug("analysis"))));
        assertEquals(List.of(SLUG), store.slugs(new Listing.All()));
    }

    @Test
    void anUnexpectedRevisionIsAConflictAndWritesNothing() {
        store.publish(Drafts.titled("A title"));
        List<?> before = store.items();
        assertThrows(
                RevisionConflict.class,
                () -> articles.publish(
                        SLUG, Drafts.titled("Another"), revision -> revision == 7, Actor.unnamed("editor"), NOW));
        assertThrows(
                RevisionConflict.class,
                () -> articles.withdraw(SLUG, revision -> revision == 7, Actor.unnamed("editor"), NOW));
        assertEquals(before, store.items());
    }

    @Test
    void theLastMonthThatADateCanHaveIsAMonthAsOthers() {
        ListingPosition start = ListingPosition.startOf(YearMonth.of(9999, 12));
        ListingPosition end = ListingPosition.startOf(YearMonth.of(10_000, 1));
        var all = new Listing.All();
        assertEquals(List.of(), listings.between(all, start, end, 10));
        store.publish(Drafts.of("Last", Drafts.SCIENCE, Instant.parse("9999-12-31T23:59:59Z"), List.of(), "<p></p>"));
        List<Summary> entry = List.of(store.published().article().summary());
        assertEquals(entry, listings.between(all, start, end, 10));
        assertEquals(entry, listings.before(all, end, 1));
        assertEquals(List.of(), listings.after(all, end, 1));
    }

    @Test
    void anArticleWithoutADateKeepsThatOfItsFirstPublication() {
        Draft undated = undated("A title");
        store.publish(undated);
        articles.publish(SLUG, undated("Another"), ANYTHING, Actor.unnamed("editor"), NOW.plusSeconds(3600));
        assertEquals(
                Instant.parse("2025-03-01T12:00:00Z"),
                store.published().article().published());
        assertEquals(
                Instant.parse("2025-03-01T13:00:00Z"),
                store.published().article().updated());
    }

    @Test
    void onlyChangedWordsSetTheUpdatedTime() {
        Instant published = Instant.parse("2025-03-01T12:00:00Z");
        store.publish(undated("A title"));
        Draft draft = undated("A title");
        store.republish(NOW.plusSeconds(60), changed(draft, List.of("other tags"), draft.text(), draft.body()));
        assertEquals(published, store.published().article().updated());
        store.republish(
                NOW.plusSeconds(120),
                changed(draft, List.of("other tags"), draft.text(), new Body("<p>Text, in other HTML</p>", List.of())));
        assertEquals(published, store.published().article().updated());
        assertEquals(3, store.published().article().revision());

        store.republish(NOW.plusSeconds(180), changed(draft, List.of(), "Another text.", draft.body()));
        assertEquals(published.plusSeconds(180), store.published().article().updated());
        store.republish(NOW.plusSeconds(240), changed(draft, List.of("tags"), "Another text.", draft.body()));
        assertEquals(published.plusSeconds(180), store.published().article().updated());
    }

    private static Draft changed(Draft draft, List<String> tags, String text, Body body) {
        FrontMatter front = Drafts.of(draft.front().title(), Drafts.SCIENCE, Drafts.DATE, tags, text)
                .front();
        return new Draft(
                draft.document() + tags + text, front, draft.date(), draft.updated(), text, body, draft.words());
    }

    @Test
    void moreThanFitsIsRefusedAndNothingIsWritten() {
        List<?> before = store.items();
        String large = "x".repeat(TooLarge.LIMIT + 1);
        assertThrows(
                TooLarge.class,
                () -> store.publish(Drafts.of("A title", Drafts.SCIENCE, Drafts.DATE, List.of(), large)));
        assertEquals(before, store.items());
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
                () -> store.publish(new Draft(
                        draft.document(), draft.front(), draft.date(), draft.updated(), draft.text(), body, 1)));
    }

    @Test
    void footnotesAreKeptInTheirOrderAndCountAsWell() {
        store.publish(withFootnotes(List.of(new Footnote("<p>One.</p>", 2), new Footnote("<p>Two.</p>", 0))));
        assertEquals(
                List.of(new Footnote("<p>One.</p>", 2), new Footnote("<p>Two.</p>", 0)),
                store.published().body().footnotes());
        List<Footnote> large = Collections.nCopies(4, new Footnote("x".repeat(100 * 1024), 1));
        assertThrows(TooLarge.class, () -> store.publish(withFootnotes(large)));
    }

    private static Draft withFootnotes(List<Footnote> footnotes) {
        Draft draft = Drafts.titled("A title");
        var body = new Body("<p>Text.</p>", List.of(), footnotes);
        return new Draft(
                draft.document() + footnotes.size(),
                draft.front(),
                draft.date(),
                draft.updated(),
                draft.text(),
                body,
                1);
    }

    @Test
    void largestArticleIsStored() {
        String large = "x".repeat(TooLarge.LIMIT - 100);
        store.publish(Drafts.of("A title", Drafts.SCIENCE, Drafts.DATE, Drafts.tags(20), large));
        assertEquals(large, store.published().body().html());
    }
}
