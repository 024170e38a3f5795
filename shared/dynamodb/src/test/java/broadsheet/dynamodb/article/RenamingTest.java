package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Draft;
import broadsheet.article.Listing;
import broadsheet.article.Revision;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class RenamingTest {
    private static final Slug A = new Slug("a");
    private static final Slug B = new Slug("b");
    private static final Slug C = new Slug("c");
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final Expectation ANYTHING = revision -> true;

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoArticles articles = new DynamoArticles(table);
    private final DynamoListings listings = new DynamoListings(table);
    private final DynamoRevisions revisions = new DynamoRevisions(table);

    @Test
    void renamedArticleKeepsItsIdentityAndItsFormerAddressLeadsToIt() {
        ArticleId id = publish(A).article();
        assertEquals(new Publication(id, B, 2, Outcome.REVISED), publish(B, A));
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
        assertEquals(id, at(B));
        assertEquals(Optional.of(id), articles.leadsTo(A));
        assertEquals(List.of(B), slugs(new Listing.All()));
        assertEquals(List.of(B), slugs(new Listing.OfTag(new Slug("one"))));
    }

    @Test
    void renamingAgainChangesNothing() {
        publish(A);
        publish(B, A);
        assertEquals(Outcome.UNCHANGED, publish(B, A).outcome());
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
    }

    @Test
    void everyFormerAddressLeadsToTheCurrentOneAtOnce() {
        ArticleId id = publish(A).article();
        publish(B, A);
        publish(C, B);
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
        assertEquals(new ArticleStatus.Moved(C), articles.find(B));
        assertEquals(id, at(C));
        assertEquals(List.of(C), slugs(new Listing.All()));
    }

    @Test
    void articleMayHaveItsFormerAddressBack() {
        ArticleId id = publish(A).article();
        publish(B, A);
        assertEquals(new Publication(id, A, 3, Outcome.REVISED), publish(A, B));
        assertEquals(id, at(A));
        assertEquals(new ArticleStatus.Moved(A), articles.find(B));
        assertEquals(List.of(A), slugs(new Listing.All()));
    }

    @Test
    void twoArticlesSwapTheirAddressesByAThird() {
        ArticleId first = publish(A).article();
        ArticleId second = publish(B).article();
        publish(C, A);
        publish(A, B);
        publish(B, C);
        assertEquals(first, at(B));
        assertEquals(second, at(A));
        assertEquals(new ArticleStatus.Moved(B), articles.find(C));
        assertEquals(List.of(B, A).stream().sorted().toList(), slugs(new Listing.All()));
    }

    @Test
    void documentSentToTheOldAddressRenamesByStatingAnother() {
        ArticleId id = publish(A).article();
        assertEquals(new Publication(id, B, 2, Outcome.REVISED), publish(A, draft().at(B)));
        assertEquals(Outcome.UNCHANGED, publish(A, draft().at(B)).outcome());
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
        assertEquals(id, at(B));
    }

    @Test
    void documentThatStatesAnotherAddressThanTheRequestIsRefusedIfThereIsNoArticle() {
        assertThrows(ValidationException.class, () -> publish(A, draft().at(B)));
        publish(B);
        assertThrows(
                ValidationException.class,
                () -> publish(C, Drafts.titled("Another").at(B)));
        assertEquals(Optional.empty(), articles.leadsTo(A));
    }

    @Test
    void addressThatNeverWasAnArticlesMayLeadToOne() {
        publish(B, A);
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
    }

    @Test
    void formerAddressOfAnotherArticleIsNotTakenUnseen() {
        publish(A);
        publish(B, A);
        assertThrows(SlugTaken.class, () -> publish(A));
        assertThrows(SlugTaken.class, () -> publish(C, A));
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
    }

    @Test
    void newArticleTakesAFormerAddressIfTheEditorSaysThatItIsNew() {
        ArticleId id = publish(A).article();
        publish(B, A);
        Publication other = articles.publish(A, draft(), new New(), "editor", NOW);
        assertNotEquals(id, other.article());
        assertEquals(other.article(), at(A));
        assertEquals(id, at(B));
        assertThrows(
                RevisionConflict.class, () -> articles.publish(A, Drafts.titled("Another"), new New(), "editor", NOW));
    }

    @Test
    void twoPublishedArticlesCannotBecomeOne() {
        publish(A);
        publish(B);
        assertThrows(SlugTaken.class, () -> publish(C, A, B));
        assertThrows(SlugTaken.class, () -> publish(A, B));
        assertThrows(SlugTaken.class, () -> publish(A, draft().at(B)));
        assertEquals(List.of(A, B), slugs(new Listing.All()));
    }

    @Test
    void correctionKeepsTheFormerAddresses() {
        publish(A);
        publish(B, A);
        publish(B, Drafts.titled("Corrected"));
        publish(C, B);
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
    }

    @Test
    void withdrawnArticleIsGoneAtEachOfItsAddressesAndComesBackWithThem() {
        ArticleId id = publish(A).article();
        publish(B, A);
        articles.withdraw(B, ANYTHING, "editor", NOW);
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(A));
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(B));
        publish(C, B);
        assertEquals(id, at(C));
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
        assertEquals(new ArticleStatus.Moved(C), articles.find(B));
    }

    @Test
    void articleIsWithdrawnByAFormerAddress() {
        publish(A);
        publish(B, A);
        assertThrows(RevisionConflict.class, () -> articles.withdraw(A, revision -> revision == 1, "editor", NOW));
        articles.withdraw(A, revision -> revision == 2, "editor", NOW);
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(B));
    }

    @Test
    void renameOntoTheAddressOfAWithdrawnArticleLeavesThatItsHistory() {
        ArticleId withdrawn = publish(B).article();
        articles.withdraw(B, ANYTHING, "editor", NOW);
        ArticleId id = publish(A).article();
        publish(B, A);
        assertEquals(id, at(B));
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(withdrawn.slug()));
        List<Revision> history = revisions.list(withdrawn, 10, Optional.empty()).entries();
        assertEquals(new Revision.Act.Displacement(), history.getFirst().act());
        assertEquals(
                List.of(withdrawn.slug(), B, B),
                history.stream().flatMap(revision -> revision.slug().stream()).toList());
        articles.takeDown(withdrawn.slug(), ANYTHING, "editor", "An injunction", NOW);
        assertEquals(id, at(B));
    }

    @Test
    void withdrawnArticleComesBackAtItsAddressUnlessAnotherIsRenamedToIt() {
        ArticleId id = publish(B).article();
        articles.withdraw(B, ANYTHING, "editor", NOW);
        assertEquals(new Publication(id, B, 3, Outcome.CREATED), publish(B));
    }

    @Test
    void expectedRevisionIsThatOfTheArticleAtWhicheverAddress() {
        publish(A);
        publish(A, Drafts.titled("Corrected"));
        assertThrows(
                RevisionConflict.class, () -> articles.publish(B, draft(A), revision -> revision == 1, "editor", NOW));
        articles.publish(B, draft(A), revision -> revision == 2, "editor", NOW);
        articles.publish(A, draft().at(C), revision -> revision == 3, "editor", NOW);
        assertEquals(new ArticleStatus.Moved(C), articles.find(B));
    }

    @Test
    void ofTwoRenamesAtOnceOneWinsAndTheOtherIsToldWhere() throws Exception {
        ArticleId id = publish(A).article();
        try (ExecutorService editors = Executors.newFixedThreadPool(2)) {
            List<String> outcomes = editors
                    .invokeAll(Stream.of(B, C)
                            .<Callable<String>>map(slug -> () -> {
                                try {
                                    return publish(slug, A).outcome().name();
                                } catch (SlugTaken taken) {
                                    return taken.getMessage();
                                }
                            })
                            .toList())
                    .stream()
                    .map(outcome -> {
                        try {
                            return outcome.get();
                        } catch (Exception unexpected) {
                            throw new IllegalStateException(unexpected);
                        }
                    })
                    .toList();
            Slug current = articles.address(id).orElseThrow();
            assertEquals(List.of(current), slugs(new Listing.All()));
            assertEquals(
                    Stream.of(
                                    "REVISED",
                                    "a leads to %s; name %s as formerly, if this is the same article."
                                            .formatted(current, current))
                            .toList(),
                    outcomes.stream().sorted().toList());
        }
    }

    @Test
    void renamedArticleWithoutADateKeepsItsOwn() {
        articles.publish(A, undated(draft()), ANYTHING, "editor", NOW);
        articles.publish(B, undated(draft(A)), ANYTHING, "editor", NOW.plusSeconds(3600));
        var published = assertInstanceOf(ArticleStatus.Published.class, articles.find(B));
        assertEquals(NOW, published.article().published());
    }

    private record New() implements Expectation {
        @Override
        public boolean allows(int revision) {
            return revision == 0;
        }

        @Override
        public boolean isOfNewArticle() {
            return true;
        }
    }

    private ArticleId at(Slug slug) {
        return assertInstanceOf(ArticleStatus.Published.class, articles.find(slug))
                .article()
                .id();
    }

    private Publication publish(Slug slug, Slug... formerly) {
        return publish(slug, draft(formerly));
    }

    private Publication publish(Slug slug, Draft draft) {
        return articles.publish(slug, draft, ANYTHING, "editor", NOW);
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
                .sorted()
                .toList();
    }
}
