package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.discussion.CommentItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;

/** Invariant: a dated entry, which counts a moderation decision for a day, has a decision of that time. */
record CountedDecisionInvariant(Table table, String dated) implements Invariant {
    @Override
    public String place() {
        return Keys.DECIDED + " " + dated;
    }

    @Override
    public List<Finding> check() {
        String id = dated.substring(dated.lastIndexOf('#') + 1);
        Optional<Item> decided = table.getNow(Keys.DECIDED, id);
        boolean wasDecided = decided.map(CommentItems::decision)
                .filter(decision -> Keys.decidedAt(decision.at(), id).equals(dated))
                .isPresent();
        return wasDecided || table.getNow(Keys.DECIDED, dated).isEmpty()
                ? List.of()
                : List.of(AsRead.of(decided, "at")
                        .excluding(
                                table,
                                Keys.DECIDED,
                                id,
                                Item.keyed(Keys.DECIDED, dated),
                                "counts what was not decided then"));
    }
}
