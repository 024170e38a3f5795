package broadsheet.check.table;

import broadsheet.article.Slug;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.StaticPageKeys;
import broadsheet.dynamodb.staticpage.StaticPageItems;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.staticpage.ListedPage;
import java.util.List;
import java.util.Optional;

/** Invariant: the list of all static pages says of a page what its item says, and has no page that is not there. */
record StaticPageInvariant(Table table, Slug slug) implements Invariant {
    private static final String REVISION = "revision";
    private static final String VERSION = "version";

    @Override
    public String place() {
        return StaticPageKeys.page(slug) + " " + Keys.HEAD;
    }

    @Override
    public List<Finding> check() {
        Optional<Item> list = table.getNow(StaticPageKeys.LIST, Keys.CURRENT);
        Optional<Item> page = table.getNow(StaticPageKeys.page(slug), Keys.HEAD);
        List<ListedPage> pages = list.map(StaticPageItems::pages).orElse(List.of());
        Optional<ListedPage> wanted = page.filter(StaticPageItems::isPublic)
                .map(item -> StaticPageItems.page(slug, item))
                .map(found -> new ListedPage(slug, found.title(), found.revision(), found.updated()));
        Optional<ListedPage> listed =
                pages.stream().filter(each -> each.slug().equals(slug)).findFirst();
        if (wanted.equals(listed)) {
            return List.of();
        }
        int version = list.map(item -> item.number(VERSION)).orElse(0);
        return List.of(Finding.repairable(
                place(),
                "is not what the list of all pages says",
                () -> ConditionalWrite.make(
                        table,
                        List.of(
                                AsRead.of(page, REVISION).checking(table, StaticPageKeys.page(slug), Keys.HEAD),
                                AsRead.of(list, VERSION)
                                        .putting(table, StaticPageItems.listing(pages, slug, wanted, version + 1))))));
    }
}
