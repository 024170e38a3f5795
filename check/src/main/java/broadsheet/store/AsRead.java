package broadsheet.store;

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

    Step updating(Table table, String pk, String sk, String update, Item more) {
        return Step.of(table.updating(pk, sk, update, condition, with(more)));
    }

    Step putting(Table table, Item item) {
        return Step.of(table.putting(item, condition, values));
    }

    Step deleting(Table table, String pk, String sk) {
        return Step.of(table.deleting(pk, sk, condition, values));
    }

    /** The condition alone, for a repair of another item. */
    Step checking(Table table, String pk, String sk) {
        return Step.of(TransactWriteItem.builder()
                .conditionCheck((ConditionCheck.Builder check) -> check.tableName(table.name())
                        .key(Item.keyed(pk, sk).attributes())
                        .conditionExpression(condition)
                        .expressionAttributeNames(Expressions.names(condition))
                        .expressionAttributeValues(Expressions.values(values)))
                .build());
    }
}
