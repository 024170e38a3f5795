package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A condition that an item is unchanged since it was read, by the attributes that its writers change. A repair depends
 * on it, so a concurrent write makes the repair fail.
 *
 * @param condition the condition expression
 * @param values the values that the condition refers to
 */
record AsRead(String condition, Item values) {
    /**
     * Creates the condition that an item is unchanged, or is still missing if it was not found.
     *
     * @param attributes the attributes that its writers change
     */
    static AsRead of(Optional<Item> found, String... attributes) {
        if (found.isEmpty()) {
            return new AsRead(Table.NEW, Item.empty());
        }
        List<String> conditions = new ArrayList<>();
        Item values = Item.empty();
        for (String attribute : attributes) {
            var value = Optional.ofNullable(found.get().attributes().get(attribute));
            if (value.isPresent()) {
                String was = "was_" + attribute;
                conditions.add("#%s = :%s".formatted(attribute, was));
                values = values.with(was, value.get());
            } else {
                conditions.add("attribute_not_exists(#%s)".formatted(attribute));
            }
        }
        return new AsRead("attribute_exists(pk) AND " + String.join(" AND ", conditions), values);
    }

    /** Returns the condition's values merged with the values of an update. */
    Item with(Item more) {
        Item all = values;
        for (var value : more.attributes().entrySet()) {
            all = all.with(value.getKey(), value.getValue());
        }
        return all;
    }

    ConditionalWrite updating(Table table, String pk, String sk, String update, Item more) {
        return ConditionalWrite.of(table.updating(pk, sk, update, condition, with(more)));
    }

    ConditionalWrite putting(Table table, Item item) {
        return ConditionalWrite.of(table.putting(item, condition, values));
    }

    /**
     * Checks an item that is derived from the one that was read. The repair writes the derived item only while the
     * source is unchanged. The mark of a bulk publication says who wrote an item and not what the source says, so an
     * item that differs only in it is right.
     *
     * @param pk the partition key of the source
     * @param sk the sort key of the source
     * @param whose the source's kind, for the finding's text
     */
    Optional<Finding> following(Table table, String pk, String sk, Item wanted, String whose) {
        Optional<Item> found = table.getNow(wanted.string("pk"), wanted.string("sk"));
        return found.map(item -> item.without(ArticleItems.BULK))
                        .filter(wanted::equals)
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Finding.repairable(
                        wanted.string("pk") + " " + wanted.string("sk"),
                        found.isEmpty() ? "is missing" : "says something else than its " + whose,
                        () -> ConditionalWrite.make(
                                table, List.of(checking(table, pk, sk), ConditionalWrite.of(table.putting(wanted))))));
    }

    /**
     * Reports another item that must not be there, because of what the source says. The repair deletes it only while the
     * source is unchanged.
     *
     * @param pk the partition key of the source
     * @param sk the sort key of the source
     */
    Finding excluding(Table table, String pk, String sk, Item other, String wrong) {
        return Finding.repairable(
                other.string("pk") + " " + other.string("sk"),
                wrong,
                () -> ConditionalWrite.make(
                        table,
                        List.of(
                                checking(table, pk, sk),
                                ConditionalWrite.of(table.deleting(other.string("pk"), other.string("sk"))))));
    }

    /** Returns the condition as a check alone, for a repair that writes another item. */
    ConditionalWrite checking(Table table, String pk, String sk) {
        return ConditionalWrite.of(table.checking(pk, sk, condition, values));
    }
}
