package broadsheet.check.table;

import broadsheet.article.Slug;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.live.LiveItems;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.List;
import java.util.Optional;

/** Invariant: an entry in a listing of coverages belongs to a coverage that is listed there. */
record CoverageEntryInvariant(Table table, String listing, String sk, Slug coverage) implements Invariant {
    @Override
    public String place() {
        return listing + " " + sk;
    }

    @Override
    public List<Finding> check() {
        String pk = LiveKeys.coverage(coverage);
        Optional<Item> found = table.getNow(pk, LiveKeys.COVERAGE);
        boolean belongs = found.map(item -> LiveItems.entries(LiveItems.coverage(coverage, item)))
                .flatMap(entries -> Optional.ofNullable(entries.get(listing)))
                .filter(entry -> entry.string("sk").equals(sk))
                .isPresent();
        return belongs || table.getNow(listing, sk).isEmpty()
                ? List.of()
                : List.of(AsRead.of(found, "revision")
                        .excluding(table, pk, LiveKeys.COVERAGE, Item.keyed(listing, sk), "no coverage belongs there"));
    }
}
