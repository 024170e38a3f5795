package broadsheet.check.table;

import broadsheet.article.Article;
import broadsheet.article.Slug;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.article.ArticleItems;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.ConditionalWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Invariant: the items under a slug match. These are head, body, revisions, listing entries, and redirects from former
 * slugs.
 */
record ArticleInvariant(Table table, Slug slug) implements Invariant {
    private static final String REVISION = "revision";
    private static final String AGAIN = "publish it again: the last revision that has a document says what it was";

    @Override
    public String place() {
        return Keys.article(slug);
    }

    @Override
    public List<Finding> look() {
        Optional<Item> head = table.getNow(place(), Keys.HEAD);
        Optional<Item> body = table.getNow(place(), Keys.BODY);
        TreeMap<Integer, Boolean> revisions = revisions();
        List<Finding> findings = new ArrayList<>();
        if (head.isEmpty()) {
            // An article's pictures are stored before the article, and a coverage's pictures have no article.
            if (body.isPresent() || !revisions.isEmpty()) {
                findings.add(Finding.told(place() + " HEAD", "is missing", AGAIN));
            }
            return findings;
        }
        number(head.get(), revisions).ifPresent(findings::add);
        AsRead same = AsRead.of(head, REVISION);
        if (!ArticleItems.isPublished(head.get())) {
            body.ifPresent(left -> findings.add(Finding.mended(
                    place() + " BODY",
                    "is there, and the article is not",
                    () -> ConditionalWrite.make(
                            table,
                            List.of(
                                    same.checking(table, place(), Keys.HEAD),
                                    ConditionalWrite.of(table.deleting(place(), Keys.BODY)))))));
            leading(head.get()).ifPresent(findings::add);
            return findings;
        }
        if (body.filter(item -> item.number(REVISION) == head.get().number(REVISION))
                .isEmpty()) {
            findings.add(Finding.told(
                    place() + " BODY", body.isEmpty() ? "is missing" : "is of another revision than its head", AGAIN));
        }
        Article article = ArticleItems.article(slug, head.get());
        for (Item entry : ArticleItems.entries(article).values()) {
            same.following(table, place(), Keys.HEAD, entry, "article").ifPresent(findings::add);
        }
        for (Slug former : article.front().formerly()) {
            former(former, same).ifPresent(findings::add);
        }
        return findings;
    }

    /**
     * All revisions. The value says whether the next revision must have an item: after a withdrawal or a move it need
     * not.
     */
    private TreeMap<Integer, Boolean> revisions() {
        TreeMap<Integer, Boolean> revisions = new TreeMap<>();
        new Rows(table)
                .each(
                        place(),
                        Keys.REVISION,
                        "#sk, #withdrawn, #movedTo",
                        item -> Keys.revisionOf(item.string("sk"))
                                .ifPresent(number -> revisions.put(
                                        number,
                                        !ArticleItems.isWithdrawn(item)
                                                && ArticleItems.movedTo(item).isEmpty())));
        return revisions;
    }

    /**
     * Finds a missing or surplus revision number. A head that redirects takes a number without a revision item; an
     * article's head never does.
     */
    private Optional<Finding> number(Item head, TreeMap<Integer, Boolean> revisions) {
        int last = head.number(REVISION);
        Optional<Integer> lost = revisions.entrySet().stream()
                .filter(revision -> revision.getValue() && revision.getKey() < last)
                .map(revision -> revision.getKey() + 1)
                .filter(next -> !revisions.containsKey(next))
                .findFirst();
        if (lost.isEmpty() && ArticleItems.movedTo(head).isEmpty() && !revisions.containsKey(last)) {
            lost = Optional.of(last);
        }
        if (lost.isPresent()) {
            return Optional.of(Finding.told(
                    place() + " " + Keys.revision(lost.get()),
                    "is missing",
                    "a backup has it: what it was is kept nowhere else"));
        }
        return Optional.ofNullable(revisions.higherKey(last))
                .map(later -> Finding.told(
                        place() + " " + Keys.revision(later), "is later than its head, which says " + last, AGAIN));
    }

    /**
     * A former slug must redirect to the article. If another item now has that slug, an editor must decide which is
     * right.
     */
    private Optional<Finding> former(Slug former, AsRead same) {
        Optional<Item> there = table.getNow(Keys.article(former), Keys.HEAD);
        if (there.flatMap(ArticleItems::movedTo).filter(slug::equals).isPresent()) {
            return Optional.empty();
        }
        String at = Keys.article(former) + " HEAD";
        return Optional.of(
                there.isPresent()
                        ? Finding.told(
                                at, "does not lead to " + slug, "look at both, and publish the one that is right")
                        : Finding.mended(at, "does not lead to " + slug, () -> leading(former, same)));
    }

    private boolean leading(Slug former, AsRead same) {
        int[] last = {0};
        new Rows(table)
                .each(
                        Keys.article(former),
                        Keys.REVISION,
                        "#sk",
                        item -> Keys.revisionOf(item.string("sk")).ifPresent(number -> last[0] = number));
        return ConditionalWrite.make(
                table,
                List.of(
                        same.checking(table, place(), Keys.HEAD),
                        ConditionalWrite.of(table.putting(
                                ArticleItems.movedHead(former, last[0] + 1, slug), Table.NEW, Item.empty()))));
    }

    /** A redirect must reach an article, possibly through other redirects. */
    private Optional<Finding> leading(Item head) {
        Optional<Slug> next = ArticleItems.movedTo(head);
        List<Slug> passed = new ArrayList<>(List.of(slug));
        while (next.isPresent()) {
            Optional<Item> there = table.getNow(Keys.article(next.get()), Keys.HEAD);
            if (there.isEmpty() || passed.contains(next.get())) {
                return Optional.of(Finding.told(
                        place() + " HEAD",
                        "leads to " + next.get() + ", which " + (there.isEmpty() ? "is not there" : "leads back"),
                        "publish " + next.get() + " again, with " + slug + " as formerly"));
            }
            passed.add(next.get());
            next = there.flatMap(ArticleItems::movedTo);
        }
        return Optional.empty();
    }
}
