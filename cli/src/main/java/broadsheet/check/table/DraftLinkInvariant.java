package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.draft.DraftId;
import broadsheet.dynamodb.draft.DraftHead;
import broadsheet.dynamodb.draft.LinkItems;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Invariant: a link that works is listed under its draft, where people find and revoke it. */
record DraftLinkInvariant(Table table, DraftId id, Instant now) implements Invariant {
    @Override
    public String place() {
        return DraftKeys.link(id);
    }

    @Override
    public List<Finding> check() {
        Optional<Item> found = table.getNow(place(), Keys.CURRENT);
        return found
                .filter(item -> !LinkItems.isRevoked(item))
                .map(LinkItems::link)
                .filter(link -> link.worksAt(now))
                .filter(link -> DraftHead.read(table, link.draft()).isPresent())
                .flatMap(link -> AsRead.of(found, LinkItems.REVOKED)
                        .following(table, place(), Keys.CURRENT, LinkItems.entry(link), "link"))
                .stream()
                .toList();
    }
}
