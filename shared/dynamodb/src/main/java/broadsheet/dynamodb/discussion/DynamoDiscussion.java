package broadsheet.dynamodb.discussion;

import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Tally;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;

/** Reads discussions from the table. */
public final class DynamoDiscussion implements Discussion, DiscussionTargets {
    private final Table table;

    @Inject
    DynamoDiscussion(Table table) {
        this.table = table;
    }

    @Override
    public DiscussionTarget find(Slug article) {
        Optional<Item> found = table.get(Keys.article(article), Keys.HEAD);
        if (found.isEmpty()) {
            return new DiscussionTarget.Unknown();
        }
        Item head = found.get();
        if (ArticleItems.isWithdrawn(head)) {
            return new DiscussionTarget.Withdrawn();
        }
        return ArticleItems.movedTo(head)
                .<DiscussionTarget>map(DiscussionTarget.Moved::new)
                .orElseGet(
                        () -> new DiscussionTarget.Published(head.instant("published"), ArticleItems.isClosed(head)));
    }

    @Override
    public Optional<String> title(Slug article) {
        return table.get(Keys.article(article), Keys.HEAD)
                .filter(ArticleItems::isPublished)
                .flatMap(head -> head.optional("title"));
    }

    @Override
    public Tally tally(Slug article) {
        return table.get(Keys.tally(article), Keys.COMMENTS)
                .map(CommentItems::tally)
                .orElse(Tally.NONE);
    }

    @Override
    public Map<Slug, Tally> tallies(Collection<Slug> articles) {
        Map<Slug, Tally> tallies = new HashMap<>();
        articles.forEach(article -> tallies.put(article, Tally.NONE));
        table.getAll(
                articles.stream()
                        .map(article -> Item.keyed(Keys.tally(article), Keys.COMMENTS))
                        .toList(),
                item -> tallies.put(
                        Keys.countedOf(item.string("pk"), Keys.COMMENTS).orElseThrow(), CommentItems.tally(item)));
        return tallies;
    }

    @Override
    public List<Comment> between(Slug article, int first, int last) {
        if (last < first) {
            return List.of();
        }
        List<String> values = List.of(Keys.comments(article), Keys.comment(first), Keys.comment(last));
        return table.queryAll("pk = :pk AND sk BETWEEN :a AND :b", values, query -> {}).stream()
                .map(item -> CommentItems.comment(article, item))
                .toList();
    }
}
