package broadsheet.dynamodb.article;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Draft;
import broadsheet.article.PlannedPublication;
import broadsheet.article.Slug;
import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What a publication writes, decided from what the table has now. A preview reads the same plan and does not carry it
 * out.
 *
 * @param draft the draft to publish
 * @param addresses what happens to addresses
 * @param before the article's head, published or withdrawn; empty if the article is new
 * @param after the article's head after the publication
 * @param isUnchanged whether the article has the same document and address already
 * @param now the time of the publication
 */
record PublicationPlan(
        Draft draft, AddressPlan addresses, Optional<Item> before, Item after, boolean isUnchanged, Instant now) {
    /**
     * Decides what a publication writes.
     *
     * @param address the address in the request
     * @param created the id of a new article, unless the draft has one
     */
    static PublicationPlan read(Table table, Slug address, Draft draft, ArticleId created, Instant now) {
        AddressPlan addresses = AddressPlan.read(table, address, draft);
        ArticleId id = addresses.article(() -> created);
        String digest = draft.digest();
        Optional<Item> same = addresses
                .currentHead()
                .filter(ArticleItems::isPublished)
                .filter(head -> head.string("digest").equals(digest));
        if (same.isPresent()) {
            return new PublicationPlan(draft, addresses, same, same.get(), true, now);
        }
        Optional<Item> before = addresses.head(id);
        Article article = draft.revised(id, addresses.target(), before.map(ArticleItems::lastRevision), now);
        Item after = ArticleItems.head(article, digest, draft.wording());
        return new PublicationPlan(draft, addresses, before, after, false, now);
    }

    /** The article after the publication, as the table gives it back. */
    Article article() {
        return ArticleItems.article(after);
    }

    /** The article's head before the publication, if it is published. */
    Optional<Item> currentHead() {
        return before.filter(ArticleItems::isPublished);
    }

    private Item body() {
        return ArticleItems.body(article().id(), article().revision(), draft.body());
    }

    /**
     * The writes of the publication.
     *
     * @param isNew whether the editor states that the article is new
     * @param editor the editor who publishes
     */
    List<TransactWriteItem> writes(Table table, boolean isNew, Actor editor) {
        Article article = article();
        List<TransactWriteItem> writes = new ArrayList<>(
                addresses.writes(article.id(), before, new AddressPlan.Occasion(draft, isNew, editor, now)));
        writes.add(ArticleItems.writing(table, ArticleItems.marked(after, draft.inBulk()), before, now));
        writes.add(table.putting(body()));
        writes.add(table.putting(RevisionItems.of(article.id(), article.revision(), editor, article.slug(), now)
                .withText("document", draft.document())
                .with("correction", draft.front().correction())
                .with(RevisionItems.FORMERLY, draft.front().formerly(), RevisionItems::former)));
        writes.addAll(Relisting.of(
                table, currentHead(), Optional.of(article), item -> ArticleItems.marked(item, draft.inBulk())));
        writes.addAll(OldPathWrites.of(table, draft.addresses(), article.id()));
        writes.add(AuditItems.recording(table, audit(editor), AuditKeys.article(article.id(), article.revision())));
        return writes;
    }

    /**
     * Checks that the old addresses which the document states may lead to the article.
     *
     * @throws SlugTaken if one redirects elsewhere
     */
    void requireOldPaths(Table table) {
        OldPathWrites.of(table, draft.addresses(), article().id());
    }

    private AuditRecord audit(Actor editor) {
        Article article = article();
        Optional<String> correction = draft.front()
                .correction()
                .filter(text -> !currentHead()
                        .flatMap(head -> head.optional("correction"))
                        .equals(Optional.of(text)));
        Act changed = correction.isPresent() ? Act.ARTICLE_CORRECTED : Act.ARTICLE_CHANGED;
        return new AuditRecord(
                now,
                editor,
                currentHead().isPresent() ? changed : Act.ARTICLE_PUBLISHED,
                article.slug().value(),
                draft.front().title(),
                correction);
    }

    /**
     * Gives the article the pictures that were uploaded for its addresses.
     *
     * @return false if another writer was faster
     */
    boolean movesPictures(Table table) {
        ArticleId article = article().id();
        return addresses.reserved(article).stream().allMatch(from -> new ReservedPictures(table).move(from, article));
    }

    /** The same as a change of what readers see, as the table would give it back. */
    PlannedPublication planned(boolean isNew) {
        Article article = article();
        return new PlannedPublication(
                currentHead().map(ArticleItems::article),
                new ArticleStatus.Published(article, BodyItems.body(body())),
                isUnchanged
                        ? Map.of()
                        : addresses.changed(article.id(), before, isNew).stream()
                                .collect(Collectors.toMap(AddressItem::slug, AddressItem::article)));
    }
}
