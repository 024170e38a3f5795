package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Draft;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class FormerSlugsTest {
    private static final Slug A = new Slug("a");
    private static final Slug B = new Slug("b");
    private static final Slug C = new Slug("c");
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final Expectation ANYTHING = revision -> true;

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoArticles articles = new DynamoArticles(table);
    private final DynamoListings listings = new DynamoListings(table);

    @Test
    void aRenamedArticleLeadsFromItsOldSlugAndStandsInListingsOnce() {
        publish(A);
        assertEquals(new Publication(1, Outcome.CREATED), publish(B, A));
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
        assertInstanceOf(ArticleStatus.Published.class, articles.find(B));
        assertEquals(List.of(B), slugs(new Listing.All()));
        assertEquals(List.of(B), slugs(new Listing.OfTag(new Slug("one"))));
    }

    @Test
    void publishingTheRenamedArticleAgainChangesNothing() {
        publish(A);
        publish(B, A);
        assertEquals(new Publication(1, Outcome.UNCHANGED), publish(B, A));
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
    }

    @Test
    void chainsAreCollapsed() {
        publish(A);
        publish(B, A);
        publish(C, B);
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
        assertEquals(new ArticleStatus.Moved(C), articles.find(B));
        assertEquals(List.of(C), slugs(new Listing.All()));
    }

    @Test
    void anArticleMayHaveItsOldSlugBack() {
        publish(A);
        publish(B, A);
        publish(A, B);
        assertInstanceOf(ArticleStatus.Published.class, articles.find(A));
        assertEquals(new ArticleStatus.Moved(A), articles.find(B));
        assertEquals(List.of(A), slugs(new Listing.All()));
    }

    @Test
    void aSlugThatNeverWasAnArticleMayLeadToOne() {
        publish(B, A);
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
    }

    @Test
    void aSlugThatLeadsElsewhereIsNotTakenUnseen() {
        publish(A);
        publish(B, A);
        assertThrows(SlugTaken.class, () -> publish(A));
        assertThrows(SlugTaken.class, () -> publish(C, A));
        assertThrows(SlugTaken.class, () -> articles.withdraw(A, ANYTHING, "editor", NOW));
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
    }

    @Test
    void twoArticlesCannotBecomeOne() {
        publish(A);
        publish(B);
        assertThrows(SlugTaken.class, () -> publish(C, A, B));
        assertEquals(List.of(B, A), slugs(new Listing.All()));
    }

    @Test
    void aLaterCorrectionKeepsTheFormerSlugs() {
        publish(A);
        publish(B, A);
        articles.publish(B, Drafts.titled("Corrected"), ANYTHING, "editor", NOW);
        publish(C, B);
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
    }

    @Test
    void aWithdrawnArticleThatComesBackKeepsTheFormerSlugs() {
        publish(A);
        publish(B, A);
        articles.withdraw(B, ANYTHING, "editor", NOW);
        publish(B);
        publish(C, B);
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
        assertEquals(new ArticleStatus.Moved(C), articles.find(B));
    }

    @Test
    void aWithdrawnArticleThatComesBackUnderAnotherSlugTakesTheFormerSlugsAlong() {
        publish(A);
        publish(B, A);
        articles.withdraw(B, ANYTHING, "editor", NOW);
        publish(C, B);
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
    }

    @Test
    void aRenamedArticleWithoutADateKeepsItsOwn() {
        articles.publish(A, undated(draft()), ANYTHING, "editor", NOW);
        articles.publish(B, undated(draft(A)), ANYTHING, "editor", NOW.plusSeconds(3600));
        var published = assertInstanceOf(ArticleStatus.Published.class, articles.find(B));
        assertEquals(NOW, published.article().published());
    }

    private Publication publish(Slug slug, Slug... formerly) {
        return articles.publish(slug, draft(formerly), ANYTHING, "editor", NOW);
    }

    private static Draft draft(Slug... formerly) {
        Draft draft = Drafts.titled("A title");
        return new Draft(
                draft.document(),
                draft.front().withFormerly(Stream.of(formerly).toList()),
                draft.date(),
                draft.updated(),
                draft.text(),
                draft.body(),
                draft.words());
    }

    private static Draft undated(Draft draft) {
        return new Draft(
                draft.document(),
                draft.front(),
                Optional.empty(),
                Optional.empty(),
                draft.text(),
                draft.body(),
                draft.words());
    }

    private List<Slug> slugs(Listing listing) {
        return listings.list(listing, 10, Optional.empty()).entries().stream()
                .map(Summary::slug)
                .toList();
    }
}
