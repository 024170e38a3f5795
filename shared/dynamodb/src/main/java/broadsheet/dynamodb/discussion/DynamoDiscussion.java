package broadsheet.dynamodb.discussion;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.ArticleName;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Tally;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.article.DynamoAddresses;
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
    private final Addresses addresses;

    @Inject
    DynamoDiscussion(Table table) {
        this.table = table;
        this.addresses = new DynamoAddresses(table);
    }

    @Override
    public DiscussionTarget find(Slug address) {
        return addresses
                .leadsTo(address)
                .flatMap(article -> head(article).map(head -> target(article, head)))
                .orElseGet(DiscussionTarget.Unknown::new);
    }

    private static DiscussionTarget target(ArticleId article, Item head) {
        return ArticleItems.isWithdrawn(head)
                ? new DiscussionTarget.Withdrawn()
                : new DiscussionTarget.Published(
                        article, head.slug("slug"), head.instant("published"), ArticleItems.isClosed(head));
    }

    @Override
    public Optional<ArticleName> name(ArticleId article) {
        return head(article).map(head -> new ArticleName(head.slug("slug"), head.optional("title")));
    }

    private Optional<Item> head(ArticleId article) {
        return table.get(Keys.article(article), Keys.HEAD);
    }

    @Override
    public Tally tally(ArticleId article) {
        return table.get(Keys.tally(article), Keys.COMMENTS)
                .map(CommentItems::tally)
                .orElse(Tally.NONE);
    }

    @Override
    public Map<ArticleId, Tally> tallies(Collection<ArticleId> articles) {
        Map<ArticleId, Tally> tallies = new HashMap<>();
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
    public List<Comment> between(ArticleId article, int first, int last) {
        if (last < first) {
            return List.of();
        }
        List<String> values = List.of(Keys.comments(article), Keys.comment(first), Keys.comment(last));
        return table.queryAll("pk = :pk AND sk BETWEEN :a AND :b", values, query -> {}).stream()
                .map(item -> CommentItems.comment(article, item))
                .toList();
    }
}
