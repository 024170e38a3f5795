package broadsheet.dynamodb.staticpage;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Slug;
import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.article.StoredSizes;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.StaticPageKeys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.staticpage.ListedPage;
import broadsheet.staticpage.StaticPage;
import broadsheet.staticpage.StaticPageDraft;
import broadsheet.staticpage.StaticPageStore;
import broadsheet.staticpage.StaticPages;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores each static page in an item of its own, and the list of all in another one. One transaction writes both, with
 * conditions on what was read of them.
 */
public final class DynamoStaticPages implements StaticPages, StaticPageStore {
    private static final String AS_READ = "revision = :read";

    private final Table table;

    @Inject
    DynamoStaticPages(Table table) {
        this.table = table;
    }

    @Override
    public Optional<StaticPage> find(Slug slug) {
        return table.get(StaticPageKeys.page(slug), Keys.HEAD)
                .filter(StaticPageItems::isPublic)
                .map(item -> StaticPageItems.page(slug, item));
    }

    @Override
    public boolean isRemoved(Slug slug) {
        return table.get(StaticPageKeys.page(slug), Keys.HEAD)
                .filter(item -> !StaticPageItems.isPublic(item))
                .isPresent();
    }

    @Override
    public List<ListedPage> list() {
        return table.get(StaticPageKeys.LIST, Keys.CURRENT)
                .map(StaticPageItems::pages)
                .orElse(List.of());
    }

    @Override
    public Optional<StaticPageStore.Stored> read(Slug slug) {
        return table.getNow(StaticPageKeys.page(slug), Keys.HEAD)
                .filter(StaticPageItems::isPublic)
                .map(item -> new StaticPageStore.Stored(
                        StaticPageItems.page(slug, item), item.text(StaticPageItems.DOCUMENT)));
    }

    @Override
    public Publication publish(Slug slug, StaticPageDraft draft, Expectation expected, Actor editor, Instant now) {
        StoredSizes.require(draft);
        return ConditionalWrite.untilDone("the page", () -> attempt(slug, draft, expected, editor, now));
    }

    private Optional<Publication> attempt(
            Slug slug, StaticPageDraft draft, Expectation expected, Actor editor, Instant now) {
        Optional<Item> stored = table.getNow(StaticPageKeys.page(slug), Keys.HEAD);
        Optional<Item> current = stored.filter(StaticPageItems::isPublic);
        int revision = revision(stored);
        if (current.filter(item -> item.string(StaticPageItems.DIGEST).equals(draft.digest()))
                .isPresent()) {
            return Optional.of(new Publication(revision, Outcome.UNCHANGED));
        }
        require(expected, current);
        Instant updated = current.filter(
                        item -> item.string(StaticPageItems.WORDING).equals(draft.wording()))
                .map(item -> item.instant(StaticPageItems.UPDATED))
                .orElseGet(() -> now.truncatedTo(ChronoUnit.SECONDS));
        var page = new StaticPage(slug, revision + 1, draft.title(), draft.description(), draft.body(), updated);
        Act act = current.isPresent() ? Act.PAGE_CHANGED : Act.PAGE_PUBLISHED;
        return write(
                        stored,
                        StaticPageItems.item(page, draft),
                        slug,
                        Optional.of(new ListedPage(slug, page.title(), page.revision(), updated)),
                        new AuditRecord(now, editor, act, slug.value(), page.title(), Optional.empty()))
                ? Optional.of(new Publication(revision + 1, current.isPresent() ? Outcome.REVISED : Outcome.CREATED))
                : Optional.empty();
    }

    @Override
    public boolean remove(Slug slug, Expectation expected, Actor editor, Instant now) {
        return ConditionalWrite.untilDone("the page", () -> {
            Optional<Item> stored = table.getNow(StaticPageKeys.page(slug), Keys.HEAD);
            Optional<Item> current = stored.filter(StaticPageItems::isPublic);
            if (current.isEmpty()) {
                return Optional.of(stored.isPresent());
            }
            require(expected, current);
            String title = current.get().string(StaticPageItems.TITLE);
            return Optional.of(write(
                            stored,
                            StaticPageItems.removed(slug, revision(stored) + 1, now.truncatedTo(ChronoUnit.SECONDS)),
                            slug,
                            Optional.empty(),
                            new AuditRecord(now, editor, Act.PAGE_REMOVED, slug.value(), title, Optional.empty())))
                    .filter(Boolean::booleanValue);
        });
    }

    /** A removed page has no revision that anybody could expect. */
    private static void require(Expectation expected, Optional<Item> current) {
        int revision = revision(current);
        if (!expected.allows(revision)) {
            throw new RevisionConflict(
                    revision == 0 ? "There is no such page." : "The page is at revision " + revision + ".");
        }
    }

    /**
     * Writes a page, its entry in the list and the record.
     *
     * @param entry the page's entry; empty to remove it
     * @return false if another writer was faster
     */
    private boolean write(Optional<Item> stored, Item next, Slug slug, Optional<ListedPage> entry, AuditRecord audit) {
        Optional<Item> list = table.getNow(StaticPageKeys.LIST, Keys.CURRENT);
        int version = list.map(item -> item.number(StaticPageItems.VERSION)).orElse(0);
        Item listed =
                StaticPageItems.listing(list.map(StaticPageItems::pages).orElse(List.of()), slug, entry, version + 1);
        if (entry.isPresent() && StaticPageItems.pages(listed).size() > MOST) {
            throw new TooMany();
        }
        TransactWriteItem page = stored.isPresent()
                ? table.putting(next, AS_READ, Item.empty().with("read", revision(stored)))
                : table.putting(next, Table.NEW, Item.empty());
        return table.transact(List.of(
                page,
                list.isPresent()
                        ? table.putting(listed, "version = :read", Item.empty().with("read", version))
                        : table.putting(listed, Table.NEW, Item.empty()),
                AuditItems.recording(table, audit, AuditKeys.page(slug, next.number(StaticPageItems.REVISION)))));
    }

    private static int revision(Optional<Item> item) {
        return item.map(found -> found.number(StaticPageItems.REVISION)).orElse(0);
    }
}
