package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.Held;
import broadsheet.discussion.HeldComments.HeldCommentState;
import broadsheet.discussion.Moderation;
import broadsheet.discussion.Moderator;
import broadsheet.dynamodb.discussion.CommentWrites.HeldState;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import com.github.f4b6a3.ulid.Ulid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Stores moderators' decisions in the table. The transaction that removes a comment from the queue also writes the
 * decision. So a second moderator, or a retry, finds the decision and cannot make another.
 */
public final class DynamoModeration implements Moderation {
    private static final int COUNTED_PAGES = 4;

    private final Table table;
    private final CommentWrites writes;
    private final Decisions decisions;
    private final ModerationRecords records;
    private final ReaderMarks marks;

    @Inject
    DynamoModeration(Table table) {
        this.table = table;
        this.writes = new CommentWrites(table);
        this.decisions = new Decisions(table, writes);
        this.records = new ModerationRecords(table);
        this.marks = new ReaderMarks(table, records);
    }

    @Override
    public Page held(int limit, Optional<String> cursor) {
        Optional<String> start = cursor.map(text -> Cursor.read(text, Keys::isHeldId));
        // Read one more than the limit, to know whether another page follows.
        var response = table.query("pk = :pk", List.of(Keys.HELD), query -> {
            query.limit(limit + 1);
            start.ifPresent(
                    sk -> query.exclusiveStartKey(Item.keyed(Keys.HELD, sk).attributes()));
        });
        List<Held> found = response.items().stream()
                .map(item -> CommentItems.held(Item.of(item)))
                .toList();
        List<Held> entries = found.subList(0, Math.min(limit, found.size()));
        boolean more = found.size() > limit || !response.lastEvaluatedKey().isEmpty();
        return new Page(entries, more ? Optional.of(Cursor.of(entries.getLast().id())) : Optional.empty());
    }

    @Override
    public Counts counts(Instant now) {
        int waiting = 0;
        Map<String, AttributeValue> next = Map.of();
        // DynamoDB ends a page at one megabyte. A thousand of the longest comments take many pages, so the number of
        // pages is limited too.
        for (int page = 0; page < COUNTED_PAGES && waiting <= Counts.MAX && (page == 0 || !next.isEmpty()); page++) {
            int most = Counts.MAX + 1 - waiting;
            Map<String, AttributeValue> start = next;
            var response = table.query("pk = :pk", List.of(Keys.HELD), query -> {
                query.select(Select.COUNT).limit(most).consistentRead(false);
                if (!start.isEmpty()) {
                    query.exclusiveStartKey(start);
                }
            });
            waiting += response.count();
            next = response.lastEvaluatedKey();
        }
        Optional<Instant> oldest =
                table
                        .query(
                                "pk = :pk",
                                List.of(Keys.HELD),
                                query -> query.limit(1).consistentRead(false))
                        .items()
                        .stream()
                        .map(item -> Ulid.getInstant(Item.of(item).string("sk")))
                        .findFirst();
        boolean more = waiting > Counts.MAX || !next.isEmpty();
        return new Counts(Math.min(waiting, Counts.MAX), more, oldest, decidedSince(now.minus(1, ChronoUnit.DAYS)));
    }

    private Decided decidedSince(Instant from) {
        // Read one page only: a megabyte holds some eight thousand decisions.
        var response = table.query(
                "pk = :pk AND sk BETWEEN :a AND :b",
                List.of(Keys.DECIDED, Keys.decidedSince(from), Keys.decidedUntilNow()),
                query -> query.scanIndexForward(false).consistentRead(false));
        Map<Act, Long> acts = response.items().stream()
                .map(item -> Act.valueOf(Item.of(item).string("act")))
                .collect(Collectors.groupingBy(act -> act, Collectors.counting()));
        return new Decided(
                acts.getOrDefault(Act.APPROVED, 0L).intValue(),
                acts.getOrDefault(Act.REJECTED, 0L).intValue(),
                acts.getOrDefault(Act.WITHDRAWN, 0L).intValue(),
                !response.lastEvaluatedKey().isEmpty());
    }

    @Override
    public History history(String reader) {
        int published = 0;
        int held = 0;
        int rejected = 0;
        boolean blocked = false;
        Optional<String> verifiedAs = Optional.empty();
        // Read one page only: the index has a hundred bytes for each comment.
        for (var attributes : table.query("pk = :pk", List.of(Keys.reader(reader)), query -> {})
                .items()) {
            Item item = Item.of(attributes);
            String sk = item.string("sk");
            if (sk.equals(Keys.BLOCKED)) {
                blocked = true;
            } else if (sk.equals(Keys.BYLINE)) {
                verifiedAs = item.optional("name");
            } else if (sk.startsWith(Keys.COMMENT)) {
                published++;
            } else if (sk.startsWith(Keys.HELD_INDEX)) {
                rejected += HeldState.REJECTED.isOf(item) ? 1 : 0;
                held += HeldState.WAITING.isOf(item) ? 1 : 0;
            }
        }
        return new History(published, held, rejected, blocked, verifiedAs);
    }

    @Override
    public DecisionResult approve(String id, int version, Moderator by, Instant now) {
        return decide(
                id,
                Act.APPROVED,
                by,
                held -> held.version() == version
                        ? decisions.approve(held, by, now).map(DecisionResult.Done::new)
                        : Optional.of(new DecisionResult.Pending(held)));
    }

    @Override
    public DecisionResult reject(String id, Moderator by, Instant now) {
        return decide(
                id,
                Act.REJECTED,
                by,
                held -> decisions.drop(held, Act.REJECTED, by, now).map(DecisionResult.Done::new));
    }

    private DecisionResult decide(
            String id, Act act, Moderator by, Function<Held, Optional<? extends DecisionResult>> decider) {
        return ConditionalWrite.untilDone("the comment " + id, () -> {
            Optional<HeldCommentState> state = Keys.isHeldId(id) ? decisions.find(id) : Optional.empty();
            if (state.isEmpty()) {
                return Optional.of(new DecisionResult.Unknown());
            }
            return switch (state.get()) {
                case HeldCommentState.Waiting(Held held) -> decider.apply(held).map(result -> result);
                case HeldCommentState.Decided(Decision made) -> Optional.of(told(made, act, by));
            };
        });
    }

    /** Done for a retry by the same moderator; AlreadyDecided for another moderator or another decision. */
    private static DecisionResult told(Decision made, Act wanted, Moderator by) {
        return made.act() == wanted && made.by().id().equals(by.id())
                ? new DecisionResult.Done(made)
                : new DecisionResult.AlreadyDecided(made);
    }

    @Override
    public DecisionResult restore(String id, Moderator by, Instant now) {
        return ConditionalWrite.untilDone("the comment " + id, () -> {
            Optional<HeldCommentState> state = Keys.isHeldId(id) ? decisions.find(id) : Optional.empty();
            if (state.orElse(null) instanceof HeldCommentState.Waiting(Held held)) {
                return Optional.of(new DecisionResult.Pending(held));
            }
            Optional<Item> decided = state.flatMap(made -> table.getNow(Keys.DECIDED, id));
            if (decided.isEmpty()) {
                // Either the comment does not exist, or the decision was undone between the two reads.
                return state.isEmpty() ? Optional.of(new DecisionResult.Unknown()) : Optional.empty();
            }
            Decision decision = CommentItems.decision(decided.get());
            if (decision.act() == Act.WITHDRAWN
                    || (decision.act() == Act.APPROVED
                            && decisions.undoable(decided.get()).isEmpty())) {
                return Optional.of(new DecisionResult.Irreversible(decision));
            }
            return decisions.restore(decided.get(), by, now).map(DecisionResult.Pending::new);
        });
    }

    @Override
    public Removal remove(ArticleId article, int number, Moderator by, Instant now) {
        return remove(
                article,
                number,
                State.REMOVED_BY_MODERATOR,
                comment -> true,
                () -> List.of(records.ofComment(
                        broadsheet.audit.Act.COMMENT_REMOVED,
                        article,
                        OptionalInt.of(number),
                        AuditKeys.comment(article, number),
                        by,
                        now)));
    }

    @Override
    public Removal removeOwn(ArticleId article, int number, String reader) {
        return remove(
                article,
                number,
                State.REMOVED_BY_AUTHOR,
                comment -> comment.flag("signedIn") && comment.string("author").equals(reader),
                List::of);
    }

    private Removal remove(
            ArticleId article,
            int number,
            State left,
            Function<Item, Boolean> allowed,
            Supplier<List<ConditionalWrite>> more) {
        return ConditionalWrite.untilDone("the discussion of " + article, () -> {
            Optional<Item> found = writes.comment(article, number);
            if (found.isEmpty()) {
                return Optional.of(number <= writes.tally(article).last() ? Removal.REMOVED : Removal.UNKNOWN);
            }
            Item comment = found.get();
            if (!CommentItems.isPublished(comment)) {
                return Optional.of(comment.string("state").equals(State.HELD.name()) ? Removal.HELD : Removal.REMOVED);
            }
            if (!allowed.apply(comment)) {
                return Optional.of(Removal.NOT_YOURS);
            }
            List<ConditionalWrite> steps = new ArrayList<>(writes.removing(comment, article, left));
            steps.addAll(more.get());
            return ConditionalWrite.make(table, steps) ? Optional.of(Removal.REMOVED) : Optional.empty();
        });
    }

    @Override
    public void block(String reader, Moderator by, Instant now) {
        marks.block(reader, by, now);
    }

    @Override
    public void unblock(String reader, Moderator by, Instant now) {
        marks.unblock(reader, by, now);
    }

    @Override
    public void verify(String reader, String name, Moderator by, Instant now) {
        marks.verify(reader, name, by, now);
    }

    @Override
    public void unverify(String reader, Moderator by, Instant now) {
        marks.unverify(reader, by, now);
    }
}
