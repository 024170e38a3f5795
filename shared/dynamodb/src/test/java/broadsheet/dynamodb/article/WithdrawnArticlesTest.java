package broadsheet.dynamodb.article;

import static broadsheet.dynamodb.article.ArticlesFixture.ANYTHING;
import static broadsheet.dynamodb.article.ArticlesFixture.ID;
import static broadsheet.dynamodb.article.ArticlesFixture.NOW;
import static broadsheet.dynamodb.article.ArticlesFixture.SLUG;
import static broadsheet.dynamodb.article.ArticlesFixture.undated;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Articles that are withdrawn or taken down, and that come back. */
final class WithdrawnArticlesTest {
    private final ArticlesFixture store = new ArticlesFixture();
    private final DynamoDbClient client = store.client;
    private final Table table = store.table;
    private final DynamoArticles articles = store.articles;

    @Test
    void nothingIsPublishedUnderAnUnknownOrAWithdrawnSlug() {
        assertEquals(Optional.empty(), articles.published(SLUG));
        store.publish(Drafts.titled("A title"));
        articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW);
        assertEquals(Optional.empty(), articles.published(SLUG));
    }

    @Test
    void aWithdrawnArticleIsGoneFromEverywhereAndMayComeBack() {
        store.publish(Drafts.titled("A title"));
        assertTrue(articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW));
        assertTrue(articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW));
        assertEquals(new ArticleStatus.Withdrawn(2), articles.find(SLUG));
        assertEquals(List.of(), store.slugs(new Listing.All()));
        assertEquals(List.of(), store.slugs(new Listing.OfTag(new Slug("one"))));
        assertEquals(new Publication(ID, SLUG, 3, Outcome.CREATED), store.publish(Drafts.titled("A title")));
        assertEquals(List.of(SLUG), store.slugs(new Listing.All()));
    }

    @Test
    void takedownReasonIsStoredOnlyInItsRevision() {
        store.publish(Drafts.titled("A title"));
        for (String reason : List.of("An injunction", "Another")) {
            assertTrue(articles.takeDown(SLUG, ANYTHING, Actor.unnamed("editor"), reason, NOW));
            assertEquals(new ArticleStatus.Withdrawn(2), articles.find(SLUG));
        }
        assertEquals(List.of("An injunction"), reasons());
    }

    @Test
    void withdrawnArticleIsTakenDownByAReason() {
        store.publish(Drafts.titled("A title"));
        articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW);
        assertTrue(articles.takeDown(SLUG, ANYTHING, Actor.unnamed("another"), "An injunction", NOW));
        assertTrue(articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW));
        assertEquals(new ArticleStatus.Withdrawn(3), articles.find(SLUG));
        assertEquals(List.of("An injunction"), reasons());
        assertEquals(new Publication(ID, SLUG, 4, Outcome.CREATED), store.publish(Drafts.titled("A title")));
    }

    /** Every reason that an item has anywhere. */
    private List<String> reasons() {
        return client.scan(scan -> scan.tableName(table.name())).items().stream()
                .flatMap(item -> Item.of(item).optional("reason").stream())
                .toList();
    }

    @Test
    void unknownArticleCannotBeWithdrawn() {
        List<?> before = store.items();
        assertEquals(false, articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW));
        assertEquals(new ArticleStatus.Unknown(), articles.find(SLUG));
        assertEquals(before, store.items());
    }

    @Test
    void anArticleThatComesBackIsUpdatedThen() {
        store.publish(undated("A title"));
        articles.withdraw(SLUG, ANYTHING, Actor.unnamed("editor"), NOW);
        store.republish(NOW.plusSeconds(60), undated("A title"));
        assertEquals(
                Instant.parse("2025-03-01T12:01:00Z"),
                store.published().article().updated());
    }
}
