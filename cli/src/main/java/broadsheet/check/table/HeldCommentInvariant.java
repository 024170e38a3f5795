package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.Held;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.discussion.CommentWrites;
import broadsheet.dynamodb.discussion.CommentWrites.HeldState;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Invariant: a comment in the moderation queue has no decision yet and belongs to an article. If it has a number, the
 * comment at that number waits for it. Its author's data index lists it.
 */
record HeldCommentInvariant(Table table, String id, Instant now) implements Invariant {
    @Override
    public String place() {
        return Keys.HELD + " " + id;
    }

    @Override
    public List<Finding> check() {
        Optional<Item> found = table.getNow(Keys.HELD, id).filter(item -> !Expiry.isNear(item, now));
        if (found.isEmpty()) {
            return List.of();
        }
        Held held = CommentItems.held(found.get());
        List<Finding> findings = new ArrayList<>();
        if (table.getNow(Keys.DECIDED, id).isPresent()) {
            findings.add(Finding.manual(place(), "waits, and was decided", "decide it again at the desk"));
        }
        if (table.getNow(Keys.article(held.article()), Keys.HEAD).isEmpty()) {
            findings.add(Finding.manual(place(), "is about no article", "reject it at the desk"));
        }
        if (held.number().isPresent() && !waits(held)) {
            findings.add(Finding.manual(
                    place(), "has no place that waits for it", "reject it at the desk: it cannot be shown again"));
        }
        if (held.author().signedIn() && !isFound(held)) {
            findings.add(unfound(found.get(), held));
        }
        return findings;
    }

    private boolean waits(Held held) {
        return new CommentWrites(table)
                .comment(held.article(), held.number().orElseThrow())
                .filter(comment -> comment.string("state").equals(State.HELD.name())
                        && comment.optional("held").equals(Optional.of(id)))
                .isPresent();
    }

    private boolean isFound(Held held) {
        return table.getNow(Keys.reader(held.author().id()), new ReaderDataIndex.OfHeld(id).key())
                .filter(HeldState.WAITING::isOf)
                .isPresent();
    }

    private Finding unfound(Item item, Held held) {
        Optional<Instant> since = item.optionalNumber("expiresAt").stream()
                .mapToObj(seconds -> Instant.ofEpochSecond(seconds).minus(CommentItems.KEPT))
                .findFirst();
        List<ConditionalWrite> steps =
                new ArrayList<>(new CommentWrites(table).indexingHeld(id, held.author(), HeldState.WAITING, since));
        steps.add(AsRead.of(Optional.of(item), "version").checking(table, Keys.HELD, id));
        return Finding.repairable(
                Keys.reader(held.author().id()) + " " + new ReaderDataIndex.OfHeld(id).key(),
                "does not say that the comment waits",
                () -> ConditionalWrite.make(table, steps));
    }
}
