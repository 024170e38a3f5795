package broadsheet.dynamodb.discussion;

import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.HeldComments;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Refused.Why;
import broadsheet.dynamodb.discussion.CommentWrites.HeldState;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

/** Stores authors' changes of their held comments in the table. */
public final class DynamoHeldComments implements HeldComments {
    private static final int MOST = 100;

    private final Table table;
    private final CommentWrites writes;
    private final Decisions decisions;

    @Inject
    DynamoHeldComments(Table table) {
        this.table = table;
        this.writes = new CommentWrites(table);
        this.decisions = new Decisions(table, writes);
    }

    @Override
    public Optional<HeldCommentState> find(String id) {
        return Keys.isHeldId(id) ? decisions.find(id) : Optional.empty();
    }

    @Override
    public List<Held> of(String reader) {
        return table
                .query("pk = :pk AND begins_with(sk, :a)", List.of(Keys.reader(reader), Keys.HELD_INDEX), query -> {})
                .items()
                .stream()
                .map(Item::of)
                .filter(HeldState.WAITING::isOf)
                .limit(MOST)
                .flatMap(indexEntry ->
                        table.getNow(Keys.HELD, indexEntry.string("sk").substring(Keys.HELD_INDEX.length())).stream())
                .map(CommentItems::held)
                .toList();
    }

    @Override
    public Optional<HeldCommentState> revise(
            Held seen, CommentText text, Set<HoldReason> reasons, Commenter by, int perHour, Instant now) {
        return ConditionalWrite.untilDone("the comment " + seen.id(), () -> {
            Optional<HeldCommentState> state = decisions.find(seen.id());
            if (!(state.orElse(null) instanceof HeldCommentState.Waiting(Held held))
                    || held.text().equals(text)) {
                return Optional.of(state);
            }
            if (!held.isEditable(now)) {
                throw Refused.because(Why.TOO_LATE);
            }
            List<ConditionalWrite> steps = new ArrayList<>();
            steps.add(changing(held, text, reasons, now));
            steps.addAll(new RateLimits(table).limiting("COMMENTS", by, perHour, now));
            // Read the result from the table: a moderator may have decided meanwhile.
            return ConditionalWrite.make(table, steps) ? Optional.of(decisions.find(seen.id())) : Optional.empty();
        });
    }

    private ConditionalWrite changing(Held held, CommentText text, Set<HoldReason> reasons, Instant now) {
        boolean wasPublished = held.number().isPresent();
        Item values = Item.empty()
                .with("text", text.value())
                .with("reasons", CommentItems.reasons(reasons), reason -> reason)
                .with("version", held.version())
                .with("next", held.version() + 1);
        return ConditionalWrite.of(table.updating(
                Keys.HELD,
                held.id(),
                "SET #text = :text, reasons = :reasons, version = :next" + (wasPublished ? ", edited = :edited" : ""),
                "version = :version",
                wasPublished
                        ? values.with(
                                "edited", now.truncatedTo(ChronoUnit.SECONDS).toString())
                        : values));
    }

    @Override
    public Optional<HeldCommentState> withdraw(String id, Instant now) {
        return ConditionalWrite.untilDone("the comment " + id, () -> {
            Optional<HeldCommentState> state = find(id);
            if (!(state.orElse(null) instanceof HeldCommentState.Waiting(Held held))) {
                return Optional.of(state);
            }
            var author = new Moderator(held.author().decided().id(), "");
            boolean made = decisions.drop(held, Act.WITHDRAWN, author, now).isPresent();
            return made ? Optional.of(find(id)) : Optional.empty();
        });
    }
}
