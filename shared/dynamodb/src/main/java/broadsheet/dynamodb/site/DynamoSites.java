package broadsheet.dynamodb.site;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Articles.RevisionConflict;
import broadsheet.article.Articles.TooLarge;
import broadsheet.article.Busy;
import broadsheet.article.Site;
import broadsheet.article.SiteStore;
import broadsheet.article.Sites;
import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.article.RevisionItems;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores the site's settings in one item, and each document in a revision of its own. One transaction writes both, with
 * a condition on the settings' revision.
 */
public final class DynamoSites implements Sites, SiteStore {
    /** The attribute with the id of the rendering that the settings' last change started. */
    public static final String RENDERING = "rendering";

    private static final String REVISION = "revision";
    private static final String DIGEST = "digest";
    private static final int ATTEMPTS = 8;

    private final Table table;

    @Inject
    public DynamoSites(Table table) {
        this.table = table;
    }

    @Override
    public Site site() {
        return site(table.get(Keys.SITE, Keys.SITE));
    }

    private static Site site(Optional<Item> current) {
        return current.map(SiteItems::site).orElseGet(Site::unconfigured);
    }

    @Override
    public Publication publish(Draft draft, Expectation expected, Consumer<Site> check, Actor editor, Instant now) {
        TooLarge.unlessFits("site.yaml", draft.document().getBytes(UTF_8).length);
        // Measure the parsed settings too: a YAML alias can repeat one long text many times.
        TooLarge.unlessFits("What the settings say", draft.site().toString().getBytes(UTF_8).length);
        String digest = draft.digest();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Item> current = table.getNow(Keys.SITE, Keys.SITE);
            int revision = revision(current);
            if (current.flatMap(item -> item.optional(DIGEST))
                    .filter(digest::equals)
                    .isPresent()) {
                return new Publication(revision, false);
            }
            if (!expected.allows(revision)) {
                throw new RevisionConflict(
                        revision == 0 ? "The site has no settings yet." : "The site is at revision " + revision + ".");
            }
            Site before = site(current);
            check.accept(before);
            Item wanted = SiteItems.item(draft.site().after(before));
            List<TransactWriteItem> writes = new ArrayList<>();
            writes.add(table.putting(
                    RevisionItems.of(Item.keyed(Keys.SITE_REVISIONS, Keys.revision(revision + 1)), editor, now)
                            .withText("document", draft.document())));
            writes.addAll(replacing(current, wanted.with(REVISION, revision + 1).with(DIGEST, digest), wanted));
            writes.add(AuditItems.recording(
                    table,
                    new AuditRecord(
                            now, editor, Act.SITE_CHANGED, "", draft.site().title(), Optional.empty()),
                    AuditKeys.site(revision + 1)));
            if (table.transact(writes)) {
                return new Publication(revision + 1, true);
            }
            Table.pause(attempt);
        }
        throw new Busy("the site");
    }

    /**
     * The writes of the settings. They start a rendering unless the document says the same in other words, or differs in
     * what no page shows, or only the home page, which the record of the settings affects.
     */
    private List<TransactWriteItem> replacing(Optional<Item> current, Item next, Item wanted) {
        Optional<String> rendering = current.filter(item -> item.without(
                                RENDERING, REVISION, DIGEST, SiteItems.REDIRECT_HOSTS, SiteItems.FRONT_PAGE)
                        .equals(wanted.without(SiteItems.REDIRECT_HOSTS, SiteItems.FRONT_PAGE)))
                .flatMap(item -> item.optional(RENDERING));
        if (rendering.isPresent()) {
            return List.of(writing(next.with(RENDERING, rendering), current));
        }
        // Every page shows the settings, so a change renders all pages. A new id keeps leftover tasks of an earlier
        // rendering apart.
        String started = UUID.randomUUID().toString();
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(writing(next.with(RENDERING, started), current));
        writes.addAll(DynamoRenderings.starting(table, started, true));
        return writes;
    }

    /** Fails the transaction if another writer changed the settings since they were read. */
    private TransactWriteItem writing(Item next, Optional<Item> current) {
        int revision = revision(current);
        if (current.isEmpty()) {
            return table.putting(next, Table.NEW, Item.empty());
        }
        return revision == 0
                ? table.putting(next, "attribute_not_exists(revision)", Item.empty())
                : table.putting(next, "revision = :read", Item.empty().with("read", revision));
    }

    private static int revision(Optional<Item> current) {
        return current.stream()
                .flatMapToInt(item -> item.optionalNumber(REVISION).stream())
                .findFirst()
                .orElse(0);
    }
}
