package broadsheet.check.table;

import broadsheet.article.Slug;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.live.LiveItems;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.live.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invariant: a coverage's page head, its open or closed state, and its listing entries match the coverage's record. */
record CoverageInvariant(Table table, Slug id) implements Invariant {
    @Override
    public String place() {
        return LiveKeys.coverage(id);
    }

    @Override
    public List<Finding> check() {
        Optional<Item> found = table.getNow(place(), LiveKeys.COVERAGE);
        if (found.isEmpty()) {
            return List.of(Finding.manual(
                    place() + " " + LiveKeys.COVERAGE, "is missing", "a backup has it; its updates stay readable"));
        }
        Coverage coverage = LiveItems.coverage(id, found.get());
        AsRead same = AsRead.of(found, "revision");
        List<Finding> findings = new ArrayList<>();
        List<Item> wanted = new ArrayList<>(List.of(LiveItems.head(coverage)));
        wanted.addAll(LiveItems.entries(coverage).values());
        for (Item item : wanted) {
            same.following(table, place(), LiveKeys.COVERAGE, item, "coverage").ifPresent(findings::add);
        }
        Optional<Item> tally = table.getNow(place(), LiveKeys.TALLY);
        boolean closed = coverage.closed().isPresent();
        // If the tally is missing, UpdatesInvariant reports and restores it.
        if (tally.isPresent() && tally.get().flag("closed") != closed) {
            findings.add(Finding.repairable(
                    place() + " " + LiveKeys.TALLY,
                    closed ? "takes updates, though it is closed" : "takes no updates, though it is open",
                    () -> ConditionalWrite.make(
                            table,
                            List.of(
                                    same.checking(table, place(), LiveKeys.COVERAGE),
                                    AsRead.of(tally, "closed")
                                            .updating(
                                                    table,
                                                    place(),
                                                    LiveKeys.TALLY,
                                                    "SET #closed = :closed",
                                                    Item.empty().with("closed", closed))))));
        }
        return findings;
    }
}
