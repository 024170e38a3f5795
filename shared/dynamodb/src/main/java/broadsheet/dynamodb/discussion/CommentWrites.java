package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Held;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Refused.Why;
import broadsheet.discussion.Tally;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.key.RecentCommentKey;
import broadsheet.dynamodb.key.ReportKeys;
import broadsheet.dynamodb.key.ReportedCommentKey;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The writes that make up every change of a discussion. A method named by a gerund returns the write of that name and
 * performs nothing; callers combine writes into transactions.
 *
 * @param table the table
 */
public record CommentWrites(Table table) {
    /** The state of a comment that was held, as the reader data index records it. */
    public enum HeldState {
        WAITING,
        APPROVED,
        REJECTED,
        WITHDRAWN;

        public static HeldState of(Decision.Act act) {
            return switch (act) {
                case APPROVED -> APPROVED;
                case REJECTED -> REJECTED;
                case WITHDRAWN -> WITHDRAWN;
            };
        }

        /** Whether an index entry records this state. */
        public boolean isOf(Item indexEntry) {
            return indexEntry.string("state").equals(name());
        }
    }

    /** DynamoDB deletes expired items in no particular order, so an index entry expires a week after its target. */
    public static final Duration INDEX_KEPT = CommentItems.KEPT.plusDays(7);

    private static final String THERE = "attribute_exists(pk)";

    public Tally tally(ArticleId article) {
        return table.getNow(Keys.tally(article), Keys.COMMENTS)
                .map(CommentItems::tally)
                .orElse(Tally.NONE);
    }

    public Optional<Item> comment(ArticleId article, int number) {
        return table.getNow(Keys.comments(article), Keys.comment(number));
    }

    /** Requires that the article is published. */
    ConditionalWrite requiringArticle(ArticleId article) {
        return ConditionalWrite.orElse(
                table.checking(Keys.article(article), Keys.HEAD, "attribute_exists(digest)", Item.empty()),
                () -> Refused.because(Why.NO_ARTICLE));
    }

    /** Assigns the next comment number; fails if another writer has assigned it meanwhile. */
    ConditionalWrite assigningNumber(ArticleId article, int number) {
        Item values = Item.empty().with("number", number).with("one", 1);
        return ConditionalWrite.of(table.updating(
                Keys.tally(article),
                Keys.COMMENTS,
                "SET #number = :number ADD #count :one",
                number == 1 ? Table.NEW : "#number = :last",
                number == 1 ? values : values.with("last", number - 1)));
    }

    /** Adds to the number of published comments. */
    ConditionalWrite changingCount(ArticleId article, int by) {
        return ConditionalWrite.of(table.updating(
                Keys.tally(article),
                Keys.COMMENTS,
                "ADD #count :by",
                THERE,
                Item.empty().with("by", by)));
    }

    /** Counts a new reply to a published comment. */
    ConditionalWrite addingReply(ArticleId article, int parent) {
        return ConditionalWrite.orElse(
                table.updating(
                        Keys.comments(article),
                        Keys.comment(parent),
                        "ADD replies :one",
                        "#state = :published",
                        Item.empty().with("one", 1).with("published", Comment.State.PUBLISHED.name())),
                () -> Refused.because(Why.NO_COMMENT));
    }

    /** Adds to the number of replies to a comment or placeholder. */
    List<ConditionalWrite> changingReplyCount(ArticleId article, OptionalInt parent, int by) {
        return parent.isEmpty()
                ? List.of()
                : List.of(ConditionalWrite.of(table.updating(
                        Keys.comments(article),
                        Keys.comment(parent.getAsInt()),
                        "ADD replies :by",
                        THERE,
                        Item.empty().with("by", by))));
    }

    /** The comment that a reply answers, if it or its placeholder still exists. */
    OptionalInt existingParent(ArticleId article, OptionalInt parent) {
        return parent.isPresent() && comment(article, parent.getAsInt()).isPresent() ? parent : OptionalInt.empty();
    }

    /** Deletes a comment without replies, and its entry in the reader data index. */
    List<ConditionalWrite> deletingWithoutReplies(Item comment, ArticleId article, Commenter author) {
        UnchangedComment same = UnchangedComment.of(comment);
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(ConditionalWrite.of(table.deleting(
                comment.string("pk"),
                comment.string("sk"),
                same.condition() + " AND replies = :none",
                same.values().with("none", 0))));
        steps.addAll(changingReplyCount(article, comment.optionalNumber("inReplyTo"), -1));
        steps.addAll(unindexing(article, CommentItems.number(comment), author));
        return steps;
    }

    /** Replaces a comment with a placeholder, because others replied to it or it is held again. */
    ConditionalWrite replacingWithPlaceholder(Item comment, Comment.State state, Optional<String> held) {
        UnchangedComment same = UnchangedComment.of(comment);
        Item values =
                same.values().with("state", state.name()).with("nobody", "").with("no", false);
        return ConditionalWrite.of(table.updating(
                comment.string("pk"),
                comment.string("sk"),
                "SET #state = :state, #name = :nobody, signedIn = :no"
                        + (held.isPresent()
                                ? ", held = :held REMOVE #text, author, verified"
                                : " REMOVE #text, author, verified, edited, edits, held"),
                same.condition() + (held.isPresent() ? "" : " AND replies > :none"),
                held.isPresent() ? values.with("held", held.get()) : values.with("none", 0)));
    }

    /**
     * Hides a published comment until a moderator decides, and leaves a placeholder. The held comment does not expire,
     * because its placeholder would then stay forever.
     *
     * @param held the held comment, with the comment's number
     */
    List<ConditionalWrite> hiding(ArticleId article, Item comment, Held held) {
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(ConditionalWrite.of(
                table.putting(CommentItems.numbered(CommentItems.held(held), held.number()), Table.NEW, Item.empty())));
        steps.add(replacingWithPlaceholder(comment, Comment.State.HELD, Optional.of(held.id())));
        steps.add(changingCount(article, -1));
        steps.addAll(indexingHeld(held.id(), held.author(), HeldState.WAITING, Optional.empty()));
        steps.add(ConditionalWrite.of(table.deleting(
                ReportKeys.REPORTED, new ReportedCommentKey(article, CommentItems.number(comment)).sk())));
        return steps;
    }

    /** Removes a published comment. If others replied to it, a placeholder stays. */
    public List<ConditionalWrite> removing(Item comment, ArticleId article, Comment.State left) {
        Commenter author = CommentItems.author(comment);
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(changingCount(article, -1));
        if (comment.number("replies") > 0) {
            steps.add(replacingWithPlaceholder(comment, left, Optional.empty()));
            steps.addAll(unindexing(article, CommentItems.number(comment), author));
        } else {
            steps.addAll(deletingWithoutReplies(comment, article, author));
        }
        return steps;
    }

    /** Adds an entry, so that moderators find the comment among the newest of all articles for thirty days. */
    public ConditionalWrite addingToRecent(ArticleId article, int number, Instant posted) {
        var recentComment = new RecentCommentKey(posted, article, number);
        return ConditionalWrite.of(
                table.putting(Item.keyed(Keys.recent(recentComment.day()), Keys.recentComment(recentComment))
                        .with("expiresAt", CommentItems.expiry(posted, CommentItems.KEPT))));
    }

    /** Adds a signed-in reader's comment to the reader data index. */
    public List<ConditionalWrite> indexing(ArticleId article, int number, Commenter author, Instant posted) {
        return author.signedIn()
                ? List.of(ConditionalWrite.of(
                        table.putting(indexEntry(author, new ReaderDataIndex.OfComment(article, number))
                                .with("posted", posted.toString()))))
                : List.of();
    }

    /** Removes a comment from the reader data index. */
    public List<ConditionalWrite> unindexing(ArticleId article, int number, Commenter author) {
        return author.signedIn()
                ? List.of(unindexing(author.id(), new ReaderDataIndex.OfComment(article, number)))
                : List.of();
    }

    public ConditionalWrite unindexing(String reader, ReaderDataIndex to) {
        return ConditionalWrite.of(table.deleting(Keys.reader(reader), to.key()));
    }

    /**
     * Adds a held comment, or the decision about it, to the reader data index.
     *
     * @param kept the start of the thirty days for which it is kept; empty if it does not expire
     */
    public List<ConditionalWrite> indexingHeld(String id, Commenter author, HeldState state, Optional<Instant> kept) {
        if (!author.signedIn()) {
            return List.of();
        }
        Item entry = indexEntry(author, new ReaderDataIndex.OfHeld(id)).with("state", state.name());
        return List.of(ConditionalWrite.of(table.putting(
                kept.map(since -> entry.with("expiresAt", CommentItems.expiry(since, INDEX_KEPT)))
                        .orElse(entry))));
    }

    /** Adds a signed-in reader's report to the reader data index. */
    List<ConditionalWrite> indexingReport(ArticleId article, int number, Commenter reader, Instant now) {
        return reader.signedIn()
                ? List.of(ConditionalWrite.of(
                        table.putting(indexEntry(reader, new ReaderDataIndex.OfReport(article, number))
                                .with("expiresAt", CommentItems.expiry(now, INDEX_KEPT)))))
                : List.of();
    }

    private static Item indexEntry(Commenter reader, ReaderDataIndex to) {
        return Item.keyed(Keys.reader(reader.id()), to.key());
    }
}
