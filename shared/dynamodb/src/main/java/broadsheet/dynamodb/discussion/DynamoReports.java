package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.discussion.CommentSubmissions;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Reports;
import broadsheet.dynamodb.discussion.RateLimits.Window;
import broadsheet.dynamodb.key.ReportKeys;
import broadsheet.dynamodb.key.ReportedCommentKey;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.inject.Inject;

/**
 * Stores reports in the table. A counter for each comment serializes its reports: of three concurrent reports, the
 * last one sees the other two.
 */
public final class DynamoReports implements Reports {
    private static final String NETWORK = "network";
    private static final String HIDDEN = "HIDDEN";
    private static final String EVERYBODY = "everybody";

    private final Table table;
    private final CommentWrites writes;
    private final RateLimits limits;
    private final CommentSubmissions submissions;

    @Inject
    DynamoReports(Table table) {
        this.table = table;
        this.writes = new CommentWrites(table);
        this.limits = new RateLimits(table);
        this.submissions = new DynamoCommentSubmissions(table);
    }

    @Override
    public Outcome report(ArticleId article, int number, Commenter reader, String reason, Instant now) {
        return ConditionalWrite.untilDone("the reports of comment " + number + " of " + article, () -> {
            Optional<Item> comment = writes.comment(article, number);
            if (comment.isEmpty()) {
                return Optional.of(Outcome.UNKNOWN);
            }
            if (!CommentItems.isPublished(comment.get())) {
                // The comment is already held or removed, so there is nothing to do.
                return Optional.of(Outcome.NOTED);
            }
            // Read the counter before the reports: a report written in between then fails this one's condition.
            int round = round(article, number) + 1;
            List<Item> known = read(table, article, number);
            Item report = item(article, number, reader, reason, now).with("round", round);
            if (known.stream()
                    .filter(item -> isCurrent(item, comment.get(), now))
                    .anyMatch(item -> isSame(item, report))) {
                return Optional.of(Outcome.NOTED);
            }
            List<ConditionalWrite> steps = new ArrayList<>();
            steps.add(settingRound(article, number, round, now));
            steps.add(ConditionalWrite.of(table.putting(report)));
            steps.addAll(writes.indexingReport(article, number, reader, now));
            steps.addAll(limits.limiting("REPORTS", reader, PER_HOUR, now));
            Outcome outcome = !comment.get().has("reviewed") && areEnough(known, report, now)
                    ? hiddenWithinLimit(Window.hour(now))
                    : Outcome.NOTED;
            var reportedComment = new ReportedCommentKey(article, number);
            if (outcome == Outcome.HIDDEN) {
                steps.add(ConditionalWrite.of(limits.limited(HIDDEN, EVERYBODY, HIDDEN_PER_HOUR, Window.hour(now))));
                steps.addAll(holdingAgain(article, comment.get(), now));
            } else {
                steps.add(listing(reportedComment, round, now));
            }
            return ConditionalWrite.make(table, steps) ? Optional.of(outcome) : Optional.empty();
        });
    }

    @Override
    public List<Report> of(ArticleId article, int number) {
        return read(table, article, number).stream().map(CommentItems::report).toList();
    }

    static List<Item> read(Table table, ArticleId article, int number) {
        return table
                .query(
                        "pk = :pk AND begins_with(sk, :a)",
                        List.of(ReportKeys.reports(article, number), ReportKeys.REPORT),
                        query -> query.consistentRead(true))
                .items()
                .stream()
                .map(Item::of)
                .toList();
    }

    private static Item item(ArticleId article, int number, Commenter reader, String reason, Instant now) {
        Item item = Item.keyed(ReportKeys.reports(article, number), ReportKeys.report(reader.id()))
                .with("reason", reason)
                .with("signedIn", reader.signedIn())
                .with("at", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .with("expiresAt", CommentItems.expiry(now, CommentItems.KEPT));
        // Use the largest network, because one subscriber may own all of it.
        return reader.signedIn()
                ? item
                : item.with(
                        NETWORK,
                        reader.networks().isEmpty()
                                ? reader.id()
                                : reader.networks().getLast().name());
    }

    /** Whether a report is of the comment as it is now, and has not expired. DynamoDB deletes expired items up to two days late. */
    private static boolean isCurrent(Item report, Item comment, Instant now) {
        Instant at = report.instant("at");
        return at.plus(CommentItems.KEPT).isAfter(now)
                && CommentItems.edited(comment)
                        .filter(edited -> !at.isAfter(edited))
                        .isEmpty();
    }

    private static boolean isSame(Item known, Item report) {
        String[] when = {"at", "expiresAt", "round"};
        return known.without(when).equals(report.without(when));
    }

    /** Asks for blocks only where the reports are enough if nobody is blocked. */
    private boolean areEnough(List<Item> known, Item report, Instant now) {
        List<Item> all = new ArrayList<>(known);
        all.removeIf(item -> item.string("sk").equals(report.string("sk")));
        all.add(report);
        return areEnough(all, now)
                && areEnough(
                        all.stream().filter(item -> !isOfBlockedAccount(item)).toList(), now);
    }

    /** Whether moderators have blocked the report's author, before the report or since. */
    private boolean isOfBlockedAccount(Item report) {
        return report.flag("signedIn")
                && submissions.known(ReportKeys.reader(report.string("sk"))).blocked();
    }

    private static boolean areEnough(List<Item> all, Instant now) {
        Set<String> networks = new HashSet<>();
        int accounts = 0;
        for (Item item : all) {
            if (item.flag("signedIn")) {
                accounts++;
            } else if (isSameDay(item.instant("at"), now)) {
                networks.add(item.string(NETWORK));
            }
        }
        return Reports.areEnough(accounts, networks.size());
    }

    private static boolean isSameDay(Instant one, Instant other) {
        return one.atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .equals(other.atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** Limits how many comments a flood of reports can hide within an hour. */
    private Outcome hiddenWithinLimit(Window hour) {
        return limits.counted(HIDDEN, EVERYBODY, hour) < HIDDEN_PER_HOUR ? Outcome.HIDDEN : Outcome.RATE_LIMITED;
    }

    private int round(ArticleId article, int number) {
        return table.getNow(ReportKeys.reports(article, number), ReportKeys.ROUND)
                .map(item -> item.number("round"))
                .orElse(0);
    }

    private ConditionalWrite settingRound(ArticleId article, int number, int round, Instant now) {
        return ConditionalWrite.of(table.putting(
                Item.keyed(ReportKeys.reports(article, number), ReportKeys.ROUND)
                        .with("round", round)
                        .with("expiresAt", CommentItems.expiry(now, CommentItems.KEPT)),
                round == 1 ? Table.NEW : "round = :round",
                round == 1 ? Item.empty() : Item.empty().with("round", round - 1)));
    }

    /**
     * Adds the comment to the moderators' list of reported comments. DynamoDB may delete the counter before an older
     * pointer, so the first round replaces the pointer's.
     */
    private ConditionalWrite listing(ReportedCommentKey key, int round, Instant now) {
        String first = round == 1 ? ":round" : "if_not_exists(firstRound, :round)";
        return ConditionalWrite.of(table.adding(
                ReportKeys.REPORTED,
                key.sk(),
                "SET round = :round, firstRound = " + first + ", expiresAt = :expiresAt",
                Item.empty().with("round", round).with("expiresAt", CommentItems.expiry(now, CommentItems.KEPT))));
    }

    private List<ConditionalWrite> holdingAgain(ArticleId article, Item comment, Instant now) {
        var held = new Held(
                UlidCreator.getUlid(now.toEpochMilli()).toString(),
                article,
                CommentItems.author(comment),
                new CommentText(comment.string("text")),
                comment.optionalNumber("inReplyTo"),
                comment.instant("posted"),
                List.of(HoldReason.REPORTED),
                1,
                OptionalInt.of(CommentItems.number(comment)),
                CommentItems.edited(comment));
        return writes.hiding(article, comment, held);
    }
}
