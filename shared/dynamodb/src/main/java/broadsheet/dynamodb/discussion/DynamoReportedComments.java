package broadsheet.dynamodb.discussion;

import broadsheet.article.ArticleId;
import broadsheet.audit.Act;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.ReportedComments;
import broadsheet.discussion.Reports.Report;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.ReportKeys;
import broadsheet.dynamodb.key.ReportedCommentKey;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.inject.Inject;

/**
 * Lists reported comments by a pointer to each. If the comment is deleted or held by now, the list skips the pointer,
 * which later expires.
 */
public final class DynamoReportedComments implements ReportedComments {
    private final Table table;
    private final CommentWrites writes;

    @Inject
    DynamoReportedComments(Table table) {
        this.table = table;
        this.writes = new CommentWrites(table);
    }

    @Override
    public Page list(int limit, Optional<String> cursor) {
        Optional<String> after = cursor.map(
                text -> Cursor.read(text, sk -> ReportedCommentKey.of(sk).isPresent()));
        // Read one more than the limit, to know whether another page follows.
        List<Item> found = table
                .query(
                        after.isPresent() ? "pk = :pk AND sk > :a" : "pk = :pk",
                        after.map(sk -> List.of(ReportKeys.REPORTED, sk)).orElse(List.of(ReportKeys.REPORTED)),
                        query -> query.limit(limit + 1))
                .items()
                .stream()
                .map(Item::of)
                .toList();
        List<Item> page = found.subList(0, Math.min(limit, found.size()));
        Map<Item, Item> comments =
                table.getAll(page.stream().map(entry -> key(entry).comment()).toList());
        List<Reported> entries = new ArrayList<>();
        for (Item entry : page) {
            Optional.ofNullable(comments.get(key(entry).comment()))
                    .filter(CommentItems::isPublished)
                    .flatMap(comment -> reported(entry, comment))
                    .ifPresent(entries::add);
        }
        return new Page(
                entries,
                found.size() > limit ? Optional.of(Cursor.of(page.getLast().string("sk"))) : Optional.empty());
    }

    private static ReportedCommentKey key(Item entry) {
        return ReportedCommentKey.of(entry.string("sk")).orElseThrow();
    }

    /** The comment with its reports; empty if all reporters have erased their data. */
    private Optional<Reported> reported(Item entry, Item comment) {
        ReportedCommentKey key = key(entry);
        List<Report> said = DynamoReports.read(table, key.article(), key.number()).stream()
                .filter(report -> report.number("round") >= entry.number("firstRound"))
                .map(CommentItems::report)
                .toList();
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new Reported(
                        CommentItems.comment(key.article(), comment),
                        CommentItems.author(comment).id(),
                        said,
                        version(entry, comment)));
    }

    /** Neither number ever falls, so their sum changes with each report and with each edit. */
    private static int version(Item entry, Item comment) {
        return entry.number("round") + CommentItems.edits(comment);
    }

    @Override
    public Dismissal dismiss(ArticleId article, int number, int version, Moderator by, Instant now) {
        var key = new ReportedCommentKey(article, number);
        return ConditionalWrite.untilDone("the reports of comment " + number + " of " + article, () -> {
            Optional<Item> comment = writes.comment(article, number).filter(CommentItems::isPublished);
            if (comment.isEmpty()) {
                return Optional.of(Dismissal.UNKNOWN);
            }
            Optional<Item> entry = table.getNow(ReportKeys.REPORTED, key.sk());
            if (entry.isEmpty()) {
                // An earlier attempt dismissed the reports, or there were none.
                return Optional.of(Dismissal.DISMISSED);
            }
            if (version(entry.get(), comment.get()) != version) {
                return Optional.of(Dismissal.CHANGED);
            }
            List<ConditionalWrite> steps = new ArrayList<>(dismissing(entry.get(), comment.get()));
            steps.add(new ModerationRecords(table)
                    .ofComment(
                            Act.REPORTS_DISMISSED,
                            article,
                            OptionalInt.of(number),
                            AuditKeys.comment(article, number),
                            by,
                            now));
            return ConditionalWrite.make(table, steps) ? Optional.of(Dismissal.DISMISSED) : Optional.empty();
        });
    }

    private List<ConditionalWrite> dismissing(Item entry, Item comment) {
        UnchangedComment same = UnchangedComment.of(comment);
        return List.of(
                ConditionalWrite.of(table.updating(
                        comment.string("pk"),
                        comment.string("sk"),
                        "SET reviewed = :yes",
                        same.condition(),
                        same.values().with("yes", true))),
                ConditionalWrite.of(table.deleting(
                        ReportKeys.REPORTED,
                        entry.string("sk"),
                        "round = :round",
                        Item.empty().with("round", entry.number("round")))));
    }
}
