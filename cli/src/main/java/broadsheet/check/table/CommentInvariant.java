package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.discussion.Comment.State;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.discussion.CommentWrites;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.key.RecentCommentKey;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Invariant: the author's data index leads to a published comment, and the moderators' list of recent comments contains
 * it while it is new. A held comment is in the moderation queue.
 */
record CommentInvariant(Table table, ArticleId article, int number, Instant now) implements Invariant {
    /**
     * An entry in the list of recent comments that expires within this time is not checked. DynamoDB deletes expired
     * items at its own pace.
     */
    private static final Duration EXPIRING = Duration.ofDays(1);

    @Override
    public String place() {
        return Keys.comments(article) + " " + Keys.comment(number);
    }

    @Override
    public List<Finding> check() {
        CommentWrites writes = new CommentWrites(table);
        Optional<Item> found = writes.comment(article, number);
        if (found.isEmpty()) {
            return List.of();
        }
        Item comment = found.get();
        return switch (State.valueOf(comment.string("state"))) {
            case PUBLISHED -> published(writes, comment);
            case HELD -> held(comment).stream().toList();
            default -> List.of();
        };
    }

    private List<Finding> published(CommentWrites writes, Item comment) {
        List<Finding> findings = new ArrayList<>();
        Instant posted = comment.instant("posted");
        var recentComment = new RecentCommentKey(posted, article, number);
        boolean isNew = posted.isAfter(now.minus(CommentItems.KEPT).plus(EXPIRING));
        if (isNew
                && table.getNow(Keys.recent(recentComment.day()), Keys.recentComment(recentComment))
                        .isEmpty()) {
            findings.add(missing(
                    Keys.recent(recentComment.day()) + " " + Keys.recentComment(recentComment),
                    comment,
                    List.of(writes.addingToRecent(article, number, posted))));
        }
        var author = CommentItems.author(comment);
        if (!author.signedIn() && !author.id().isEmpty()) {
            findings.add(
                    Finding.repairable(place(), "keeps what stood for its author's address", () -> forget(comment)));
        }
        String entry = new ReaderDataIndex.OfComment(article, number).key();
        if (author.signedIn() && table.getNow(Keys.reader(author.id()), entry).isEmpty()) {
            findings.add(missing(
                    Keys.reader(author.id()) + " " + entry, comment, writes.indexing(article, number, author, posted)));
        }
        return findings;
    }

    private boolean forget(Item comment) {
        return ConditionalWrite.make(
                table,
                List.of(AsRead.of(Optional.of(comment), "state", "author")
                        .updating(
                                table, Keys.comments(article), Keys.comment(number), "REMOVE #author", Item.empty())));
    }

    private Finding missing(String where, Item comment, List<ConditionalWrite> writes) {
        List<ConditionalWrite> steps = new ArrayList<>(writes);
        steps.add(AsRead.of(Optional.of(comment), "state", "author")
                .checking(table, Keys.comments(article), Keys.comment(number)));
        return Finding.repairable(
                where,
                "does not lead to comment %d of %s".formatted(number, article),
                () -> ConditionalWrite.make(table, steps));
    }

    private Optional<Finding> held(Item place) {
        Optional<Item> waiting = place.optional("held").flatMap(id -> table.getNow(Keys.HELD, id));
        return waiting.filter(item -> item.string("article").equals(article.value())
                                && item.optionalNumber("number").orElse(0) == number)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Finding.manual(
                        place(), "waits for a decision, and is not in the queue", "a backup has what it said"));
    }
}
