package broadsheet.dynamodb.article;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Draft;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.article.AddressItem.State;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What a publication does to addresses. It reads the addresses that the request and the document name, decides which
 * article they mean, and builds the writes after which they lead to it.
 */
final class AddressPlan {
    private final Table table;
    private final Slug requested;
    private final Slug target;
    private final Set<Slug> formerly;
    private final Optional<ArticleId> identity;
    private final Map<Slug, AddressItem> found = new LinkedHashMap<>();
    private final Map<ArticleId, Item> heads = new HashMap<>();

    /** What withdrawn articles' own addresses were before this publication: they had them, if they were displaced before. */
    private final Map<Slug, AddressItem> displacedBefore = new HashMap<>();

    /**
     * A publication.
     *
     * @param isNew whether the editor states that the article is new
     * @param editor the editor who publishes
     */
    record Occasion(Draft draft, boolean isNew, Actor editor, Instant now) {}

    private AddressPlan(Table table, Slug requested, Draft draft) {
        this.table = table;
        this.requested = requested;
        this.target = draft.slug().orElse(requested);
        this.formerly = new LinkedHashSet<>(draft.front().formerly());
        this.formerly.remove(target);
        this.identity = draft.identity();
    }

    /**
     * Reads the addresses with the heads of their articles, and the head of the article that an earlier publication of
     * the draft made.
     *
     * @param requested the address in the request
     */
    static AddressPlan read(Table table, Slug requested, Draft draft) {
        var plan = new AddressPlan(table, requested, draft);
        Stream.concat(Stream.of(plan.target, requested), plan.formerly.stream())
                .distinct()
                .forEach(slug -> AddressItem.read(table, slug).ifPresent(item -> plan.found.put(slug, item)));
        Stream.concat(
                        plan.found.values().stream()
                                .filter(item -> !item.isReserved())
                                .map(AddressItem::article),
                        plan.identity.stream())
                .distinct()
                .forEach(article -> table.getNow(Keys.article(article), Keys.HEAD)
                        .ifPresent(head -> plan.heads.put(article, head)));
        plan.heads.forEach((article, head) -> {
            if (ArticleItems.isWithdrawn(head)) {
                AddressItem.read(table, article.slug())
                        .ifPresent(item -> plan.displacedBefore.put(article.slug(), item));
            }
        });
        return plan;
    }

    /** The article's address after the publication. */
    Slug target() {
        return target;
    }

    /** The head of the article that is at the target, whether it is published or withdrawn. */
    Optional<Item> currentHead() {
        return Optional.ofNullable(found.get(target)).filter(this::isCurrent).flatMap(this::head);
    }

    /**
     * The article that the publication means: the published one; else the withdrawn one; else the one for which an
     * address is reserved; else a new one, with the draft's id if it has one.
     *
     * @throws SlugTaken if the addresses lead to more than one published article
     * @throws ValidationException if the document states another address than the request, which is none of the article
     */
    ArticleId article(Supplier<ArticleId> created) {
        List<ArticleId> published = known(ArticleItems::isPublished);
        if (published.size() > 1) {
            throw new SlugTaken(several());
        }
        ArticleId article = published.stream()
                .findFirst()
                .or(() -> known(head -> true).stream().findFirst())
                .or(() -> articles(AddressItem::isReserved).stream().findFirst())
                .or(() -> identity)
                .orElseGet(created);
        if (!requested.equals(target) && !leadsTo(requested, article)) {
            throw ValidationException.because(
                    "slug", "is \"" + target + "\", but the address says \"" + requested + "\"");
        }
        return article;
    }

    /** The articles with such a head that the draft's id and the addresses mean. */
    private List<ArticleId> known(Predicate<Item> head) {
        return Stream.concat(
                        identity.filter(id -> head(id).filter(head).isPresent()).stream(),
                        articles(item -> head(item).filter(head).isPresent()).stream())
                .distinct()
                .toList();
    }

    /** The articles that the addresses mean: a former slug means the article that is there, and no other. */
    private List<ArticleId> articles(Predicate<AddressItem> wanted) {
        return found.values().stream()
                .filter(item -> item.isReserved()
                        || isCurrent(item)
                        || (item.slug().equals(requested) && !requested.equals(target)))
                .filter(wanted)
                .map(AddressItem::article)
                .distinct()
                .toList();
    }

    private String several() {
        List<Slug> former = formerly.stream()
                .filter(slug -> found.containsKey(slug) && isCurrent(found.get(slug)))
                .toList();
        if (currentHead().filter(ArticleItems::isPublished).isEmpty()) {
            return "More than one former slug is an article: " + former + ".";
        }
        return former.isEmpty()
                ? target + " is another article: choose another slug, or give that article another one first."
                : former.getFirst() + " is an article of its own: withdraw it first if " + target
                        + " replaces it, or do not name it as formerly.";
    }

    /**
     * The addresses that are reserved for other articles, whose pictures have to become this article's.
     */
    List<AddressItem> reserved(ArticleId article) {
        return found.values().stream()
                .filter(item -> item.isReserved() && !item.article().equals(article))
                .toList();
    }

    /**
     * The addresses that the publication changes, as they are after it. One of another article is the new address of a
     * withdrawn article whose address is taken.
     *
     * @param before the article's head before the publication
     * @param isNew whether the editor states that the article is new
     * @throws SlugTaken if an address is a former one of another article, and the publication does not rename an
     *     article to it
     */
    List<AddressItem> changed(ArticleId article, Optional<Item> before, boolean isNew) {
        List<AddressItem> changed = new ArrayList<>();
        Optional<Slug> left = before.map(head -> head.slug("slug")).filter(slug -> !slug.equals(target));
        if (before.isEmpty() && !isNew) {
            refuseFormer(target);
        }
        lead(AddressItem.current(target, article), changed);
        left.ifPresent(slug -> changed.add(AddressItem.former(slug, article)));
        for (Slug former : formerly) {
            if (left.filter(former::equals).isPresent()) {
                continue;
            }
            if (!leadsTo(former, article)) {
                refuseFormer(former);
            }
            lead(AddressItem.former(former, article), changed);
        }
        return changed;
    }

    private void lead(AddressItem next, List<AddressItem> changed) {
        Optional<AddressItem> there = Optional.ofNullable(found.get(next.slug()));
        if (there.equals(Optional.of(next))) {
            return;
        }
        changed.add(next);
        there.filter(item -> !item.article().equals(next.article()) && isCurrent(item))
                .ifPresent(item -> changed.add(displaced(item)));
    }

    /** The address of its own that a withdrawn article gets, because another article takes the one that it had. */
    private static AddressItem displaced(AddressItem taken) {
        Slug slug = taken.article().slug();
        if (taken.slug().equals(slug)) {
            throw new SlugTaken(slug + " is the address of a withdrawn article that can have no other.");
        }
        return AddressItem.current(slug, taken.article());
    }

    private void refuseFormer(Slug slug) {
        Optional.ofNullable(found.get(slug))
                .filter(item -> item.state() == State.FORMER)
                .ifPresent(item -> {
                    Slug current = head(item).map(head -> head.slug("slug")).orElse(slug);
                    throw new SlugTaken(slug + " leads to " + current + "; name " + current
                            + " as formerly, if this is the same article.");
                });
    }

    /**
     * The writes of the addresses that the publication changes. Each fails if the address is no longer what was read.
     *
     * @param before the article's head before the publication
     * @throws SlugTaken as {@link #changed}
     */
    List<TransactWriteItem> writes(ArticleId article, Optional<Item> before, Occasion occasion) {
        List<TransactWriteItem> writes = new ArrayList<>();
        for (AddressItem next : changed(article, before, occasion.isNew())) {
            Optional<AddressItem> there = Optional.ofNullable(found.get(next.slug()))
                    .or(() -> Optional.ofNullable(displacedBefore.get(next.slug())))
                    .or(() -> before.filter(head -> head.slug("slug").equals(next.slug()))
                            .map(head -> AddressItem.current(next.slug(), article)));
            writes.add(next.replacing(table, there, occasion.draft()));
            if (!next.article().equals(article)) {
                writes.addAll(displacing(next, occasion));
            }
        }
        return writes;
    }

    /** The writes of a withdrawn article that gets an address of its own. Its revisions stay within reach. */
    private List<TransactWriteItem> displacing(AddressItem own, Occasion occasion) {
        Item head = head(own).orElseThrow();
        int revision = head.number("revision") + 1;
        return List.of(
                ArticleItems.writing(
                        table,
                        head.with("slug", own.slug().value()).with("revision", revision),
                        Optional.of(head),
                        occasion.now()),
                table.putting(RevisionItems.displacement(
                        own.article(), revision, occasion.editor(), own.slug(), occasion.now())));
    }

    private boolean leadsTo(Slug slug, ArticleId article) {
        return Optional.ofNullable(found.get(slug))
                .filter(item -> item.article().equals(article))
                .isPresent();
    }

    private boolean isCurrent(AddressItem item) {
        return head(item).filter(head -> head.slug("slug").equals(item.slug())).isPresent();
    }

    private Optional<Item> head(AddressItem item) {
        return head(item.article());
    }

    /** The head of one of the articles to which the addresses lead. */
    Optional<Item> head(ArticleId article) {
        return Optional.ofNullable(heads.get(article));
    }
}
