package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.article.Fingerprint;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Refused.Why;
import broadsheet.discussion.SubmissionResult;
import broadsheet.dynamodb.discussion.CommentWrites.HeldState;
import broadsheet.dynamodb.discussion.RateLimits.Window;
import broadsheet.dynamodb.key.Keys;
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
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * Stores submissions in the table. One transaction writes a comment together with the idempotency record of its key.
 * So a retry finds the record and returns the first attempt's result.
 */
public final class DynamoCommentSubmissions implements CommentSubmissions {
    private static final int MOST_COUNTERS = 8;

    /**
     * The fewest comments of one counter. Chance fills counters unevenly, so with small ones the first refusal would come
     * long before the limit.
     */
    private static final int LEAST_PER_COUNTER = 60;

    private final Table table;
    private final CommentWrites writes;
    private final RateLimits limits;

    @Inject
    DynamoCommentSubmissions(Table table) {
        this.table = table;
        this.writes = new CommentWrites(table);
        this.limits = new RateLimits(table);
    }

    @Override
    public Optional<SubmissionResult> earlier(CommentSubmission submission) {
        return table.getNow(Keys.comments(submission.article()), Keys.memory(submission.attempt()))
                .map(memory -> {
                    if (!memory.string("content").equals(submission.content())) {
                        throw Refused.because(Why.KEY_REUSED);
                    }
                    return CommentItems.posted(memory);
                });
    }

    @Override
    public Known known(String reader) {
        List<Item> found = table
                .query(
                        "pk = :pk AND sk BETWEEN :a AND :b",
                        List.of(Keys.reader(reader), Keys.BLOCKED, Keys.BYLINE),
                        query -> query.consistentRead(true))
                .items()
                .stream()
                .map(Item::of)
                .toList();
        return new Known(
                found.stream().anyMatch(item -> item.string("sk").equals(Keys.BLOCKED)),
                found.stream()
                        .filter(item -> item.string("sk").equals(Keys.BYLINE))
                        .map(item -> item.string("name"))
                        .findFirst());
    }

    @Override
    public SubmissionResult publish(CommentSubmission from, int perHour, Instant now) {
        Instant posted = now.truncatedTo(ChronoUnit.SECONDS);
        return once(from, perHour, now, () -> {
            ArticleId article = from.article();
            int number = writes.tally(article).last() + 1;
            if (from.inReplyTo().orElse(0) >= number) {
                throw Refused.because(Why.NO_COMMENT);
            }
            List<ConditionalWrite> steps = new ArrayList<>();
            steps.add(ConditionalWrite.of(table.putting(
                    CommentItems.replying(
                            CommentItems.published(article, number, from.author(), posted, from.text()),
                            from.inReplyTo()),
                    Table.NEW,
                    Item.empty())));
            steps.add(writes.assigningNumber(article, number));
            from.inReplyTo().ifPresent(parent -> steps.add(writes.addingReply(article, parent)));
            steps.addAll(writes.indexing(article, number, from.author(), posted));
            steps.add(writes.addingToRecent(article, number, posted));
            return new Attempt(new SubmissionResult.Published(number, posted), steps);
        });
    }

    @Override
    public SubmissionResult hold(CommentSubmission from, Set<HoldReason> reasons, Limits most, Instant now) {
        Instant posted = now.truncatedTo(ChronoUnit.SECONDS);
        String id = UlidCreator.getUlid(now.toEpochMilli()).toString();
        var held = new Held(
                id,
                from.article(),
                from.author(),
                from.text(),
                from.inReplyTo(),
                posted,
                reasons.stream().sorted().toList(),
                1,
                OptionalInt.empty(),
                Optional.empty());
        long expiresAt = CommentItems.expiry(posted, CommentItems.KEPT);
        return once(from, most.perHour(), now, () -> {
            if (from.inReplyTo().isPresent()
                    && !isPublished(from.article(), from.inReplyTo().getAsInt())) {
                throw Refused.because(Why.NO_COMMENT);
            }
            List<ConditionalWrite> steps = new ArrayList<>();
            steps.add(ConditionalWrite.of(
                    table.putting(CommentItems.held(held).with("expiresAt", expiresAt), Table.NEW, Item.empty())));
            steps.addAll(writes.indexingHeld(id, from.author(), HeldState.WAITING, Optional.of(posted)));
            if (!from.author().signedIn()) {
                steps.add(limitingAnonymous(from, most.anonymousPerHour(), now));
            }
            return new Attempt(new SubmissionResult.Waiting(id, posted), steps);
        });
    }

    private boolean isPublished(ArticleId article, int number) {
        return writes.comment(article, number).filter(CommentItems::isPublished).isPresent();
    }

    private record Attempt(SubmissionResult outcome, List<ConditionalWrite> steps) {}

    private SubmissionResult once(CommentSubmission from, int perHour, Instant now, Supplier<Attempt> attempts) {
        return ConditionalWrite.untilDone("the discussion of " + from.article(), () -> {
            Optional<SubmissionResult> earlier = earlier(from);
            if (earlier.isPresent()) {
                return earlier;
            }
            Attempt attempt = attempts.get();
            List<ConditionalWrite> steps = new ArrayList<>(attempt.steps());
            steps.add(writes.requiringArticle(from.article()));
            // No refusal here: if the record exists, another attempt was faster, and the retry returns its result.
            steps.add(ConditionalWrite.of(
                    table.putting(CommentItems.memory(from, attempt.outcome(), now), Table.NEW, Item.empty())));
            steps.add(sameText(from, now));
            steps.addAll(limits.limiting("COMMENTS", from.author(), perHour, now));
            return ConditionalWrite.make(table, steps) ? Optional.of(attempt.outcome()) : Optional.empty();
        });
    }

    /**
     * Limits how many comments all readers without an account write within an hour. Several counters share the limit,
     * so that concurrent transactions seldom conflict. A small limit has one counter, and is exact.
     */
    private ConditionalWrite limitingAnonymous(CommentSubmission from, int most, Instant now) {
        int counters = Math.clamp(most / LEAST_PER_COUNTER, 1, MOST_COUNTERS);
        int counter = Math.floorMod(from.attempt().hashCode(), counters);
        return limits.limiting(
                "ANONYMOUS", Integer.toString(counter), most / counters, Window.hour(now), Why.TOO_MANY_WAIT);
    }

    private ConditionalWrite sameText(CommentSubmission from, Instant now) {
        String text = Fingerprint.of(from.article().value(), "\n", from.text().value());
        return ConditionalWrite.orElse(
                table.putting(
                        Item.keyed(Keys.limit("SAME", from.author().id(), text), Keys.LIMIT)
                                .with("expiresAt", CommentItems.expiry(now, SAME_TEXT)),
                        // DynamoDB deletes expired items late.
                        "attribute_not_exists(pk) OR expiresAt <= :now",
                        Item.empty().with("now", now.getEpochSecond())),
                () -> Refused.because(Why.SAME_TEXT));
    }
}
