package broadsheet.dynamodb.article;

import static broadsheet.dynamodb.article.RenamingFixture.A;
import static broadsheet.dynamodb.article.RenamingFixture.ANYTHING;
import static broadsheet.dynamodb.article.RenamingFixture.B;
import static broadsheet.dynamodb.article.RenamingFixture.C;
import static broadsheet.dynamodb.article.RenamingFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Revision;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Articles that are renamed and withdrawn, in either order. */
final class RenamedAndWithdrawnTest {
    private final RenamingFixture store = new RenamingFixture();
    private final DynamoArticles articles = store.articles;
    private final DynamoRevisions revisions = store.revisions;

    @Test
    void withdrawalAndRepublicationAffectAllAddressesOfAnArticle() {
        ArticleId id = store.publish(A).article();
        store.publish(B, A);
        articles.withdraw(B, ANYTHING, Actor.unnamed("editor"), NOW);
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(A));
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(B));
        store.publish(C, B);
        assertEquals(id, store.at(C));
        assertEquals(new ArticleStatus.Moved(C), articles.find(A));
        assertEquals(new ArticleStatus.Moved(C), articles.find(B));
    }

    @Test
    void articleIsWithdrawnByAFormerAddress() {
        store.publish(A);
        store.publish(B, A);
        assertThrows(
                RevisionConflict.class,
                () -> articles.withdraw(A, revision -> revision == 1, Actor.unnamed("editor"), NOW));
        articles.withdraw(A, revision -> revision == 2, Actor.unnamed("editor"), NOW);
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(B));
    }

    @Test
    void renameOntoTheAddressOfAWithdrawnArticleLeavesThatItsHistory() {
        ArticleId withdrawn = store.publish(B).article();
        articles.withdraw(B, ANYTHING, Actor.unnamed("editor"), NOW);
        ArticleId id = store.publish(A).article();
        store.publish(B, A);
        assertEquals(id, store.at(B));
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(withdrawn.slug()));
        List<Revision> history = revisions.list(withdrawn, 10, Optional.empty()).entries();
        assertEquals(new Revision.Act.Displacement(), history.getFirst().act());
        assertEquals(
                List.of(withdrawn.slug(), B, B),
                history.stream().flatMap(revision -> revision.slug().stream()).toList());
        articles.takeDown(withdrawn.slug(), ANYTHING, Actor.unnamed("editor"), "An injunction", NOW);
        assertEquals(id, store.at(B));
    }

    @Test
    void articleThatIsDisplacedAgainGetsTheSameAddressOfItsOwn() {
        ArticleId displaced = store.publish(B).article();
        articles.withdraw(B, ANYTHING, Actor.unnamed("editor"), NOW);
        store.publish(A);
        store.publish(B, A);
        store.publish(C, displaced.slug());
        assertEquals(displaced, store.at(C));
        articles.withdraw(C, ANYTHING, Actor.unnamed("editor"), NOW);
        var other = new Slug("d");
        ArticleId id = store.publish(other).article();
        store.publish(C, other);
        assertEquals(id, store.at(C));
        assertInstanceOf(ArticleStatus.Withdrawn.class, articles.find(displaced.slug()));
    }

    @Test
    void republicationRestoresWithdrawnArticleAtItsAddress() {
        ArticleId id = store.publish(B).article();
        articles.withdraw(B, ANYTHING, Actor.unnamed("editor"), NOW);
        assertEquals(new Publication(id, B, 3, Outcome.CREATED), store.publish(B));
    }
}
