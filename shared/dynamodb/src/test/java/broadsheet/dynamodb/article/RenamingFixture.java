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
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The articles, listings and revisions of a table, for tests that rename articles. */
final class RenamingFixture {
    static final Slug A = new Slug("a");
    static final Slug B = new Slug("b");
    static final Slug C = new Slug("c");
    static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    static final Expectation ANYTHING = revision -> true;

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    final DynamoArticles articles = new DynamoArticles(table);
    private final DynamoListings listings = new DynamoListings(table);
    final DynamoRevisions revisions = new DynamoRevisions(table);

    ArticleId at(Slug slug) {
        return assertInstanceOf(ArticleStatus.Published.class, articles.find(slug))
                .article()
                .id();
    }

    Publication publish(Slug slug, Slug... formerly) {
        return publish(slug, draft(formerly));
    }

    Publication publish(Slug slug, Draft draft) {
        return articles.publish(slug, draft, ANYTHING, Actor.unnamed("editor"), NOW);
    }

    static Draft draft(Slug... formerly) {
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

    List<Slug> slugs(Listing listing) {
        return listings.list(listing, 10, Optional.empty()).entries().stream()
                .map(Summary::slug)
                .sorted()
                .toList();
    }
}
