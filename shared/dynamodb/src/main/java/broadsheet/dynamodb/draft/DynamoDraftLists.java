package broadsheet.dynamodb.draft;

import broadsheet.draft.DraftLists;
import broadsheet.draft.DraftStatus;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;

/**
 * Lists the drafts in the table. Each status has a partition, so a list of every status merges four. The entries are
 * keys alone: what a list says is read from the heads.
 */
public final class DynamoDraftLists implements DraftLists {
    private final Table table;

    @Inject
    public DynamoDraftLists(DraftsTable drafts) {
        this.table = drafts.table();
    }

    @Override
    public Page list(Optional<DraftStatus> status, Optional<String> user, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        Optional<String> before =
                cursor.map(text -> Cursor.read(text, sk -> DraftKeys.entryOf(sk).isPresent()));
        // Read one more than the limit, to know whether another page follows.
        List<String> found = status.map(Stream::of)
                .orElseGet(() -> Stream.of(DraftStatus.values()))
                .map(each -> user.map(id -> DraftKeys.list(each, id)).orElseGet(() -> DraftKeys.list(each)))
                .flatMap(partition -> entries(partition, before, limit + 1))
                .sorted(Comparator.reverseOrder())
                .limit(limit + 1L)
                .toList();
        List<String> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                drafts(shown)
                        .filter(draft -> status.isEmpty() || draft.status() == status.get())
                        .filter(draft -> user.isEmpty() || draft.isOf(user.get()))
                        .toList(),
                found.size() > limit ? Optional.of(Cursor.of(shown.getLast())) : Optional.empty());
    }

    private Stream<String> entries(String partition, Optional<String> before, int most) {
        List<Item> items = before.isPresent()
                ? table.queryFirst(
                        most,
                        "pk = :pk AND sk < :a",
                        List.of(partition, before.get()),
                        query -> query.scanIndexForward(false))
                : table.queryFirst(most, "pk = :pk", List.of(partition), query -> query.scanIndexForward(false));
        return items.stream().map(item -> item.string("sk"));
    }

    /** The drafts of entries, in their order. A draft that moved between two of the reads has two entries. */
    private Stream<WorkingDraft> drafts(List<String> entries) {
        List<Item> keys = entries.stream()
                .map(entry ->
                        Item.keyed(DraftKeys.draft(DraftKeys.entryOf(entry).orElseThrow()), Keys.HEAD))
                .distinct()
                .toList();
        Map<Item, Item> heads = table.getAll(keys);
        return keys.stream()
                .flatMap(key -> DraftItems.present(Optional.ofNullable(heads.get(key))).stream())
                .map(DraftItems::draft);
    }
}
