package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.function.Predicate;

/**
 * Invariant: an item satisfies a condition by itself.
 *
 * @param wrong the finding's text if the item violates the condition
 * @param right the condition
 */
record ItemInvariant(Table table, String pk, String sk, String wrong, Predicate<Item> right) implements Invariant {
    @Override
    public String place() {
        return pk + " " + sk;
    }

    @Override
    public List<Finding> check() {
        return table.getNow(pk, sk).filter(right.negate()).isEmpty()
                ? List.of()
                : List.of(Finding.manual(place(), wrong, "look at it, and delete it by hand if nobody knows it"));
    }
}
