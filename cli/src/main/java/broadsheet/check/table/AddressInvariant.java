package broadsheet.check.table;

import broadsheet.article.Slug;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.article.AddressItem;
import broadsheet.dynamodb.article.AddressItem.State;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;

/** Invariant: an address leads to an article, and its state is what the article's head says. */
record AddressInvariant(Table table, Slug address) implements Invariant {
    @Override
    public String place() {
        return Keys.address(address) + " " + Keys.ADDRESS;
    }

    @Override
    public List<Finding> check() {
        Optional<Item> found = table.getNow(Keys.address(address), Keys.ADDRESS);
        if (found.isEmpty()) {
            return List.of();
        }
        AddressItem there = AddressItem.of(found.get());
        String pk = Keys.article(there.article());
        Optional<Item> head = table.getNow(pk, Keys.HEAD);
        if (head.isEmpty()) {
            return there.isReserved()
                    ? List.of()
                    : List.of(Finding.manual(
                            place(), "leads to no article", "publish the article at it that a backup has there"));
        }
        State right = head.get().slug("slug").equals(address) ? State.CURRENT : State.FORMER;
        return there.state() == right
                ? List.of()
                : List.of(Finding.repairable(
                        place(),
                        "is " + there.state() + ", and its article says " + right,
                        () -> ConditionalWrite.make(
                                table,
                                List.of(
                                        AsRead.of(head, "revision").checking(table, pk, Keys.HEAD),
                                        AsRead.of(found, "article", AddressItem.STATE)
                                                .putting(
                                                        table,
                                                        new AddressItem(address, there.article(), right, 0).item())))));
    }
}
