package broadsheet.dynamodb.article;

import static broadsheet.dynamodb.article.RenamingFixture.A;
import static broadsheet.dynamodb.article.RenamingFixture.ANYTHING;
import static broadsheet.dynamodb.article.RenamingFixture.B;
import static broadsheet.dynamodb.article.RenamingFixture.C;
import static broadsheet.dynamodb.article.RenamingFixture.NOW;
import static broadsheet.dynamodb.article.RenamingFixture.draft;
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
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RenamingTest {
    private final RenamingFixture store = new RenamingFixture();
    private final DynamoArticles articles = store.articles;

    @Test
    void renamedArticleKeepsItsIdentityAndItsFormerAddressLeadsToIt() {
        ArticleId id = store.publish(A).article();
        assertEquals(new Publication(id, B, 2, Outcome.REVISED), store.publish(B, A));
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
        assertEquals(id, store.at(B));
        assertEquals(Optional.of(id), articles.leadsTo(A));
        assertEquals(List.of(B), store.slugs(new Listing.All()));
        assertEquals(List.of(B), store.slugs(new Listing.OfTag(new Slug("one"))));
    }

    @Test
    void renamingAgainChangesNothing() {
        store.publish(A);
        store.publish(B, A);
        assertEquals(Outcome.UNCHANGED, store.publish(B, A).outcome());
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
    }

    @Test
    void everyFormerAddressLeadsToTheCurrentOneAtOnce() {
        ArticleId id = store.publish(A).article();
        store.publish(B, A);
        store.publish(C, B);
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
        assertEquals(new ArticleStatus.Moved(C), articles.find(B));
        assertEquals(id, store.at(C));
        assertEquals(List.of(C), store.slugs(new Listing.All()));
    }

    @Test
    void articleMayHaveItsFormerAddressBack() {
        ArticleId id = store.publish(A).article();
        store.publish(B, A);
        assertEquals(new Publication(id, A, 3, Outcome.REVISED), store.publish(A, B));
        assertEquals(id, store.at(A));
        assertEquals(new ArticleStatus.Moved(A), articles.find(B));
        assertEquals(List.of(A), store.slugs(new Listing.All()));
    }

    @Test
    void twoArticlesSwapTheirAddressesByAThird() {
        ArticleId first = store.publish(A).article();
        ArticleId second = store.publish(B).article();
        store.publish(C, A);
        store.publish(A, B);
        store.publish(B, C);
        assertEquals(first, store.at(B));
        assertEquals(second, store.at(A));
        assertEquals(new ArticleStatus.Moved(B), articles.find(C));
        assertEquals(List.of(B, A).stream().sorted().toList(), store.slugs(new Listing.All()));
    }

    @Test
    void documentSentToTheOldAddressRenamesByStatingAnother() {
        ArticleId id = store.publish(A).article();
        assertEquals(new Publication(id, B, 2, Outcome.REVISED), store.publish(A, draft().at(B)));
        assertEquals(Outcome.UNCHANGED, store.publish(A, draft().at(B)).outcome());
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
        assertEquals(id, store.at(B));
    }

    @Test
    void documentStatingAnotherAddressIsRefusedForUnknownArticle() {
        assertThrows(ValidationException.class, () -> store.publish(A, draft().at(B)));
        store.publish(B);
        assertThrows(
                ValidationException.class,
                () -> store.publish(C, Drafts.titled("Another").at(B)));
        assertEquals(Optional.empty(), articles.leadsTo(A));
    }

    @Test
    void unusedAddressMayBecomeAFormerOne() {
        store.publish(B, A);
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
    }

    @Test
    void formerAddressOfAnotherArticleIsNotTakenUnseen() {
        store.publish(A);
        store.publish(B, A);
        assertThrows(SlugTaken.class, () -> store.publish(A));
        assertThrows(SlugTaken.class, () -> store.publish(C, A));
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
    }

    @Test
    void newArticleTakesAFormerAddressIfTheEditorSaysThatItIsNew() {
        ArticleId id = store.publish(A).article();
        store.publish(B, A);
        Publication other = articles.publish(A, draft(), new New(), Actor.unnamed("editor"), NOW);
        assertNotEquals(id, other.article());
        assertEquals(other.article(), store.at(A));
        assertEquals(id, store.at(B));
        assertThrows(
                RevisionConflict.class,
                () -> articles.publish(A, Drafts.titled("Another"), new New(), Actor.unnamed("editor"), NOW));
    }

    @Test
    void twoPublishedArticlesCannotBecomeOne() {
        store.publish(A);
        store.publish(B);
        assertThrows(SlugTaken.class, () -> store.publish(C, A, B));
        assertThrows(SlugTaken.class, () -> store.publish(A, B));
        assertThrows(SlugTaken.class, () -> store.publish(A, draft().at(B)));
        assertEquals(List.of(A, B), store.slugs(new Listing.All()));
    }

    @Test
    void correctionKeepsTheFormerAddresses() {
        store.publish(A);
        store.publish(B, A);
        store.publish(B, Drafts.titled("Corrected"));
        store.publish(C, B);
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
    }

    @Test
    void expectedRevisionAppliesAtEveryAddressOfTheArticle() {
        store.publish(A);
        store.publish(A, Drafts.titled("Corrected"));
        assertThrows(
                RevisionConflict.class,
                () -> articles.publish(B, draft(A), revision -> revision == 1, Actor.unnamed("editor"), NOW));
        articles.publish(B, draft(A), revision -> revision == 2, Actor.unnamed("editor"), NOW);
        articles.publish(A, draft().at(C), revision -> revision == 3, Actor.unnamed("editor"), NOW);
        assertEquals(new ArticleStatus.Moved(C), articles.find(B));
    }

    @Test
    void oneOfConcurrentRenamesWinsAndTheOtherGetsItsAddress() throws Exception {
        ArticleId id = store.publish(A).article();
        try (ExecutorService editors = Executors.newFixedThreadPool(2)) {
            List<String> outcomes = editors
                    .invokeAll(Stream.of(B, C)
                            .<Callable<String>>map(slug -> () -> {
                                try {
                                    return store.publish(slug, A).outcome().name();
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
            assertEquals(List.of(current), store.slugs(new Listing.All()));
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
        articles.publish(A, undated(draft()), ANYTHING, Actor.unnamed("editor"), NOW);
        articles.publish(B, undated(draft(A)), ANYTHING, Actor.unnamed("editor"), NOW.plusSeconds(3600));
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
}
