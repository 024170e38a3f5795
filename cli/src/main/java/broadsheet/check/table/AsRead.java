package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Expressions;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The condition that an item is still as it was read, by those of its attributes that its writers change: a repair rests on
 * it, and loses to whoever wrote since.
 *
 * @param condition the condition
 * @param values what the condition refers to
 */
record AsRead(String condition, Item values) {
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

    /** The condition with the values of an update beside its own. */
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

    ConditionalWrite deleting(Table table, String pk, String sk) {
        return ConditionalWrite.of(table.deleting(pk, sk, condition, values));
    }

    /**
     * An item that follows from the one that was read, and is put as it should be as long as that one still is so.
     *
     * @param pk the partition of the one that was read
     * @param sk its place there
     * @param whose what that one is, as a finding says it
     */
    Optional<Finding> following(Table table, String pk, String sk, Item wanted, String whose) {
        Optional<Item> found = table.getNow(wanted.string("pk"), wanted.string("sk"));
        return found.filter(wanted::equals).isPresent()
                ? Optional.empty()
                : Optional.of(Finding.mended(
                        wanted.string("pk") + " " + wanted.string("sk"),
                        found.isEmpty() ? "is missing" : "says something else than its " + whose,
                        () -> ConditionalWrite.make(
                                table, List.of(checking(table, pk, sk), ConditionalWrite.of(table.putting(wanted))))));
    }

    /** The condition alone, for a repair of another item. */
    ConditionalWrite checking(Table table, String pk, String sk) {
        return ConditionalWrite.of(TransactWriteItem.builder()
                .conditionCheck((ConditionCheck.Builder check) -> check.tableName(table.name())
                        .key(Item.keyed(pk, sk).attributes())
                        .conditionExpression(condition)
                        .expressionAttributeNames(Expressions.names(condition))
                        .expressionAttributeValues(Expressions.values(values)))
                .build());
    }
}
