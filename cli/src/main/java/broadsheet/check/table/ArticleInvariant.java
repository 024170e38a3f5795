package broadsheet.check.table;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.audit.AuditTrail;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.article.AddressItem;
import broadsheet.dynamodb.article.AddressItem.State;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.article.RevisionItems;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Rows;
import broadsheet.dynamodb.table.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Invariant: the items of an article match. These are head, body, revisions, listing entries, its address, and the record of
 * who made the newest revision.
 */
record ArticleInvariant(Table table, ArticleId article, Instant now) implements Invariant {
    private static final String REVISION = "revision";
    /** The record may vanish while the check runs. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private static final String AGAIN = "publish it again: the last revision that has a document says what it was";

    @Override
    public String place() {
        return Keys.article(article);
    }

    @Override
    public List<Finding> check() {
        Optional<Item> head = table.getNow(place(), Keys.HEAD);
        Optional<Item> body = table.getNow(place(), Keys.BODY);
        Set<Slug> addresses = new LinkedHashSet<>();
        TreeSet<Integer> revisions = revisions(addresses);
        List<Finding> findings = new ArrayList<>();
        if (head.isEmpty()) {
            // An article's pictures are stored before the article, and a coverage's pictures have no article.
            if (body.isPresent() || !revisions.isEmpty()) {
                findings.add(Finding.manual(place() + " HEAD", "is missing", AGAIN));
            }
            return findings;
        }
        number(head.get(), revisions).ifPresent(findings::add);
        audit(head.get().number(REVISION)).ifPresent(findings::add);
        AsRead same = AsRead.of(head, REVISION);
        Slug current = head.get().slug("slug");
        address(current, State.CURRENT, same).ifPresent(findings::add);
        addresses.remove(current);
        addresses.forEach(former -> address(former, State.FORMER, same).ifPresent(findings::add));
        if (!ArticleItems.isPublished(head.get())) {
            body.ifPresent(left ->
                    findings.add(same.excluding(table, place(), Keys.HEAD, left, "is there, and the article is not")));
            return findings;
        }
        if (body.filter(item -> item.number(REVISION) == head.get().number(REVISION))
                .isEmpty()) {
            findings.add(Finding.manual(
                    place() + " BODY", body.isEmpty() ? "is missing" : "is of another revision than its head", AGAIN));
        }
        for (Item entry : ArticleItems.entries(ArticleItems.article(head.get())).values()) {
            same.following(table, place(), Keys.HEAD, entry, "article").ifPresent(findings::add);
        }
        return findings;
    }

    /** The newest revision has a record of who made it, unless that has expired or none was written then. */
    private Optional<Finding> audit(int revision) {
        return table.getNow(place(), Keys.revision(revision))
                .filter(item -> RevisionItems.isRecorded(item)
                        && item.instant("at").plus(AuditTrail.KEPT).isAfter(now.plus(A_DAY)))
                .map(item -> AuditItems.key(item.instant("at"), AuditKeys.article(article, revision)))
                .filter(key -> table.getNow(key.string("pk"), key.string("sk")).isEmpty())
                .map(key -> Finding.manual(
                        key.string("pk") + " " + key.string("sk"),
                        "is missing: nothing records revision %d".formatted(revision),
                        "the revision itself says who made it"));
    }

    /**
     * An address of the article must lead to it. Another article may have taken a former one. If the current one leads
     * elsewhere, an editor must decide which is right.
     */
    private Optional<Finding> address(Slug slug, State state, AsRead same) {
        Optional<AddressItem> there = AddressItem.read(table, slug);
        if (there.filter(item -> item.article().equals(article) || state == State.FORMER)
                .isPresent()) {
            return Optional.empty();
        }
        Item right = new AddressItem(slug, article, state, 0).item();
        String at = right.string("pk") + " " + right.string("sk");
        String wrong = "does not lead to " + article;
        return Optional.of(
                there.isPresent()
                        ? Finding.manual(at, wrong, "publish one of the two articles at another address")
                        : Finding.repairable(
                                at,
                                wrong,
                                () -> ConditionalWrite.make(
                                        table,
                                        List.of(
                                                same.checking(table, place(), Keys.HEAD),
                                                ConditionalWrite.of(table.putting(right, Table.NEW, Item.empty()))))));
    }

    /** The numbers of all revisions; collects the addresses that they gave to the article. */
    private TreeSet<Integer> revisions(Set<Slug> addresses) {
        TreeSet<Integer> revisions = new TreeSet<>();
        new Rows(table)
                .each(
                        place(),
                        Keys.REVISION,
                        "#sk, #slug, #formerly",
                        item -> Keys.revisionOf(item.string("sk")).ifPresent(number -> {
                            revisions.add(number);
                            addresses.addAll(RevisionItems.addresses(item));
                        }));
        return revisions;
    }

    /** Finds a missing or surplus revision number. */
    private Optional<Finding> number(Item head, TreeSet<Integer> revisions) {
        int last = head.number(REVISION);
        Optional<Integer> lost = IntStream.rangeClosed(1, last)
                .boxed()
                .filter(number -> !revisions.contains(number))
                .findFirst();
        if (lost.isPresent()) {
            return Optional.of(Finding.manual(
                    place() + " " + Keys.revision(lost.get()),
                    "is missing",
                    "a backup has it: what it was is kept nowhere else"));
        }
        return Optional.ofNullable(revisions.higher(last))
                .map(later -> Finding.manual(
                        place() + " " + Keys.revision(later), "is later than its head, which says " + last, AGAIN));
    }
}
