package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.draft.DraftId;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.draft.DraftItems;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Invariant: a draft has the text that its head names, counts its texts and notes, and is in each list that it belongs
 * to. Nothing but the head is left of a deleted draft.
 */
record DraftInvariant(Table table, DraftId id) implements Invariant {
    @Override
    public String place() {
        return DraftKeys.draft(id);
    }

    @Override
    public List<Finding> check() {
        Optional<Item> head = table.getNow(place(), Keys.HEAD);
        List<Item> parts = table.queryAll(
                "pk = :pk AND sk > :a",
                List.of(place(), Keys.HEAD),
                query -> query.consistentRead(true).projectionExpression("pk, sk, version"));
        return head.filter(item -> !DraftItems.isDeleted(item))
                .map(item -> ofDraft(item, parts))
                .orElseGet(() -> parts.stream().map(part -> left(head, part)).toList());
    }

    private List<Finding> ofDraft(Item head, List<Item> parts) {
        List<Finding> found = new ArrayList<>();
        String text = DraftKeys.text(head.number("text"));
        if (parts.stream()
                .noneMatch(part ->
                        part.string("sk").equals(text) && part.number("version") == head.number("textVersion"))) {
            found.add(Finding.manual(
                    place() + " " + text,
                    "is missing, or is not what its head says",
                    "restore it from a backup, or delete the draft"));
        }
        counted(head, "texts", DraftKeys.TEXT, parts).ifPresent(found::add);
        counted(head, "notes", DraftKeys.NOTE, parts).ifPresent(found::add);
        WorkingDraft draft = DraftItems.draft(head);
        for (Item entry : DraftItems.entries(draft)) {
            AsRead.of(Optional.of(head), "writes")
                    .following(table, place(), Keys.HEAD, entry, "draft")
                    .ifPresent(found::add);
        }
        return found;
    }

    private Optional<Finding> counted(Item head, String count, String prefix, List<Item> parts) {
        int there = (int) parts.stream()
                .filter(part -> part.string("sk").startsWith(prefix))
                .count();
        int surplus = head.number(count) - there;
        return surplus == 0
                ? Optional.empty()
                : Optional.of(Finding.repairable(
                        place() + " " + Keys.HEAD,
                        "of its " + count + " " + Surplus.of(surplus),
                        () -> ConditionalWrite.make(
                                table,
                                List.of(AsRead.of(Optional.of(head), "writes")
                                        .updating(
                                                table,
                                                place(),
                                                Keys.HEAD,
                                                "SET #%s = :%s".formatted(count, count),
                                                Item.empty().with(count, there))))));
    }

    private Finding left(Optional<Item> head, Item part) {
        return AsRead.of(head, "writes").excluding(table, place(), Keys.HEAD, part, "is there, and the draft is not");
    }
}
