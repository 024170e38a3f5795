package broadsheet.dynamodb.staticpage;

import broadsheet.article.Slug;
import broadsheet.dynamodb.article.BodyItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.StaticPageKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.staticpage.ListedPage;
import broadsheet.staticpage.StaticPage;
import broadsheet.staticpage.StaticPageDraft;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Static pages as items. */
public final class StaticPageItems {
    static final String REVISION = "revision";
    static final String VERSION = "version";
    static final String DIGEST = "digest";
    static final String WORDING = "wording";
    static final String UPDATED = "updated";
    static final String TITLE = "title";
    static final String DOCUMENT = "document";
    static final String REMOVED = "removed";
    static final String PAGES = "pages";

    private static final String DESCRIPTION = "description";
    private static final String SLUG = "slug";

    private StaticPageItems() {}

    /** A page; the item has its document too, so that one read serves its readers and its editors. */
    static Item item(StaticPage page, StaticPageDraft draft) {
        Item head = Item.keyed(StaticPageKeys.page(page.slug()), Keys.HEAD)
                .with(REVISION, page.revision())
                .with(TITLE, page.title())
                .with(DESCRIPTION, page.description());
        return BodyItems.with(head, page.body())
                .with(UPDATED, page.updated().toString())
                .withText(DOCUMENT, draft.document())
                .with(WORDING, draft.wording())
                .with(DIGEST, draft.digest());
    }

    /** What remains of a page: the number that its next revision follows. */
    static Item removed(Slug slug, int revision, Instant at) {
        return Item.keyed(StaticPageKeys.page(slug), Keys.HEAD)
                .with(REVISION, revision)
                .with(REMOVED, at.toString());
    }

    /** Whether the item is a page, and not what remains of one. */
    public static boolean isPublic(Item item) {
        return !item.has(REMOVED);
    }

    /** The page of a public item. */
    public static StaticPage page(Slug slug, Item item) {
        return new StaticPage(
                slug,
                item.number(REVISION),
                item.string(TITLE),
                item.string(DESCRIPTION),
                BodyItems.body(item),
                item.instant(UPDATED));
    }

    /**
     * The list of all pages after a change of one.
     *
     * @param before the pages before
     * @param entry what the list says of the page from now on; empty if it no longer has it
     */
    public static Item listing(List<ListedPage> before, Slug slug, Optional<ListedPage> entry, int version) {
        List<ListedPage> pages = Stream.concat(
                        before.stream().filter(page -> !page.slug().equals(slug)), entry.stream())
                .sorted(Comparator.comparing(ListedPage::slug))
                .toList();
        return Item.keyed(StaticPageKeys.LIST, Keys.CURRENT)
                .with(VERSION, version)
                .with(PAGES, pages, StaticPageItems::item);
    }

    /** The pages of the list's item. */
    public static List<ListedPage> pages(Item item) {
        return item.list(PAGES, StaticPageItems::listed);
    }

    private static Item item(ListedPage page) {
        return Item.empty()
                .with(SLUG, page.slug().value())
                .with(TITLE, page.title())
                .with(REVISION, page.revision())
                .with(UPDATED, page.updated().toString());
    }

    private static ListedPage listed(Item item) {
        return new ListedPage(item.slug(SLUG), item.string(TITLE), item.number(REVISION), item.instant(UPDATED));
    }
}
