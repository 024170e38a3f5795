package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Listing;
import broadsheet.article.Revision;
import broadsheet.article.Revision.Act;
import broadsheet.article.Revisions;
import broadsheet.article.Revisions.WithDocument;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoRevisionsTest {
    private static final Slug SLUG = new Slug("an-article");
    private static final ArticleId ID = Drafts.id("an-article");
    private static final Slug OTHER = new Slug("another-slug");
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00.5Z");
    private static final Expectation ANYTHING = revision -> true;
    private static final Actor ADA = new Actor("ada", "Ada Editor");

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoArticles articles = new DynamoArticles(table);
    private final DynamoRevisions revisions = new DynamoRevisions(table);

    DynamoRevisionsTest() {
        AddressItem.reserved(table, SLUG, ID);
    }

    @Test
    void eachRevisionSaysWhoDidWhatAndWhenAndWhereTheArticleIsSince() {
        articles.publish(SLUG, Drafts.titled("A title"), ANYTHING, ADA, NOW);
        articles.withdraw(SLUG, ANYTHING, Actor.unnamed("bob"), NOW.plusSeconds(1));
        articles.publish(SLUG, Drafts.correcting("A wrong name."), ANYTHING, Actor.unnamed("cyd"), NOW.plusSeconds(2));
        articles.publish(OTHER, Drafts.formerly(SLUG), ANYTHING, Actor.unnamed("dan"), NOW.plusSeconds(3));
        var publication = new Act.Publication(Optional.empty());
        var correction = new Act.Publication(Optional.of("A wrong name."));
        assertEquals(
                List.of(
                        new Revision(4, NOW.plusSeconds(3), Actor.unnamed("dan"), Optional.of(OTHER), publication),
                        new Revision(3, NOW.plusSeconds(2), Actor.unnamed("cyd"), Optional.of(SLUG), correction),
                        new Revision(
                                2,
                                NOW.plusSeconds(1),
                                Actor.unnamed("bob"),
                                Optional.of(SLUG),
                                new Act.Withdrawal(Optional.empty())),
                        new Revision(1, NOW, ADA, Optional.of(SLUG), publication)),
                revisions.list(ID, 20, Optional.empty()).entries());
    }

    @Test
    void aPublicationIsFoundWithItsDocumentAndAWithdrawalHasNone() {
        publish("One");
        articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW);
        publish("Three");
        articles.publish(OTHER, Drafts.formerly(SLUG), ANYTHING, Actor.unnamed("editor"), NOW);
        assertEquals(Optional.of("One"), document(1));
        assertEquals(Optional.empty(), document(2));
        assertEquals(Optional.of("Three"), document(3));
        assertEquals(Optional.of("A renamed document"), document(4));
        assertEquals(Optional.empty(), revisions.find(ID, 5));
        assertEquals(Optional.empty(), revisions.find(Drafts.id("unknown"), 1));
    }

    @Test
    void aRetriedPublicationIsStillOneRevision() {
        publish("A document");
        publish("A document");
        articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW);
        articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW);
        assertEquals(List.of(2, 1), RevisionPages.all(revisions, ID, 20));
    }

    @Test
    void documentsOfMoreThanAPageCanHoldMakePagesShortAndHideNothing() {
        for (int i = 1; i <= 7; i++) {
            publish(i + Drafts.incompressible(TooLarge.LIMIT - 100));
        }
        Revisions.Page first = revisions.list(ID, 20, Optional.empty());
        assertTrue(first.entries().size() < 7, () -> first.entries().size() + " revisions");
        assertEquals(List.of(7, 6, 5, 4, 3, 2, 1), RevisionPages.all(revisions, ID, 20));
    }

    @Test
    void aListOfAnotherKindGaveNoCursorForThis() {
        publish("A document");
        articles.publish(OTHER, Drafts.titled("Other"), ANYTHING, Actor.unnamed("editor"), NOW);
        String other = new DynamoListings(table)
                .list(new Listing.All(), 1, Optional.empty())
                .next()
                .orElseThrow();
        for (String cursor : List.of(
                other, Cursor.of("HEAD"), Cursor.of("REVISION#1"), Cursor.of("REVISION#0000001"), "REVISION#000001")) {
            assertThrows(ValidationException.class, () -> revisions.list(ID, 20, Optional.of(cursor)), cursor);
        }
    }

    @Test
    void aLimitOutsideItsBoundsIsTheCallersMistake() {
        for (int limit : new int[] {0, Revisions.MAX_LIMIT + 1}) {
            assertThrows(IllegalArgumentException.class, () -> revisions.list(ID, limit, Optional.empty()));
        }
    }

    private Optional<String> document(int number) {
        return revisions.find(ID, number).flatMap(WithDocument::document);
    }

    private void publish(String document) {
        articles.publish(SLUG, Drafts.sentAs(document), ANYTHING, Actor.unnamed("editor"), NOW);
    }
}
