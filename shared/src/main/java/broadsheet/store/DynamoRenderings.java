package broadsheet.store;

import broadsheet.rendering.Rendering;
import broadsheet.rendering.Renderings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** The current rendering in two items: which it is, whose change wakes the renderer, and its counts, which wake nobody. */
final class DynamoRenderings implements Renderings {
    private final Table table;

    @Inject
    DynamoRenderings(Table table) {
        this.table = table;
    }

    @Override
    public void start(String id) {
        table.transactUntilDone(() -> starting(table, id));
    }

    /** The writes that start a rendering, to be made together with what makes it necessary. */
    static List<TransactWriteItem> starting(Table table, String id) {
        return List.of(
                table.putting(Item.keyed(Keys.RENDERING, Keys.CURRENT).with("id", id)),
                table.putting(Item.keyed(Keys.RENDERING, Keys.PROGRESS)
                        .with("id", id)
                        .with("found", 0)
                        .with("rendered", 0)
                        .with("written", 0)
                        .with("walked", 0)));
    }

    @Override
    public Optional<Rendering> current() {
        return table.getNow(Keys.RENDERING, Keys.PROGRESS)
                .map(item -> new Rendering(
                        item.string("id"),
                        item.number("found"),
                        item.number("rendered"),
                        item.number("written"),
                        item.number("walked") > 0));
    }

    @Override
    public void stop() {
        table.transactUntilDone(() -> Stream.of(Keys.CURRENT, Keys.PROGRESS)
                .map(sk -> table.deleting(Keys.RENDERING, sk))
                .toList());
    }

    @Override
    public void found(String id, int pages, boolean all) {
        add(id, Map.of("found", pages, "walked", all ? 1 : 0));
    }

    @Override
    public void rendered(String id, int pages, int written) {
        add(id, Map.of("rendered", pages, "written", written));
    }

    private void add(String id, Map<String, Integer> counts) {
        var add = new StringBuilder("ADD");
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        counts.forEach((name, count) -> {
            add.append(values.isEmpty() ? " #" : ", #")
                    .append(name)
                    .append(" :")
                    .append(name);
            names.put("#" + name, name);
            values.put(":" + name, AttributeValue.fromN(Integer.toString(count)));
        });
        values.put(":id", AttributeValue.fromS(id));
        try {
            table.client()
                    .updateItem(update -> update.tableName(table.name())
                            .key(Item.keyed(Keys.RENDERING, Keys.PROGRESS).attributes())
                            .updateExpression(add.toString())
                            .conditionExpression("id = :id")
                            .expressionAttributeNames(names)
                            .expressionAttributeValues(values));
        } catch (ConditionalCheckFailedException superseded) {
            // Nobody asks any more how far this one came.
        }
    }
}
