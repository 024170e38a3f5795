package broadsheet.store;

import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Contribution;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Posted;
import broadsheet.discussion.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Comments as items and back. */
final class CommentItems {
    private static final Duration KEPT = Duration.ofDays(30);

    private CommentItems() {}

    static Item published(Contribution from, int number, Instant posted) {
        return withReply(
                Item.keyed(Keys.comments(from.article()), Keys.comment(number))
                        .with("author", from.author().id())
                        .with("name", from.author().name())
                        .with("verified", from.author().verified())
                        .with("posted", posted.toString())
                        .with("state", Comment.State.PUBLISHED.name())
                        .with("text", from.text().value())
                        .with("replies", 0),
                from.inReplyTo());
    }

    static Comment comment(Slug article, Item item) {
        return new Comment(
                article,
                number(item),
                item.string("name"),
                item.flag("verified"),
                item.instant("posted"),
                Comment.State.valueOf(item.string("state")),
                item.optional("text").map(CommentText::new),
                inReplyTo(item));
    }

    static int number(Item comment) {
        return Keys.commentOf(comment.string("sk"))
                .orElseThrow(() -> new IllegalStateException("no comment's key: " + comment.string("sk")));
    }

    static Item held(String id, Contribution from, Set<HoldReason> reasons, Instant posted) {
        return withReply(
                Item.keyed(Keys.HELD, id)
                        .with("article", from.article().value())
                        .with("author", from.author().id())
                        .with("name", from.author().name())
                        .with("verified", from.author().verified())
                        .with("text", from.text().value())
                        .with("posted", posted.toString())
                        .with(
                                "reasons",
                                reasons.stream().sorted().toList(),
                                reason -> Item.empty().with("reason", reason.name()))
                        .with("key", from.key())
                        .with("version", 1)
                        .with("expiresAt", expiry(posted, KEPT)),
                from.inReplyTo());
    }

    static Held held(Item item) {
        return new Held(
                item.string("sk"),
                item.slug("article"),
                author(item),
                new CommentText(item.string("text")),
                inReplyTo(item),
                item.instant("posted"),
                item.list("reasons", reason -> HoldReason.valueOf(reason.string("reason"))),
                item.number("version"));
    }

    /** The contribution that waits in an item. */
    static Contribution contribution(Item held) {
        return new Contribution(
                held.slug("article"),
                author(held),
                new CommentText(held.string("text")),
                inReplyTo(held),
                held.string("key"));
    }

    /** Remembers what became of a contribution, for as long as somebody may ask again. */
    static Item memory(Contribution from, String fingerprint, Posted posted, Instant now) {
        Item item = Item.keyed(Keys.comments(from.article()), Keys.memory(fingerprint))
                .with("expiresAt", expiry(now, KEPT));
        return switch (posted) {
            case Posted.Published(int number, Instant at) ->
                item.with("number", number).with("posted", at.toString());
            case Posted.Waiting(String id, Instant at) -> item.with("held", id).with("posted", at.toString());
        };
    }

    static Posted posted(Item memory) {
        Instant at = memory.instant("posted");
        Optional<String> held = memory.optional("held");
        return held.isPresent()
                ? new Posted.Waiting(held.get(), at)
                : new Posted.Published(memory.number("number"), at);
    }

    static Item tally(Slug article, Tally tally) {
        return Item.keyed(Keys.tally(article), Keys.COMMENTS)
                .with("number", tally.last())
                .with("count", tally.count());
    }

    static Tally tally(Item item) {
        return new Tally(item.number("number"), item.number("count"));
    }

    /** When DynamoDB may let an item go, in seconds since 1970. */
    static int expiry(Instant from, Duration kept) {
        return Math.toIntExact(from.plus(kept).getEpochSecond());
    }

    private static Commenter author(Item item) {
        return new Commenter(item.string("author"), item.string("name"), item.flag("verified"));
    }

    private static Item withReply(Item item, OptionalInt inReplyTo) {
        return inReplyTo.isPresent() ? item.with("inReplyTo", inReplyTo.getAsInt()) : item;
    }

    private static OptionalInt inReplyTo(Item item) {
        return item.attributes().containsKey("inReplyTo")
                ? OptionalInt.of(item.number("inReplyTo"))
                : OptionalInt.empty();
    }
}
