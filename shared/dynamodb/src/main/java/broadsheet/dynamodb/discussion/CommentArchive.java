package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.article.Fingerprint;
import broadsheet.discussion.ArchivedComment;
import broadsheet.discussion.Commenter;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Expressions;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Adds comments of other systems to articles. Each is one transaction, like a comment that a reader posts. A comment keeps its identity in the
 * other system, so a repeat adds none twice.
 *
 * @param table the table
 */
public record CommentArchive(Table table) {
    private static final String SOURCE = "source";
    private static final String PROJECTION = "#sk, #source";

    /** Nobody reads what a comment of another system was sent with. */
    private static final String CONTENT = "archive";

    /**
     * Adds those comments that the article does not have yet.
     *
     * @param comments in the order in which they get their numbers, an answered one before its answers
     * @param now the time, by which a comment counts as recent
     * @return how many were added
     * @throws RuntimeException if the article is not published
     */
    public int add(ArticleId article, List<ArchivedComment> comments, Instant now) {
        Map<String, Integer> numbers = numbers(article);
        int added = 0;
        for (ArchivedComment comment : comments) {
            if (!numbers.containsKey(comment.source())) {
                Optional<Integer> number = ConditionalWrite.untilDone(
                        "the comment " + comment.source(), () -> added(article, comment, numbers, now));
                number.ifPresent(given -> numbers.put(comment.source(), given));
                added += number.isPresent() ? 1 : 0;
            }
        }
        return added;
    }

    /** How many of these comments the article does not have. */
    public int missing(ArticleId article, List<ArchivedComment> comments) {
        Map<String, Integer> numbers = numbers(article);
        return (int) comments.stream()
                .filter(comment -> !numbers.containsKey(comment.source()))
                .count();
    }

    /** The numbers of comments of other systems, by their identities there. */
    private Map<String, Integer> numbers(ArticleId article) {
        Map<String, Integer> numbers = new HashMap<>();
        table.queryAll(
                        "pk = :pk AND begins_with(sk, :a)",
                        List.of(Keys.comments(article), Keys.COMMENT),
                        query -> query.projectionExpression(PROJECTION)
                                .expressionAttributeNames(Expressions.names(PROJECTION)))
                .forEach(item ->
                        item.optional(SOURCE).ifPresent(source -> numbers.put(source, CommentItems.number(item))));
        return numbers;
    }

    /**
     * One attempt.
     *
     * @return the comment's number; an empty number if another run has added it; nothing if another writer was faster
     */
    private Optional<Optional<Integer>> added(
            ArticleId article, ArchivedComment comment, Map<String, Integer> numbers, Instant now) {
        var writes = new CommentWrites(table);
        Item memory = Item.keyed(Keys.comments(article), Keys.memory(Fingerprint.of(comment.source())));
        if (table.getNow(memory.string("pk"), memory.string("sk")).isPresent()) {
            return Optional.of(Optional.empty());
        }
        int number = writes.tally(article).last() + 1;
        OptionalInt parent = comment.inReplyTo()
                .flatMap(source -> Optional.ofNullable(numbers.get(source)))
                .map(answered -> writes.existingParent(article, OptionalInt.of(answered)))
                .orElse(OptionalInt.empty());
        Item item = CommentItems.published(
                        article, number, new Commenter("", comment.name(), false), comment.posted(), comment.text())
                .with(SOURCE, comment.source());
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(ConditionalWrite.of(table.putting(CommentItems.replying(item, parent), Table.NEW, Item.empty())));
        steps.add(writes.assigningNumber(article, number));
        steps.addAll(writes.changingReplyCount(article, parent, 1));
        // Two runs at once would both find that the article lacks the comment.
        steps.add(ConditionalWrite.of(table.putting(
                memory.with("content", CONTENT)
                        .with("posted", comment.posted().toString())
                        .with("number", number)
                        .with("expiresAt", CommentItems.expiry(now, CommentItems.KEPT)),
                Table.NEW,
                Item.empty())));
        if (comment.posted().isAfter(now.minus(CommentItems.KEPT))) {
            steps.add(writes.addingToRecent(article, number, comment.posted()));
        }
        steps.add(writes.requiringArticle(article));
        return ConditionalWrite.make(table, steps) ? Optional.of(Optional.of(number)) : Optional.empty();
    }
}
