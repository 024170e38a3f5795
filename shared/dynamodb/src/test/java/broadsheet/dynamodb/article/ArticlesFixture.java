package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Draft;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The articles and listings of a table, and one article of it. */
final class ArticlesFixture {
    static final Slug SLUG = new Slug("an-article");
    static final ArticleId ID = Drafts.id("an-article");
    static final Instant NOW = Instant.parse("2025-03-01T12:00:00.5Z");
    static final Expectation ANYTHING = revision -> true;

    final DynamoDbClient client = Dynoxide.shared().client();
    final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    final DynamoArticles articles = new DynamoArticles(table);
    final DynamoListings listings = new DynamoListings(table);

    ArticlesFixture() {
        AddressItem.reserved(table, SLUG, ID);
    }

    void republish(Instant now, Draft draft) {
        articles.publish(SLUG, draft, ANYTHING, Actor.unnamed("editor"), now);
    }

    Publication publish(Draft draft) {
        return articles.publish(SLUG, draft, ANYTHING, Actor.unnamed("editor"), NOW);
    }

    static Draft undated(String title) {
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

    ArticleStatus.Published published() {
        return assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
    }

    Item revision(int number) {
        return table.getNow(Keys.article(ID), Keys.revision(number)).orElseThrow();
    }

    List<Slug> slugs(Listing listing) {
        return listings.list(listing, 10, Optional.empty()).entries().stream()
                .map(Summary::slug)
                .toList();
    }

    List<Map<String, ?>> items() {
        return List.copyOf(client.scan(scan -> scan.tableName(table.name()).consistentRead(true))
                .items());
    }
}
