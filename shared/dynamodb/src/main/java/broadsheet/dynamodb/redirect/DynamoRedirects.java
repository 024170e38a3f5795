package broadsheet.dynamodb.redirect;

import broadsheet.dynamodb.key.RedirectKeys;
import broadsheet.dynamodb.table.BatchWrite;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Redirect;
import broadsheet.redirect.Redirects;
import broadsheet.redirect.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Stores redirects in the table, one item each. */
public final class DynamoRedirects implements Redirects {
    private final Table table;

    @Inject
    public DynamoRedirects(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Target> find(OldPath from) {
        return table.get(RedirectKeys.partition(from), from.value(), Consistency.EVENTUAL)
                .map(RedirectItem::target);
    }

    @Override
    public void change(Map<OldPath, Optional<Target>> changes) {
        List<WriteRequest> writes = new ArrayList<>();
        changes.forEach((from, to) ->
                writes.add(to.map(target -> BatchWrite.putting(RedirectItem.item(new Redirect(from, target))))
                        .orElseGet(() -> BatchWrite.deleting(RedirectItem.key(from)))));
        BatchWrite.make(table, writes);
    }

    @Override
    public Page list(int limit, Optional<String> cursor) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        Optional<OldPath> after = cursor.map(text -> Cursor.read(
                        text,
                        sk -> OldPath.parse(sk)
                                .filter(path -> path.value().equals(sk))
                                .isPresent()))
                .map(OldPath::new);
        List<Redirect> found = new ArrayList<>();
        for (String partition : RedirectKeys.partitions(after)) {
            // One more than the limit, to know whether another page follows.
            int missing = limit + 1 - found.size();
            Optional<OldPath> start =
                    after.filter(path -> RedirectKeys.partition(path).equals(partition));
            List<Item> items = start.isPresent()
                    ? table.queryFirst(
                            missing,
                            "pk = :pk AND sk > :a",
                            List.of(partition, start.get().value()),
                            query -> {})
                    : table.queryFirst(missing, "pk = :pk", List.of(partition), query -> {});
            items.forEach(item -> found.add(new Redirect(new OldPath(item.string("sk")), RedirectItem.target(item))));
            if (found.size() > limit) {
                break;
            }
        }
        return found.size() > limit
                ? new Page(
                        found.subList(0, limit),
                        Optional.of(Cursor.of(found.get(limit - 1).from().value())))
                : new Page(found, Optional.empty());
    }
}
