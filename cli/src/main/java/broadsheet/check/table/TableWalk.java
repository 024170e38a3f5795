package broadsheet.check.table;

import broadsheet.article.Attachment;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.picture.AttachmentItems;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Expressions;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.inject.Inject;

/** Scans all items of the tables of the site and of drafts, and passes on the invariants of each. */
public final class TableWalk {
    /**
     * How many recent invariants to remember. Neighbouring items mostly share their invariants, so this avoids most
     * repeated checks.
     */
    private static final int REMEMBERED = 1_000;

    private final Table table;
    private final Table drafts;
    private final Set<String> released = new HashSet<>();
    private String partition = "";
    private long seen;

    @Inject
    TableWalk(Table table, DraftsTable drafts) {
        this.table = table;
        this.drafts = drafts.table();
    }

    /**
     * Scans both tables. The scan only decides what to check, so eventually consistent reads are enough.
     *
     * @param now the time, which tells which items are about to expire
     * @param invariants receives the invariants, some of them more than once
     * @param pictures receives the pictures that articles and coverages reference
     */
    public void walk(Instant now, Consumer<Invariant> invariants, Consumer<Attachment> pictures) {
        scan(table, new Invariants(table, now)::of, invariants, pictures);
        scan(drafts, new DraftsInvariants(drafts, now)::of, invariants, pictures);
    }

    private void scan(
            Table scanned,
            Function<Item, List<Invariant>> invariantsOf,
            Consumer<Invariant> invariants,
            Consumer<Attachment> pictures) {
        SequencedSet<Invariant> asked = new LinkedHashSet<>();
        scanned.client()
                .scanPaginator(scan -> scan.tableName(scanned.name())
                        .projectionExpression(Invariants.PROJECTION)
                        .expressionAttributeNames(Expressions.names(Invariants.PROJECTION)))
                .items()
                .forEach(attributes -> {
                    Item item = Item.of(attributes);
                    seen++;
                    picture(item, pictures);
                    for (Invariant invariant : invariantsOf.apply(item)) {
                        if (asked.add(invariant)) {
                            invariants.accept(invariant);
                        }
                    }
                    while (asked.size() > REMEMBERED) {
                        asked.removeFirst();
                    }
                });
    }

    /**
     * Within a partition, the references to pictures sort before the pictures. The walk remembers released references
     * until it reaches their pictures.
     */
    private void picture(Item item, Consumer<Attachment> pictures) {
        String article = item.string("pk");
        if (!article.equals(partition)) {
            partition = article;
            released.clear();
        }
        if (item.has("released")) {
            PictureKeys.referenceOf(item.string("sk")).ifPresent(released::add);
        }
        if (PictureKeys.pictureOf(item.string("sk")).isPresent()
                && item.has("hash")
                && !released.contains(item.string("hash"))) {
            pictures.accept(AttachmentItems.attachment(item));
        }
    }

    /** Returns how many items the scan has read. */
    public long seen() {
        return seen;
    }
}
