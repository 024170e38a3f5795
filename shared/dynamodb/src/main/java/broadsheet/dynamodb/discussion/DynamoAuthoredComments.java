package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.discussion.AuthoredComments;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.inject.Inject;

/** Stores authors' changes of their published comments in the table. */
public final class DynamoAuthoredComments implements AuthoredComments {
    private final Table table;
    private final CommentWrites writes;
    private final RateLimits limits;

    @Inject
    DynamoAuthoredComments(Table table) {
        this.table = table;
        this.writes = new CommentWrites(table);
        this.limits = new RateLimits(table);
    }

    @Override
    public List<Integer> under(ArticleId article, String reader) {
        String first = new ReaderDataIndex.OfComment(article, 0).key();
        return table
                .queryAll(
                        "pk = :pk AND begins_with(sk, :a)",
                        List.of(Keys.reader(reader), first.substring(0, first.lastIndexOf('#') + 1)),
                        query -> {})
                .stream()
                .flatMap(entry -> ReaderDataIndex.of(entry.string("sk")).stream())
                .filter(ReaderDataIndex.OfComment.class::isInstance)
                .map(to -> ((ReaderDataIndex.OfComment) to).number())
                .toList();
    }

    @Override
    public Edit edit(
            ArticleId article,
            int number,
            Commenter author,
            CommentText text,
            Set<HoldReason> reasons,
            int perHour,
            Instant now) {
        return ConditionalWrite.untilDone("comment " + number + " of " + article, () -> {
            Optional<Item> found = writes.comment(article, number);
            if (found.isEmpty()) {
                return Optional.of(new Edit.Unknown());
            }
            Item comment = found.get();
            if (!CommentItems.isPublished(comment)) {
                return Optional.of(hidden(comment, author, text));
            }
            if (!comment.flag("signedIn") || !comment.string("author").equals(author.id())) {
                return Optional.of(new Edit.NotYours());
            }
            if (comment.string("text").equals(text.value())) {
                return Optional.of(new Edit.Done(CommentItems.comment(article, comment)));
            }
            if (now.isAfter(comment.instant("posted").plus(EDITABLE))) {
                return Optional.of(new Edit.TooLate());
            }
            List<ConditionalWrite> steps = new ArrayList<>();
            steps.addAll(
                    reasons.isEmpty() ? changing(comment, text, now) : holding(article, comment, text, reasons, now));
            steps.addAll(limits.limiting("COMMENTS", author, perHour, now));
            // Retry in any case: the next attempt reads the result from the table and returns it.
            ConditionalWrite.make(table, steps);
            return Optional.empty();
        });
    }

    /** The result for a hidden comment. Its placeholder has no author, so the held comment is read. */
    private Edit hidden(Item place, Commenter author, CommentText text) {
        return place.optional("held")
                .flatMap(id -> table.getNow(Keys.HELD, id))
                .map(CommentItems::held)
                .filter(held -> held.author().id().equals(author.id()))
                .<Edit>map(held -> held.text().equals(text) ? new Edit.Pending(held) : new Edit.PendingWithOtherText())
                .orElseGet(Edit.Unknown::new);
    }

    /** No moderator has read the new text, so reports can hide the comment again. */
    private List<ConditionalWrite> changing(Item comment, CommentText text, Instant now) {
        return List.of(ConditionalWrite.of(table.updating(
                comment.string("pk"),
                comment.string("sk"),
                "SET #text = :text, edited = :edited REMOVE reviewed ADD edits :one",
                "#state = :state AND #text = :before",
                Item.empty()
                        .with("text", text.value())
                        .with("edited", now.truncatedTo(ChronoUnit.SECONDS).toString())
                        .with("one", 1)
                        .with("state", State.PUBLISHED.name())
                        .with("before", comment.string("text")))));
    }

    /** Holds the comment with its new text, and leaves a placeholder. */
    private List<ConditionalWrite> holding(
            ArticleId article, Item comment, CommentText text, Set<HoldReason> reasons, Instant now) {
        var held = new Held(
                UlidCreator.getUlid(now.toEpochMilli()).toString(),
                article,
                CommentItems.author(comment),
                text,
                comment.optionalNumber("inReplyTo"),
                comment.instant("posted"),
                reasons.stream().sorted().toList(),
                1,
                OptionalInt.of(CommentItems.number(comment)),
                Optional.of(now.truncatedTo(ChronoUnit.SECONDS)));
        return writes.hiding(article, comment, held);
    }
}
