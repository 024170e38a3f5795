package broadsheet.store;

import broadsheet.article.Fingerprint;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Contribution;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Posted;
import broadsheet.discussion.Tally;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Discussions in the table. A contribution is written in one transaction with the memory of its key, so that there is
 * nothing between having been taken and not: an attempt that comes again finds the memory and is answered from it.
 */
final class DynamoDiscussion implements Discussion {
    private static final int ATTEMPTS = 12;

    private final Table table;
    private final CommentWrites writes;

    @Inject
    DynamoDiscussion(Table table) {
        this.table = table;
        this.writes = new CommentWrites(table);
    }

    @Override
    public Posted publish(Contribution from, Instant now) {
        Instant posted = now.truncatedTo(ChronoUnit.SECONDS);
        return once(from, now, () -> {
            Tally before = writes.tally(from.article());
            return new Attempt(
                    new Posted.Published(before.last() + 1, posted), writes.publishing(from, before, posted));
        });
    }

    @Override
    public Posted hold(Contribution from, Set<HoldReason> reasons, Instant now) {
        Instant posted = now.truncatedTo(ChronoUnit.SECONDS);
        String id = UlidCreator.getUlid(now.toEpochMilli()).toString();
        return once(
                from,
                now,
                () -> new Attempt(
                        new Posted.Waiting(id, posted),
                        List.of(
                                Step.of(table.putting(
                                        CommentItems.held(id, from, reasons, posted),
                                        put -> put.conditionExpression("attribute_not_exists(pk)"))),
                                writes.published(from.article()))));
    }

    private record Attempt(Posted outcome, List<Step> steps) {}

    private Posted once(Contribution from, Instant now, Supplier<Attempt> attempts) {
        String fingerprint = Fingerprint.of(from.author().id(), "\n", from.key());
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Item> memory = table.getNow(Keys.comments(from.article()), Keys.memory(fingerprint));
            if (memory.isPresent()) {
                return CommentItems.posted(memory.get());
            }
            Attempt attempt = attempts.get();
            List<Step> steps = new ArrayList<>(attempt.steps());
            // Without a refusal: whoever finds it there was quicker, and the next look finds what became of it.
            steps.add(Step.of(table.putting(
                    CommentItems.memory(from, fingerprint, attempt.outcome(), now),
                    put -> put.conditionExpression("attribute_not_exists(pk)"))));
            steps.addAll(limiting(from, now));
            if (Step.make(table, steps)) {
                return attempt.outcome();
            }
            Table.pause(i);
        }
        throw new IllegalStateException("the discussion of " + from.article() + " is too busy to write");
    }

    private List<Step> limiting(Contribution from, Instant now) {
        String same = Fingerprint.of(from.article().value(), "\n", from.text().value());
        String hour = now.truncatedTo(ChronoUnit.HOURS).toString();
        return List.of(
                Step.orElse(
                        table.putting(
                                Item.keyed(Keys.limit("SAME", from.author().id(), same), Keys.LIMIT)
                                        .with("expiresAt", CommentItems.expiry(now, SAME_TEXT)),
                                // DynamoDB lets expired items go late.
                                put -> put.conditionExpression("attribute_not_exists(pk) OR expiresAt <= :now")
                                        .expressionAttributeValues(
                                                Map.of(":now", CommentWrites.number(now.getEpochSecond())))),
                        () -> new Refused(Why.SAME_TEXT)),
                Step.orElse(
                        TransactWriteItem.builder()
                                .update(update -> update.tableName(table.name())
                                        .key(Item.keyed(
                                                        Keys.limit(
                                                                "COMMENTS",
                                                                from.author().id(),
                                                                hour),
                                                        Keys.LIMIT)
                                                .attributes())
                                        .updateExpression("SET expiresAt = :expiry ADD written :one")
                                        .conditionExpression("attribute_not_exists(written) OR written < :most")
                                        .expressionAttributeValues(Map.of(
                                                ":expiry",
                                                        CommentWrites.number(
                                                                CommentItems.expiry(now, Duration.ofHours(2))),
                                                ":one", CommentWrites.number(1),
                                                ":most", CommentWrites.number(PER_HOUR))))
                                .build(),
                        () -> new Refused(Why.TOO_OFTEN)));
    }

    @Override
    public Tally tally(Slug article) {
        return table.get(Keys.tally(article), Keys.COMMENTS)
                .map(CommentItems::tally)
                .orElse(Tally.NONE);
    }

    @Override
    public List<Comment> between(Slug article, int first, int last) {
        if (last < first) {
            return List.of();
        }
        return table
                .query(
                        "pk = :pk AND sk BETWEEN :a AND :b",
                        List.of(Keys.comments(article), Keys.comment(first), Keys.comment(last)),
                        query -> {})
                .items()
                .stream()
                .map(item -> CommentItems.comment(article, Item.of(item)))
                .toList();
    }
}
