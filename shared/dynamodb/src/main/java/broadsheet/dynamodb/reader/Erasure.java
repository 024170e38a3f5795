package broadsheet.dynamodb.reader;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.Moderator;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.discussion.CommentWrites;
import broadsheet.dynamodb.discussion.Decisions;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.key.ReportKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.Ratings;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Erases the data that one entry of the reader data index refers to. The last transaction also deletes the entry, so
 * an interrupted erasure finds it again. Each transaction depends on the data that was read. If the reader or a
 * moderator has changed that meanwhile, it reads again and retries.
 *
 * @param table the table
 * @param writes the writes of the transactions
 * @param decisions withdraws held comments
 * @param ratings removes ratings
 */
record Erasure(Table table, CommentWrites writes, Decisions decisions, Ratings ratings) {
    private static final Moderator NOBODY = new Moderator("", "");

    private static final String GONE = "attribute_not_exists(pk)";

    void erase(String reader, ReaderDataIndex entry, Instant now) {
        ConditionalWrite.untilDone("what is kept about a reader", () -> {
            boolean done = switch (entry) {
                case ReaderDataIndex.OfComment comment -> comment(reader, comment, now);
                case ReaderDataIndex.OfHeld(String id) -> held(reader, id, now);
                case ReaderDataIndex.OfRating(ArticleId article) -> {
                    // Removing the rating also deletes the entry.
                    ratings.remove(RatingRequest.signedIn(article, reader, Optional.empty()), now);
                    yield true;
                }
                case ReaderDataIndex.OfReport(ArticleId article, int number) ->
                    ConditionalWrite.make(
                            table,
                            List.of(
                                    ConditionalWrite.of(table.deleting(
                                            ReportKeys.reports(article, number), ReportKeys.report(reader))),
                                    writes.unindexing(reader, entry)));
                case ReaderDataIndex.OfByline byline ->
                    ConditionalWrite.make(table, List.of(writes.unindexing(reader, byline)));
            };
            return done ? Optional.of(true) : Optional.empty();
        });
    }

    private boolean comment(String reader, ReaderDataIndex.OfComment entry, Instant now) {
        Optional<Item> found = writes.comment(entry.article(), entry.number());
        Optional<String> held = found.flatMap(item -> item.optional("held"));
        if (found.filter(item -> isPublishedOf(reader, item)).isPresent()) {
            return remove(found.orElseThrow(), entry.article());
        }
        if (found.isPresent() && held.isPresent()) {
            // Withdrawing the held comment also removes its placeholder.
            return takeBack(held.get(), now);
        }
        // The comment was removed already. The condition fails if it exists again.
        return ConditionalWrite.make(
                table,
                List.of(
                        ConditionalWrite.of(table.checking(
                                Keys.comments(entry.article()),
                                Keys.comment(entry.number()),
                                "attribute_not_exists(author) AND attribute_not_exists(held)",
                                Item.empty())),
                        writes.unindexing(reader, entry)));
    }

    private boolean held(String reader, String id, Instant now) {
        if (table.getNow(Keys.HELD, id).isPresent()) {
            // Withdrawing turns the held comment into a decision, which the code below erases.
            takeBack(id, now);
        }
        Optional<Item> decided = table.getNow(Keys.DECIDED, id);
        ConditionalWrite unindexing = writes.unindexing(reader, new ReaderDataIndex.OfHeld(id));
        if (decided.isEmpty()) {
            return ConditionalWrite.make(
                    table,
                    List.of(
                            ConditionalWrite.of(table.checking(Keys.HELD, id, GONE, Item.empty())),
                            ConditionalWrite.of(table.checking(Keys.DECIDED, id, GONE, Item.empty())),
                            unindexing));
        }
        // Remove the comment before the decision becomes anonymous. The anonymous decision lacks the data for a
        // restore, and without the comment no moderator can restore it.
        List<ConditionalWrite> steps = anonymous(decided.get(), now);
        steps.add(unindexing);
        return removed(reader, decided.get()) && ConditionalWrite.make(table, steps);
    }

    private boolean removed(String reader, Item decided) {
        if (CommentItems.decision(decided).act() != Act.APPROVED) {
            return true;
        }
        ArticleId article = decided.article("article");
        return writes.comment(article, decided.number("number"))
                .filter(item -> isPublishedOf(reader, item))
                .map(item -> remove(item, article))
                .orElse(true);
    }

    private boolean remove(Item comment, ArticleId article) {
        return ConditionalWrite.make(table, writes.removing(comment, article, State.REMOVED_BY_AUTHOR));
    }

    private boolean takeBack(String id, Instant now) {
        Optional<Held> held = table.getNow(Keys.HELD, id).map(CommentItems::held);
        return held.isPresent()
                && decisions
                        .drop(
                                held.get(),
                                Act.WITHDRAWN,
                                new Moderator(held.get().author().id(), ""),
                                now)
                        .isPresent();
    }

    /**
     * Keeps the decision for status requests, but without its author. A rejection becomes a withdrawal, so that no
     * moderator can restore it.
     */
    private List<ConditionalWrite> anonymous(Item decided, Instant now) {
        Decision made = CommentItems.decision(decided);
        boolean approved = made.act() == Act.APPROVED;
        var left = new Decision(
                made.id(),
                made.article(),
                "",
                approved ? Act.APPROVED : Act.WITHDRAWN,
                made.number(),
                approved ? made.by() : NOBODY,
                made.act() == Act.REJECTED ? now.truncatedTo(ChronoUnit.SECONDS) : made.at());
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(ConditionalWrite.of(table.putting(
                CommentItems.decided(left, Item.empty()).with("wasPublished", decided.flag("wasPublished")),
                "#at = :at AND act = :act AND author = :author",
                Item.empty()
                        .with("at", made.at().toString())
                        .with("act", made.act().name())
                        .with("author", made.author()))));
        if (left.act() != made.act()) {
            steps.add(ConditionalWrite.of(table.putting(CommentItems.dated(left))));
            if (!left.at().equals(made.at())) {
                steps.add(ConditionalWrite.of(table.deleting(Keys.DECIDED, Keys.decidedAt(made.at(), made.id()))));
            }
        }
        return steps;
    }

    private static boolean isPublishedOf(String reader, Item comment) {
        return CommentItems.isPublished(comment)
                && comment.flag("signedIn")
                && comment.string("author").equals(reader);
    }
}
