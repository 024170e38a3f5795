package broadsheet.dynamodb.draft;

import broadsheet.draft.DraftHistory;
import broadsheet.draft.DraftId;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.table.Cursor;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;

/** Reads the texts of drafts from the table. */
public final class DynamoDraftHistory implements DraftHistory {
    private final Table table;

    @Inject
    public DynamoDraftHistory(DraftsTable drafts) {
        this.table = drafts.table();
    }

    @Override
    public Page list(DraftId id, int limit, Optional<String> cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit is " + limit);
        }
        String pk = DraftKeys.draft(id);
        Optional<String> start =
                cursor.map(text -> Cursor.read(text, sk -> DraftKeys.textOf(sk).isPresent()));
        // Read one more than the limit, to know whether another page follows. DynamoDB charges the documents too.
        List<Item> texts =
                table.queryFirst(limit + 1, "pk = :pk AND begins_with(sk, :a)", List.of(pk, DraftKeys.TEXT), query -> {
                    query.scanIndexForward(false).projectionExpression("sk, version, saved, savedBy");
                    start.ifPresent(
                            sk -> query.exclusiveStartKey(Item.keyed(pk, sk).attributes()));
                });
        List<Item> shown = texts.subList(0, Math.min(limit, texts.size()));
        return new Page(
                shown.stream().map(DraftItems::kept).toList(),
                texts.size() > limit ? Optional.of(Cursor.of(shown.getLast().string("sk"))) : Optional.empty());
    }

    @Override
    public Optional<KeptText> find(DraftId id, int version) {
        // A text has the key of its first version, so it is the last one up to this version.
        return table
                .queryFirst(
                        1,
                        "pk = :pk AND sk BETWEEN :a AND :b",
                        List.of(DraftKeys.draft(id), DraftKeys.TEXT, DraftKeys.text(version)),
                        query -> query.scanIndexForward(false))
                .stream()
                .filter(text -> text.number("version") == version)
                .map(text -> new KeptText(DraftItems.kept(text), DraftItems.document(text)))
                .findFirst();
    }
}
