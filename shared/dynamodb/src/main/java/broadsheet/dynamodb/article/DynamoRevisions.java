package broadsheet.dynamodb.article;

import broadsheet.article.ArticleId;
import broadsheet.article.Revision;
import broadsheet.article.Revisions;
import broadsheet.article.SiteRevisions;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/**
 * Stores the revisions of an article in its partition, and those of the site in one of their own. The transaction that
 * makes a change also writes its revision.
 */
public final class DynamoRevisions implements Revisions, SiteRevisions {
    private final Table table;

    @Inject
    public DynamoRevisions(Table table) {
        this.table = table;
    }

    @Override
    public Page list(ArticleId article, int limit, Optional<String> cursor) {
        return list(Keys.article(article), limit, cursor);
    }

    @Override
    public Page list(int limit, Optional<String> cursor) {
        return list(Keys.SITE_REVISIONS, limit, cursor);
    }

    private Page list(String pk, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        Optional<String> start =
                cursor.map(text -> Cursor.read(text, sk -> Keys.revisionOf(sk).isPresent()));
        // Read one more than the limit, to know whether another page follows. The projection omits the documents from
        // the answer, but DynamoDB still charges them and counts them toward the page's 1 MB.
        var response = table.query("pk = :pk AND begins_with(sk, :a)", List.of(pk, Keys.REVISION), query -> {
            query.scanIndexForward(false)
                    .limit(limit + 1)
                    .projectionExpression("sk, editor, editorName, slug, #at, correction, withdrawn, reason, displaced")
                    .expressionAttributeNames(Map.of("#at", "at"));
            start.ifPresent(sk -> query.exclusiveStartKey(Item.keyed(pk, sk).attributes()));
        });
        List<Revision> found = response.items().stream()
                .map(Item::of)
                .map(RevisionItems::revision)
                .toList();
        List<Revision> entries = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > limit || !response.lastEvaluatedKey().isEmpty();
        return new Page(
                entries,
                more ? Optional.of(Cursor.of(Keys.revision(entries.getLast().number()))) : Optional.empty());
    }

    @Override
    public Optional<WithDocument> find(ArticleId article, int number) {
        return table.get(Keys.article(article), Keys.revision(number)).map(DynamoRevisions::withDocument);
    }

    @Override
    public Optional<WithDocument> find(int number) {
        return table.get(Keys.SITE_REVISIONS, Keys.revision(number)).map(DynamoRevisions::withDocument);
    }

    @Override
    public Optional<WithDocument> current() {
        return table
                .query(
                        "pk = :pk",
                        List.of(Keys.SITE_REVISIONS),
                        query -> query.scanIndexForward(false).limit(1))
                .items()
                .stream()
                .map(item -> withDocument(Item.of(item)))
                .findFirst();
    }

    private static WithDocument withDocument(Item item) {
        return new WithDocument(RevisionItems.revision(item), item.optionalText("document"));
    }
}
