package broadsheet.store;

import broadsheet.article.Slug;
import broadsheet.discussion.Comment.State;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Reports;
import broadsheet.store.CommentWrites.Standing;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Inject;

/**
 * Reports in the table. Those of one comment follow each other, by an item that counts them, so that of three at once the
 * last one sees the others.
 */
final class DynamoReports implements Reports {
    private final Table table;
    private final CommentWrites writes;

    @Inject
    DynamoReports(Table table) {
        this.table = table;
        this.writes = new CommentWrites(table);
    }

    @Override
    public boolean report(Slug article, int number, Commenter reader, String reason, Instant now) {
        return Step.untilDone("the reports of comment " + number + " of " + article, () -> {
            Optional<Item> comment = writes.comment(article, number);
            if (comment.isEmpty()) {
                return Optional.of(false);
            }
            if (!CommentItems.isPublished(comment.get())) {
                // A moderator has it already, or it is gone: there is nothing left to do.
                return Optional.of(true);
            }
            // Before the reports: one that comes in between takes the round away.
            Step nextRound = nextRound(article, number, now);
            List<Item> known = read(article, number);
            Item report = item(article, number, reader, reason, now);
            if (known.stream()
                    .anyMatch(item -> item.without("at", "expiresAt").equals(report.without("at", "expiresAt")))) {
                return Optional.of(true);
            }
            List<Step> steps = new ArrayList<>();
            steps.add(nextRound);
            steps.add(Step.of(table.putting(report)));
            steps.addAll(writes.rememberingReport(article, number, reader, now));
            steps.add(writes.limiting("REPORTS", reader.id(), PER_HOUR, now));
            if (isEnough(known, report, now) && !comment.get().has("reviewed")) {
                steps.addAll(holdingAgain(article, comment.get(), now));
            }
            return Step.make(table, steps) ? Optional.of(true) : Optional.empty();
        });
    }

    @Override
    public List<Report> of(Slug article, int number) {
        return read(article, number).stream().map(CommentItems::report).toList();
    }

    private List<Item> read(Slug article, int number) {
        return table
                .query(
                        "pk = :pk AND begins_with(sk, :a)",
                        List.of(Keys.reports(article, number), Keys.REPORT),
                        query -> query.consistentRead(true))
                .items()
                .stream()
                .map(Item::of)
                .toList();
    }

    private static Item item(Slug article, int number, Commenter reader, String reason, Instant now) {
        return Item.keyed(Keys.reports(article, number), Keys.report(reader.id()))
                .with("reason", reason)
                .with("verified", reader.verified())
                .with("at", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("expiresAt", CommentItems.expiry(now, CommentItems.KEPT));
    }

    private static boolean isEnough(List<Item> known, Item report, Instant now) {
        long others = known.stream()
                .filter(item -> !item.string("sk").equals(report.string("sk")))
                .filter(item -> item.flag("verified") || isSameDay(item.instant("at"), now))
                .count();
        return others + 1 >= ENOUGH;
    }

    private static boolean isSameDay(Instant one, Instant other) {
        return one.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(other.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    private Step nextRound(Slug article, int number, Instant now) {
        int round = table.getNow(Keys.reports(article, number), Keys.ROUND)
                .map(item -> item.number("round"))
                .orElse(0);
        return Step.of(table.putting(
                Item.keyed(Keys.reports(article, number), Keys.ROUND)
                        .with("round", round + 1)
                        .with("expiresAt", CommentItems.expiry(now, CommentItems.KEPT)),
                round == 0 ? Table.NEW : "round = :round",
                round == 0 ? Item.empty() : Item.empty().with("round", round)));
    }

    private List<Step> holdingAgain(Slug article, Item comment, Instant now) {
        var held = new Held(
                UlidCreator.getUlid(now.toEpochMilli()).toString(),
                article,
                CommentItems.author(comment),
                new CommentText(comment.string("text")),
                comment.optionalNumber("inReplyTo"),
                comment.instant("posted"),
                List.of(HoldReason.REPORTED),
                1,
                OptionalInt.of(CommentItems.number(comment)));
        List<Step> steps = new ArrayList<>();
        // Without an expiry: its place would wait for ever.
        steps.add(Step.of(
                table.putting(CommentItems.numbered(CommentItems.held(held), held.number()), Table.NEW, Item.empty())));
        steps.add(writes.leavingItsPlace(comment, State.HELD, Optional.of(held.id())));
        steps.add(writes.counting(article, -1));
        steps.addAll(writes.rememberingHeld(held.id(), held.author(), Standing.WAITING, Optional.empty()));
        return steps;
    }
}
