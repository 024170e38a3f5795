package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.discussion.Comment.State;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.discussion.CommentWrites;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.ReaderDataIndex;
import broadsheet.dynamodb.key.ReportKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.readership.Rater;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invariant: an entry in a reader's data index leads to an existing comment, rating or report of that reader. */
record ReaderDataInvariant(Table table, String reader, ReaderDataIndex indexEntry, Instant now) implements Invariant {
    /** How much longer an index entry is kept than the item it leads to. */
    private static final Duration OUTLIVES = CommentWrites.INDEX_KEPT.minus(CommentItems.KEPT);

    @Override
    public String place() {
        return Keys.reader(reader) + " " + indexEntry.key();
    }

    @Override
    public List<Finding> check() {
        Optional<Item> entry = table.getNow(Keys.reader(reader), indexEntry.key());
        if (entry.isEmpty()) {
            return List.of();
        }
        return switch (indexEntry) {
            case ReaderDataIndex.OfComment(var article, int number) -> {
                Optional<Item> comment = new CommentWrites(table).comment(article, number);
                yield isOf(comment)
                        ? List.of()
                        : nowhere(AsRead.of(comment, "state", "author", "held")
                                .checking(table, Keys.comments(article), Keys.comment(number)));
            }
            case ReaderDataIndex.OfHeld(String id) ->
                Expiry.isNear(entry.get(), OUTLIVES, now) || isThere(Keys.HELD, id) || isThere(Keys.DECIDED, id)
                        ? List.of()
                        : nowhere(absent(Keys.HELD, id), absent(Keys.DECIDED, id));
            case ReaderDataIndex.OfRating(var article) -> {
                var rater = Rater.signedIn(reader);
                String pk = Keys.ratings(article, Keys.shard(rater));
                yield isThere(pk, Keys.rater(rater)) ? List.of() : nowhere(absent(pk, Keys.rater(rater)));
            }
            // A byline entry holds its own data and leads to no other item.
            case ReaderDataIndex.OfByline byline ->
                entry.get().has("by") && entry.get().has("name")
                        ? List.of()
                        : List.of(Finding.manual(place(), "says not who vouches for what", "verify the reader again"));
            case ReaderDataIndex.OfReport(var article, int number) -> {
                String pk = ReportKeys.reports(article, number);
                yield Expiry.isNear(entry.get(), OUTLIVES, now) || isThere(pk, ReportKeys.report(reader))
                        ? List.of()
                        : nowhere(absent(pk, ReportKeys.report(reader)));
            }
        };
    }

    /**
     * Returns whether the reader wrote the comment. While an edited comment awaits moderation, the queued item holds
     * the author.
     */
    private boolean isOf(Optional<Item> comment) {
        Optional<Item> written = comment.filter(item -> item.string("state").equals(State.HELD.name()))
                .flatMap(item -> item.optional("held"))
                .flatMap(id -> table.getNow(Keys.HELD, id))
                .or(() -> comment);
        return written.flatMap(item -> item.optional("author"))
                .filter(reader::equals)
                .isPresent();
    }

    private boolean isThere(String pk, String sk) {
        return table.getNow(pk, sk).isPresent();
    }

    private ConditionalWrite absent(String pk, String sk) {
        return AsRead.of(Optional.empty()).checking(table, pk, sk);
    }

    private List<Finding> nowhere(ConditionalWrite... conditions) {
        List<ConditionalWrite> steps = new ArrayList<>(List.of(conditions));
        steps.add(ConditionalWrite.of(table.deleting(Keys.reader(reader), indexEntry.key())));
        return List.of(Finding.repairable(place(), "leads to nothing", () -> ConditionalWrite.make(table, steps)));
    }
}
