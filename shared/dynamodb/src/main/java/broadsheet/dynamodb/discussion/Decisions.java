package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.HeldComments.HeldCommentState;
import broadsheet.discussion.Moderator;
import broadsheet.dynamodb.discussion.CommentWrites.HeldState;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Decides about held comments, and restores them. Each method is one transaction that moves the comment from one state
 * to another. It fails if the comment has changed since it was read.
 *
 * @param table the table
 * @param writes the writes of the transactions
 */
public record Decisions(Table table, CommentWrites writes) {
    /** The current state of a comment that was held; empty if the table no longer has it. */
    Optional<HeldCommentState> find(String id) {
        Optional<Item> held = table.getNow(Keys.HELD, id);
        if (held.isPresent()) {
            return held.map(item -> new HeldCommentState.Waiting(CommentItems.held(item)));
        }
        return table.getNow(Keys.DECIDED, id).map(item -> new HeldCommentState.Decided(CommentItems.decision(item)));
    }

    /**
     * Publishes a held comment.
     *
     * @return the decision; empty if another writer was faster
     */
    Optional<Decision> approve(Held held, Moderator by, Instant now) {
        ArticleId article = held.article();
        boolean wasPublished = held.number().isPresent();
        int number = held.number().orElseGet(() -> writes.tally(article).last() + 1);
        Decision decision = decision(held, Act.APPROVED, OptionalInt.of(number), by, now);
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(deletingHeld(held));
        if (wasPublished) {
            steps.add(showingAgain(held, number));
            steps.add(writes.changingCount(article, 1));
        } else {
            OptionalInt parent = writes.existingParent(article, held.inReplyTo());
            Item comment = CommentItems.published(article, number, held.author(), held.posted(), held.text());
            steps.add(ConditionalWrite.of(table.putting(
                    CommentItems.replying(comment, parent).with("held", held.id()), Table.NEW, Item.empty())));
            steps.add(writes.assigningNumber(article, number));
            steps.addAll(writes.changingReplyCount(article, parent, 1));
            steps.addAll(writes.indexing(article, number, held.author(), held.posted()));
            steps.add(writes.addingToRecent(article, number, held.posted()));
        }
        steps.add(writes.requiringArticle(article));
        steps.addAll(indexing(held, decision));
        steps.add(records()
                .ofComment(
                        broadsheet.audit.Act.COMMENT_APPROVED,
                        article,
                        OptionalInt.of(number),
                        AuditKeys.held(held.id()),
                        by,
                        now));
        // The published comment holds the text, so the decision does not repeat it.
        steps.addAll(puttingDecision(decision, kept(held).without("text"), wasPublished));
        return make(steps, decision);
    }

    /**
     * Rejects or withdraws a held comment.
     *
     * @param act rejected by a moderator, or withdrawn by the author
     * @return the decision; empty if another writer was faster
     */
    public Optional<Decision> drop(Held held, Act act, Moderator by, Instant now) {
        boolean withdrawn = act == Act.WITHDRAWN;
        Decision decision = decision(held, act, held.number(), by, now);
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(deletingHeld(held));
        if (held.number().isPresent()) {
            Optional<Item> place = writes.comment(held.article(), held.number().getAsInt());
            if (place.isEmpty()) {
                return Optional.empty();
            }
            State left = withdrawn ? State.REMOVED_BY_AUTHOR : State.REMOVED_BY_MODERATOR;
            if (place.get().number("replies") > 0) {
                steps.add(writes.replacingWithPlaceholder(place.get(), left, Optional.empty()));
                steps.addAll(writes.unindexing(held.article(), held.number().getAsInt(), held.author()));
            } else {
                steps.addAll(writes.deletingWithoutReplies(place.get(), held.article(), held.author()));
            }
        }
        Item kept = kept(held);
        // Do not keep the text and name of a withdrawn comment.
        steps.addAll(puttingDecision(
                decision,
                withdrawn ? kept.without("text", "name") : kept,
                held.number().isPresent()));
        steps.addAll(indexing(held, decision));
        if (act == Act.REJECTED) {
            steps.add(records()
                    .ofComment(
                            broadsheet.audit.Act.COMMENT_REJECTED,
                            held.article(),
                            held.number(),
                            AuditKeys.held(held.id()),
                            by,
                            now));
        }
        return make(steps, decision);
    }

    /**
     * Undoes a moderator's decision.
     *
     * @param decided the decision's item
     * @return the comment, held again; empty if another writer was faster, or the decision can no longer be undone
     */
    Optional<Held> restore(Item decided, Moderator by, Instant now) {
        Decision decision = CommentItems.decision(decided);
        ArticleId article = decision.article();
        boolean wasPublished = decided.flag("wasPublished");
        Item kept = decided.item("held").with("pk", Keys.HELD).with("sk", decision.id());
        List<ConditionalWrite> steps = new ArrayList<>();
        steps.add(ConditionalWrite.of(table.deleting(
                Keys.DECIDED, decision.id(), "#at = :at", Item.empty().with("at", decided.string("at")))));
        steps.add(ConditionalWrite.of(table.deleting(Keys.DECIDED, Keys.decidedAt(decision.at(), decision.id()))));
        if (decision.act() == Act.APPROVED) {
            Optional<Item> found = undoable(decided);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            // Nobody may approve the text of now as the version of before.
            boolean isChanged = !CommentItems.edited(found.get()).equals(CommentItems.edited(kept));
            kept = kept.with("text", found.get().string("text"))
                    .with("version", kept.number("version") + (isChanged ? 1 : 0))
                    .with("edited", wasPublished ? found.get().optional("edited") : Optional.empty());
            steps.addAll(
                    wasPublished
                            ? List.of(writes.replacingWithPlaceholder(
                                    found.get(), State.HELD, Optional.of(decision.id())))
                            : writes.deletingWithoutReplies(found.get(), article, CommentItems.author(kept)));
            steps.add(writes.changingCount(article, -1));
        } else if (wasPublished) {
            steps.addAll(puttingPlaceholder(kept, article, decision.number().orElseThrow()));
        }
        Item waiting = CommentItems.numbered(kept, wasPublished ? decision.number() : OptionalInt.empty());
        // A comment with a placeholder does not expire, because the placeholder would then stay forever.
        Optional<Instant> since = wasPublished ? Optional.empty() : Optional.of(now);
        steps.add(ConditionalWrite.of(table.putting(
                since.map(start -> waiting.with("expiresAt", CommentItems.expiry(start, CommentItems.KEPT)))
                        .orElse(waiting),
                Table.NEW,
                Item.empty())));
        Held held = CommentItems.held(waiting);
        steps.addAll(writes.indexingHeld(held.id(), held.author(), HeldState.WAITING, since));
        steps.add(records()
                .ofComment(
                        broadsheet.audit.Act.DECISION_UNDONE,
                        article,
                        held.number(),
                        AuditKeys.held(held.id()),
                        by,
                        now));
        return ConditionalWrite.make(table, steps) ? Optional.of(held) : Optional.empty();
    }

    private ModerationRecords records() {
        return new ModerationRecords(table);
    }

    /** The approved comment, if the approval can be undone: it is still published, and nobody has replied to it. */
    Optional<Item> undoable(Item decided) {
        return writes.comment(decided.article("article"), decided.number("number"))
                .filter(CommentItems::isPublished)
                .filter(comment -> decided.flag("wasPublished")
                        || (comment.number("replies") == 0
                                && comment.optional("held").equals(Optional.of(decided.string("sk")))));
    }

    /** The placeholder of a comment that readers reported, created again if it was deleted. */
    private List<ConditionalWrite> puttingPlaceholder(Item held, ArticleId article, int number) {
        List<ConditionalWrite> steps =
                new ArrayList<>(writes.indexing(article, number, CommentItems.author(held), held.instant("posted")));
        Optional<Item> place = writes.comment(article, number);
        if (place.isPresent()) {
            steps.add(writes.replacingWithPlaceholder(place.get(), State.HELD, Optional.of(held.string("sk"))));
            return steps;
        }
        OptionalInt parent = writes.existingParent(article, held.optionalNumber("inReplyTo"));
        Item made = Item.keyed(Keys.comments(article), Keys.comment(number))
                .with("name", "")
                .with("signedIn", false)
                .with("posted", held.string("posted"))
                .with("state", State.HELD.name())
                .with("replies", 0)
                .with("held", held.string("sk"));
        steps.add(ConditionalWrite.of(table.putting(CommentItems.replying(made, parent), Table.NEW, Item.empty())));
        steps.addAll(writes.changingReplyCount(article, parent, 1));
        return steps;
    }

    private ConditionalWrite showingAgain(Held held, int number) {
        return ConditionalWrite.of(table.updating(
                Keys.comments(held.article()),
                Keys.comment(number),
                "SET #state = :state, #text = :text, #name = :name, signedIn = :signedIn, reviewed = :yes"
                        + (held.author().signedIn() ? ", author = :author" : "")
                        + (held.author().verified() ? ", verified = :verified" : "")
                        + (held.edited().isPresent() ? ", edited = :edited" : ""),
                "#state = :before AND held = :held",
                CommentItems.authored(Item.empty(), held.author().decided())
                        .with("state", Comment.State.PUBLISHED.name())
                        .with("before", Comment.State.HELD.name())
                        .with("text", held.text().value())
                        .with("yes", true)
                        .with("held", held.id())
                        .with("edited", held.edited().map(Instant::toString))));
    }

    /** The data that a decision keeps. If the author has no account, it omits the id made from their address. */
    private static Item kept(Held held) {
        Item item = CommentItems.held(held);
        return held.author().signedIn() ? item : item.without("author");
    }

    private ConditionalWrite deletingHeld(Held held) {
        return ConditionalWrite.of(table.deleting(
                Keys.HELD, held.id(), "version = :version", Item.empty().with("version", held.version())));
    }

    private List<ConditionalWrite> puttingDecision(Decision decision, Item held, boolean wasPublished) {
        return List.of(
                ConditionalWrite.of(table.putting(
                        CommentItems.decided(decision, held).with("wasPublished", wasPublished),
                        Table.NEW,
                        Item.empty())),
                ConditionalWrite.of(table.putting(CommentItems.dated(decision))));
    }

    private Optional<Decision> make(List<ConditionalWrite> steps, Decision decision) {
        return ConditionalWrite.make(table, steps) ? Optional.of(decision) : Optional.empty();
    }

    private List<ConditionalWrite> indexing(Held held, Decision decision) {
        return writes.indexingHeld(held.id(), held.author(), HeldState.of(decision.act()), Optional.of(decision.at()));
    }

    private static Decision decision(Held held, Act act, OptionalInt number, Moderator by, Instant now) {
        return new Decision(
                held.id(),
                held.article(),
                held.author().decided().id(),
                act,
                number,
                by,
                now.truncatedTo(ChronoUnit.SECONDS));
    }
}
