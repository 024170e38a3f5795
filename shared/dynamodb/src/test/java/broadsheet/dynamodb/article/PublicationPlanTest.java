package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Draft;
import broadsheet.article.PlannedPublication;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class PublicationPlanTest {
    private static final Slug A = new Slug("a");
    private static final Slug B = new Slug("b");
    private static final ArticleId ID = Drafts.id("a draft");
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final Expectation ANYTHING = revision -> true;

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final String name = Tables.create(client);
    private final DynamoArticles articles = new DynamoArticles(new Table(client, name, Consistency.STRONG));

    @Test
    void planOfNewArticleIsWhatItsPublicationMakesAndWritesNothing() {
        Draft draft = Drafts.titled("A title").identified(ID);
        PlannedPublication plan = articles.plan(A, draft, ANYTHING, NOW);
        assertEquals(0, client.scan(scan -> scan.tableName(name)).count());
        assertEquals(new Publication(ID, A, 1, Outcome.CREATED), publish(A, draft));
        assertEquals(new PlannedPublication(Optional.empty(), at(A), Map.of(A, ID)), plan);
    }

    @Test
    void planOfRenameIsWhatItsPublicationMakes() {
        publish(A, Drafts.titled("A title").identified(ID));
        Article before = at(A).article();
        PlannedPublication plan = articles.plan(B, Drafts.formerly(A), ANYTHING, NOW);
        publish(B, Drafts.formerly(A));
        assertEquals(new PlannedPublication(Optional.of(before), at(B), Map.of(A, ID, B, ID)), plan);
    }

    @Test
    void planOfTheSameDocumentChangesNothing() {
        Draft draft = Drafts.titled("A title").identified(ID);
        publish(A, draft);
        assertEquals(
                new PlannedPublication(Optional.of(at(A).article()), at(A), Map.of()),
                articles.plan(A, draft, ANYTHING, NOW.plusSeconds(60)));
    }

    @Test
    void planToTakeTheAddressOfWithdrawnArticleGivesThatOneItsOwn() {
        publish(A, Drafts.titled("A title").identified(ID));
        publish(B, Drafts.titled("Another title"));
        articles.withdraw(A, ANYTHING, Actor.unnamed("an-editor"), NOW);
        ArticleId renamed = at(B).article().id();
        PlannedPublication plan = articles.plan(A, Drafts.formerly(B), ANYTHING, NOW);
        publish(A, Drafts.formerly(B));
        assertEquals(Map.of(A, renamed, B, renamed, ID.slug(), ID), plan.addresses());
        assertEquals(Optional.of(ID), articles.leadsTo(ID.slug()));
        assertEquals(at(A), plan.after());
    }

    @Test
    void planIsRefusedAsThePublicationWouldBe() {
        publish(A, Drafts.titled("A title"));
        publish(B, Drafts.titled("Another title"));
        assertThrows(SlugTaken.class, () -> articles.plan(B, Drafts.formerly(A), ANYTHING, NOW));
        assertThrows(
                RevisionConflict.class,
                () -> articles.plan(A, Drafts.titled("A third title"), revision -> revision == 0, NOW));
    }

    /** A publication whose answer was lost is repeated with what the draft says by then. */
    @Test
    void draftRepublishedUnderAnotherSlugRenamesItsArticle() {
        Draft draft = Drafts.titled("A title").identified(ID);
        publish(A, draft);
        assertEquals(new Publication(ID, B, 2, Outcome.REVISED), publish(B, draft));
        assertEquals(new ArticleStatus.Moved(B), articles.find(A));
        assertEquals(new Publication(ID, B, 2, Outcome.UNCHANGED), publish(B, draft));
    }

    @Test
    void draftOfAnArticleThatIsThereRevisesThatOne() {
        ArticleId known = publish(A, Drafts.titled("A title")).article();
        assertEquals(
                new Publication(known, A, 2, Outcome.REVISED),
                publish(A, Drafts.titled("Another title").identified(ID)));
    }

    @Test
    void addressReservedForPicturesGivesTheArticleItsId() {
        ArticleId reserved = Drafts.id("reserved");
        AddressItem.reserved(new Table(client, name, Consistency.STRONG), A, reserved);
        Draft draft = Drafts.titled("A title").identified(ID);
        assertEquals(reserved, articles.plan(A, draft, ANYTHING, NOW).id());
        assertEquals(reserved, publish(A, draft).article());
    }

    private Publication publish(Slug slug, Draft draft) {
        return articles.publish(slug, draft, ANYTHING, Actor.unnamed("an-editor"), NOW);
    }

    private ArticleStatus.Published at(Slug slug) {
        return assertInstanceOf(ArticleStatus.Published.class, articles.find(slug));
    }
}
