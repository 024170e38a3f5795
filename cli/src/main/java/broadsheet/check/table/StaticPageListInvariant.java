package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.StaticPageKeys;
import broadsheet.dynamodb.staticpage.StaticPageItems;
import broadsheet.dynamodb.table.Table;
import java.util.List;

/** Invariant: each page of the list of all static pages is as the list says. */
record StaticPageListInvariant(Table table) implements Invariant {
    @Override
    public String place() {
        return StaticPageKeys.LIST + " " + Keys.CURRENT;
    }

    @Override
    public List<Finding> check() {
        return table.getNow(StaticPageKeys.LIST, Keys.CURRENT).map(StaticPageItems::pages).orElse(List.of()).stream()
                .flatMap(page -> new StaticPageInvariant(table, page.slug()).check().stream())
                .toList();
    }
}
