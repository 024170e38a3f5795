package broadsheet.store;

import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Contribution;
import broadsheet.discussion.Held;
import broadsheet.discussion.Moderation;
import broadsheet.discussion.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Decisions in the table. What is decided is written in the transaction that takes the comment out of the queue, so that a
 * second moderator, or a second attempt, finds the decision and never makes another.
 */
final class DynamoModeration implements Moderation {
    private static final int ATTEMPTS = 12;
    private static final Duration KEPT = Duration.ofDays(30);

    private final Table table;
    private final CommentWrites writes;

    @Inject
    DynamoModeration(Table table) {
        this.table = table;
        this.writes = new CommentWrites(table);
    }

    @Override
    public Page held(int limit, Optional<String> cursor) {
        Optional<String> start = cursor.map(text -> Cursor.read(text, sk -> sk.matches("[0-9A-Z]{26}")));
        List<Held> found = table
                .query("pk = :pk", List.of(Keys.HELD), query -> {
                    query.limit(limit + 1);
                    start.ifPresent(sk ->
                            query.exclusiveStartKey(Item.keyed(Keys.HELD, sk).attributes()));
                })
                .items()
                .stream()
                .map(item -> CommentItems.held(Item.of(item)))
                .toList();
        List<Held> entries = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                entries,
                found.size() > limit ? Optional.of(Cursor.of(entries.getLast().id())) : Optional.empty());
    }

    @Override
    public Optional<Decision> approve(String id, String moderator, Instant now) {
        return decide(id, held -> {
            Contribution from = CommentItems.contribution(held);
            Tally before = writes.tally(from.article());
            var decision = new Decision(from.article(), OptionalInt.of(before.last() + 1), moderator, now);
            return new Attempt(decision, writes.publishing(from, before, held.instant("posted")));
        });
    }

    @Override
    public Optional<Decision> reject(String id, String moderator, Instant now) {
        return decide(
                id,
                held -> new Attempt(
                        new Decision(held.slug("article"), OptionalInt.empty(), moderator, now), List.of()));
    }

    private record Attempt(Decision decision, List<Step> steps) {}

    @FunctionalInterface
    private interface Decider {
        Attempt decide(Item held);
    }

    private Optional<Decision> decide(String id, Decider decider) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Item> held = table.getNow(Keys.HELD, id);
            if (held.isEmpty()) {
                return table.getNow(Keys.DECIDED, id).map(DynamoModeration::decision);
            }
            Attempt attempt = decider.decide(held.get());
            List<Step> steps = new ArrayList<>(attempt.steps());
            steps.add(Step.of(takingOut(held.get())));
            steps.add(Step.of(table.putting(
                    decided(id, attempt.decision()), put -> put.conditionExpression("attribute_not_exists(pk)"))));
            if (Step.make(table, steps)) {
                return Optional.of(attempt.decision());
            }
            Table.pause(i);
        }
        throw new IllegalStateException("the table is too busy to decide about " + id);
    }

    private TransactWriteItem takingOut(Item held) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table.name())
                        .key(Item.keyed(Keys.HELD, held.string("sk")).attributes())
                        .conditionExpression("version = :version")
                        .expressionAttributeValues(Map.of(":version", CommentWrites.number(held.number("version")))))
                .build();
    }

    private static Item decided(String id, Decision decision) {
        Item item = Item.keyed(Keys.DECIDED, id)
                .with("article", decision.article().value())
                .with("by", decision.by())
                .with("at", decision.at().toString())
                .with("expiresAt", CommentItems.expiry(decision.at(), KEPT));
        return decision.number().isPresent()
                ? item.with("number", decision.number().getAsInt())
                : item;
    }

    private static Decision decision(Item item) {
        OptionalInt number =
                item.attributes().containsKey("number") ? OptionalInt.of(item.number("number")) : OptionalInt.empty();
        return new Decision(item.slug("article"), number, item.string("by"), item.instant("at"));
    }

    @Override
    public boolean remove(Slug article, int number, Comment.State state) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Item> item = table.getNow(Keys.comments(article), Keys.comment(number));
            if (item.isEmpty()) {
                return number >= 1 && number <= writes.tally(article).last();
            }
            Comment comment = CommentItems.comment(article, item.get());
            if (comment.state() != Comment.State.PUBLISHED) {
                return true;
            }
            Tally before = writes.tally(article);
            List<Step> steps = new ArrayList<>();
            int replies = item.get().number("replies");
            steps.add(Step.of(replies > 0 ? leavingItsPlace(article, number, state) : vanishing(article, number)));
            steps.add(writes.counting(article, before, new Tally(before.last(), before.count() - 1)));
            if (replies == 0 && comment.inReplyTo().isPresent()) {
                int parent = comment.inReplyTo().getAsInt();
                steps.add(Step.of(writes.addingReply(article, parent, -1)));
            }
            if (Step.make(table, steps)) {
                return true;
            }
            Table.pause(i);
        }
        throw new IllegalStateException("the table is too busy to remove comment " + number + " of " + article);
    }

    private TransactWriteItem vanishing(Slug article, int number) {
        return TransactWriteItem.builder()
                .delete(delete -> delete.tableName(table.name())
                        .key(Item.keyed(Keys.comments(article), Keys.comment(number))
                                .attributes())
                        .conditionExpression("replies = :none AND attribute_exists(#text)")
                        .expressionAttributeNames(Map.of("#text", "text"))
                        .expressionAttributeValues(Map.of(":none", CommentWrites.number(0))))
                .build();
    }

    private TransactWriteItem leavingItsPlace(Slug article, int number, Comment.State state) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table.name())
                        .key(Item.keyed(Keys.comments(article), Keys.comment(number))
                                .attributes())
                        .updateExpression("SET #state = :state, #name = :nobody, verified = :no REMOVE #text, author")
                        .conditionExpression("attribute_exists(#text)")
                        .expressionAttributeNames(Map.of("#state", "state", "#text", "text", "#name", "name"))
                        .expressionAttributeValues(Map.of(
                                ":state", AttributeValue.fromS(state.name()),
                                ":nobody", AttributeValue.fromS(""),
                                ":no", AttributeValue.fromBool(false))))
                .build();
    }
}
