package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.Reports.Report;
import broadsheet.discussion.SubmissionResult;
import broadsheet.discussion.Tally;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Converts between comments and items. */
public final class CommentItems {
    /** How long the table keeps held comments, decisions and idempotency records. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** The tally's attribute with the last assigned comment number. */
    public static final String GIVEN = "number";

    private CommentItems() {}

    /** A published comment. If its author has no account, the item keeps only their name. */
    static Item published(ArticleId article, int number, Commenter author, Instant posted, CommentText text) {
        return authored(Item.keyed(Keys.comments(article), Keys.comment(number)), author.decided())
                .with("posted", posted.toString())
                .with("state", Comment.State.PUBLISHED.name())
                .with("text", text.value())
                .with("replies", 0);
    }

    public static Comment comment(ArticleId article, Item item) {
        return new Comment(
                article,
                number(item),
                item.string("name"),
                item.flag("signedIn"),
                item.has("verified"),
                item.instant("posted"),
                edited(item),
                Comment.State.valueOf(item.string("state")),
                item.optional("text").map(CommentText::new),
                item.optionalNumber("inReplyTo"));
    }

    public static int number(Item comment) {
        return Keys.commentOf(comment.string("sk"))
                .orElseThrow(() -> new IllegalStateException("no comment's key: " + comment.string("sk")));
    }

    public static boolean isPublished(Item comment) {
        return comment.string("state").equals(Comment.State.PUBLISHED.name());
    }

    /** The time of the author's last change since the comment was published. */
    static Optional<Instant> edited(Item item) {
        return item.optional("edited").map(Instant::parse);
    }

    /** How often the author has edited the comment while it was published. */
    static int edits(Item comment) {
        return comment.optionalNumber("edits").orElse(0);
    }

    public static Item held(Held held) {
        return replying(authored(Item.keyed(Keys.HELD, held.id()), held.author()), held.inReplyTo())
                .with("article", held.article().value())
                .with("text", held.text().value())
                .with("posted", held.posted().toString())
                .with("reasons", reasons(held.reasons()), reason -> reason)
                .with("version", held.version())
                .with("edited", held.edited().map(Instant::toString));
    }

    static List<Item> reasons(Collection<HoldReason> reasons) {
        return reasons.stream()
                .sorted()
                .map(reason -> Item.empty().with("reason", reason.name()))
                .toList();
    }

    public static Held held(Item item) {
        return new Held(
                item.string("sk"),
                item.article("article"),
                author(item),
                new CommentText(item.string("text")),
                item.optionalNumber("inReplyTo"),
                item.instant("posted"),
                item.list("reasons", reason -> HoldReason.valueOf(reason.string("reason"))),
                item.number("version"),
                item.optionalNumber("number"),
                edited(item));
    }

    /** A decision, with the data that restoring the comment needs. */
    public static Item decided(Decision decision, Item held) {
        Item item = Item.keyed(Keys.DECIDED, decision.id())
                .with("article", decision.article().value())
                .with("author", decision.author())
                .with("act", decision.act().name())
                .with("by", decision.by().id())
                .with("byName", decision.by().name())
                .with("at", decision.at().toString())
                .with("expiresAt", expiry(decision.at(), KEPT))
                .with("held", held.without("pk", "sk"));
        return numbered(item, decision.number());
    }

    /** A decision's entry by time, for lists of the latest decisions and for counts. */
    public static Item dated(Decision decision) {
        return Item.keyed(Keys.DECIDED, Keys.decidedAt(decision.at(), decision.id()))
                .with("act", decision.act().name())
                .with("expiresAt", expiry(decision.at(), KEPT));
    }

    public static Decision decision(Item item) {
        return new Decision(
                item.string("sk"),
                item.article("article"),
                item.string("author"),
                Act.valueOf(item.string("act")),
                item.optionalNumber("number"),
                new Moderator(item.string("by"), item.string("byName")),
                item.instant("at"));
    }

    /** The idempotency record of a submission: its result, kept as long as clients may retry. */
    static Item memory(CommentSubmission from, SubmissionResult posted, Instant now) {
        Item item = Item.keyed(Keys.comments(from.article()), Keys.memory(from.attempt()))
                .with("content", from.content())
                .with("posted", posted.posted().toString())
                .with("expiresAt", expiry(now, KEPT));
        return switch (posted) {
            case SubmissionResult.Published(int number, Instant at) -> item.with("number", number);
            case SubmissionResult.Waiting(String id, Instant at) -> item.with("held", id);
        };
    }

    static SubmissionResult posted(Item memory) {
        Instant at = memory.instant("posted");
        Optional<String> held = memory.optional("held");
        return held.isPresent()
                ? new SubmissionResult.Waiting(held.get(), at)
                : new SubmissionResult.Published(memory.number("number"), at);
    }

    static Tally tally(Item item) {
        return new Tally(item.number(GIVEN), item.number("count"));
    }

    public static Report report(Item item) {
        return new Report(item.string("reason"), item.instant("at"));
    }

    /** The time when DynamoDB may delete an item, in seconds since 1970. */
    static long expiry(Instant from, Duration kept) {
        return from.plus(kept).getEpochSecond();
    }

    public static Commenter author(Item item) {
        return new Commenter(
                item.optional("author").orElse(""),
                item.string("name"),
                item.flag("signedIn"),
                item.has("verified"),
                List.of());
    }

    static Item authored(Item item, Commenter author) {
        Item named = item.with("name", author.name()).with("signedIn", author.signedIn());
        Item known = author.id().isEmpty() ? named : named.with("author", author.id());
        return author.verified() ? known.with("verified", true) : known;
    }

    static Item replying(Item item, OptionalInt inReplyTo) {
        return inReplyTo.isPresent() ? item.with("inReplyTo", inReplyTo.getAsInt()) : item;
    }

    static Item numbered(Item item, OptionalInt number) {
        return number.isPresent() ? item.with("number", number.getAsInt()) : item;
    }
}
