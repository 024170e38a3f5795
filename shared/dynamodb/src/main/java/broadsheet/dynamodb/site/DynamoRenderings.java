package broadsheet.dynamodb.site;

import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Expressions;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.rendering.Rendering;
import broadsheet.rendering.Renderings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores the current rendering of all pages in two items. A change of the first, its identity, triggers the renderer.
 * A change of the second, its counters, triggers no function.
 */
public final class DynamoRenderings implements Renderings {
    private final Table table;

    @Inject
    DynamoRenderings(Table table) {
        this.table = table;
    }

    @Override
    public void start(String id, Actor by, Instant now) {
        ConditionalWrite.untilDone("the rendering", () -> {
            if (says(id, Keys.RENDERING, Keys.CURRENT, "id")) {
                return Optional.of(true);
            }
            List<TransactWriteItem> writes = new ArrayList<>(starting(table, id, false));
            writes.add(recording(Act.RENDERING_STARTED, id, by, now));
            return table.transact(writes) ? Optional.of(true) : Optional.empty();
        });
    }

    /**
     * The writes that start a rendering. The caller adds them to the transaction whose change requires it.
     *
     * @param withSite whether the transaction also writes the settings, with the rendering's id in them
     */
    public static List<TransactWriteItem> starting(Table table, String id, boolean withSite) {
        return List.of(
                table.putting(
                        Item.keyed(Keys.RENDERING, Keys.CURRENT).with("id", id).with("withSite", withSite)),
                table.putting(Item.keyed(Keys.RENDERING, Keys.PROGRESS)
                        .with("id", id)
                        .with("steps", 0)
                        .with("found", 0)
                        .with("rendered", 0)
                        .with("written", 0)
                        .with("enumerated", 0)));
    }

    @Override
    public Optional<String> started() {
        return table.getNow(Keys.RENDERING, Keys.CURRENT).map(this::whole);
    }

    /**
     * Checks that all items of the starting transaction are readable. Single reads do not see a transaction as a
     * whole. Without the check, a rendering could start with old settings or without its counters.
     */
    private String whole(Item current) {
        String id = current.string("id");
        boolean withSite = current.has("withSite") && current.flag("withSite");
        if (!says(id, Keys.RENDERING, Keys.PROGRESS, "id")
                || (withSite && !says(id, Keys.SITE, Keys.SITE, DynamoSites.RENDERING))) {
            throw new IllegalStateException("what started the rendering " + id + " cannot all be read yet");
        }
        return id;
    }

    private boolean says(String id, String pk, String sk, String attribute) {
        return table.getNow(pk, sk)
                .flatMap(item -> item.optional(attribute))
                .filter(id::equals)
                .isPresent();
    }

    @Override
    public Optional<Rendering> current() {
        return table.getNow(Keys.RENDERING, Keys.PROGRESS)
                .map(item -> new Rendering(
                        item.string("id"),
                        item.optionalNumber("steps").orElse(0),
                        item.number("found"),
                        item.number("rendered"),
                        item.number("written"),
                        item.number("enumerated") > 0));
    }

    @Override
    public void stop(Actor by, Instant now) {
        ConditionalWrite.untilDone("the rendering", () -> {
            // A damaged rendering may lack one of the two.
            Optional<Item> found = Stream.of(Keys.CURRENT, Keys.PROGRESS)
                    .flatMap(sk -> table.getNow(Keys.RENDERING, sk).stream())
                    .findFirst();
            return found.isEmpty() || table.transact(stopping(found.get(), by, now))
                    ? Optional.of(true)
                    : Optional.empty();
        });
    }

    private List<TransactWriteItem> stopping(Item found, Actor by, Instant now) {
        String other = found.string("sk").equals(Keys.CURRENT) ? Keys.PROGRESS : Keys.CURRENT;
        String id = found.string("id");
        return List.of(
                table.deleting(
                        Keys.RENDERING,
                        found.string("sk"),
                        "#id = :id",
                        Item.empty().with("id", id)),
                table.deleting(Keys.RENDERING, other),
                recording(Act.RENDERING_STOPPED, id, by, now));
    }

    private TransactWriteItem recording(Act act, String id, Actor by, Instant now) {
        return AuditItems.recording(
                table, new AuditRecord(now, by, act, "", "", Optional.empty()), AuditKeys.rendering(id, act));
    }

    @Override
    public void rendered(String id, int step, int pages, int written, boolean all) {
        String update = "SET #steps = :next"
                + " ADD #found :pages, #rendered :pages, #written :written, #enumerated :enumerated";
        String condition = "#id = :id AND #steps <= :step";
        Item values = Item.empty()
                .with("id", id)
                .with("step", step)
                .with("next", step + 1)
                .with("pages", pages)
                .with("written", written)
                .with("enumerated", all ? 1 : 0);
        try {
            table.client()
                    .updateItem(write -> write.tableName(table.name())
                            .key(Item.keyed(Keys.RENDERING, Keys.PROGRESS).attributes())
                            .updateExpression(update)
                            .conditionExpression(condition)
                            .expressionAttributeNames(Expressions.names(update, condition))
                            .expressionAttributeValues(Expressions.values(values)));
        } catch (ConditionalCheckFailedException superseded) {
            // The step is counted already, or a newer rendering has replaced this one.
        }
    }
}
