package broadsheet.dynamodb.article;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.SlugTaken;
import broadsheet.article.Draft;
import broadsheet.article.Slug;
import broadsheet.dynamodb.article.AddressItem.State;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    private final Map<Slug, AddressItem> found = new LinkedHashMap<>();
    private final Map<ArticleId, Item> heads = new HashMap<>();

    /**
     * A publication.
     *
     * @param isNew whether the editor states that the article is new
     * @param editor the editor who publishes
     */
    record Occasion(Draft draft, boolean isNew, String editor, Instant now) {}

    private AddressPlan(Table table, Slug requested, Slug target, Collection<Slug> formerly) {
        this.table = table;
        this.requested = requested;
        this.target = target;
        this.formerly = new LinkedHashSet<>(formerly);
        this.formerly.remove(target);
    }

    /**
     * Reads the addresses with the heads of their articles.
     *
     * @param requested the address in the request
     * @param target the article's address after the publication
     * @param formerly the former addresses in the document
     */
    static AddressPlan read(Table table, Slug requested, Slug target, Collection<Slug> formerly) {
        var plan = new AddressPlan(table, requested, target, formerly);
        Stream.concat(Stream.of(target, requested), plan.formerly.stream())
                .distinct()
                .forEach(slug -> AddressItem.read(table, slug).ifPresent(item -> plan.found.put(slug, item)));
        plan.found.values().stream()
                .filter(item -> !item.isReserved())
                .map(AddressItem::article)
                .distinct()
                .forEach(article -> table.getNow(Keys.article(article), Keys.HEAD)
                        .ifPresent(head -> plan.heads.put(article, head)));
        return plan;
    }

    /** The head of the article that is at the target, whether it is published or withdrawn. */
    Optional<Item> standing() {
        return Optional.ofNullable(found.get(target)).filter(this::isCurrent).flatMap(this::head);
    }

    /**
     * The article that the publication means: the published one; else the withdrawn one; else the one for which an
     * address is reserved; else a new one.
     *
     * @throws SlugTaken if the addresses lead to more than one published article
     * @throws ValidationException if the document states another address than the request, which is none of the article
     */
    ArticleId article(Supplier<ArticleId> created) {
        List<ArticleId> published =
                articles(item -> head(item).filter(ArticleItems::isPublished).isPresent());
        if (published.size() > 1) {
            throw new SlugTaken(several());
        }
        ArticleId article = published.stream()
                .findFirst()
                .or(() -> articles(item -> head(item).isPresent()).stream().findFirst())
                .or(() -> articles(AddressItem::isReserved).stream().findFirst())
                .orElseGet(created);
        if (!requested.equals(target) && !leadsTo(requested, article)) {
            throw ValidationException.because(
                    "slug", "is \"" + target + "\", but the address says \"" + requested + "\"");
        }
        return article;
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
        if (standing().filter(ArticleItems::isPublished).isEmpty()) {
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
     * The writes of addresses. Each fails if the address is no longer what was read.
     *
     * @param before the article's head before the publication
     * @throws SlugTaken if an address is a former one of another article, and the publication does not rename an
     *     article to it
     */
    List<TransactWriteItem> writes(ArticleId article, Optional<Item> before, Occasion occasion) {
        List<TransactWriteItem> writes = new ArrayList<>();
        Optional<AddressItem> there = Optional.ofNullable(found.get(target));
        if (before.isEmpty() && !occasion.isNew()) {
            there.filter(item -> item.state() == State.FORMER).ifPresent(this::refuse);
        }
        lead(AddressItem.current(target, article), occasion, writes);
        before.map(head -> head.slug("slug"))
                .filter(slug -> !slug.equals(target))
                .ifPresent(slug -> writes.add(AddressItem.former(slug, article)
                        .replacing(table, Optional.of(AddressItem.current(slug, article)), occasion.draft())));
        for (Slug former : formerly) {
            if (before.filter(head -> head.slug("slug").equals(former)).isPresent()) {
                continue;
            }
            if (!leadsTo(former, article)) {
                Optional.ofNullable(found.get(former))
                        .filter(item -> item.state() == State.FORMER)
                        .ifPresent(this::refuse);
            }
            lead(AddressItem.former(former, article), occasion, writes);
        }
        return writes;
    }

    private void refuse(AddressItem item) {
        Slug current = head(item).map(head -> head.slug("slug")).orElse(item.slug());
        throw new SlugTaken(item.slug() + " leads to " + current + "; name " + current
                + " as formerly, if this is the same article.");
    }

    private void lead(AddressItem next, Occasion occasion, List<TransactWriteItem> writes) {
        Optional<AddressItem> there = Optional.ofNullable(found.get(next.slug()));
        if (there.equals(Optional.of(next))) {
            return;
        }
        writes.add(next.replacing(table, there, occasion.draft()));
        there.filter(item -> !item.article().equals(next.article()) && isCurrent(item))
                .flatMap(this::head)
                .ifPresent(head -> writes.addAll(displacing(there.orElseThrow().article(), head, occasion)));
    }

    /**
     * The writes that give a withdrawn article an address of its own, because another article takes the one that it
     * had. Its revisions stay within reach.
     */
    private List<TransactWriteItem> displacing(ArticleId article, Item head, Occasion occasion) {
        Slug slug = article.slug();
        if (head.slug("slug").equals(slug)) {
            throw new SlugTaken(slug + " is the address of a withdrawn article that can have no other.");
        }
        int revision = head.number("revision") + 1;
        return List.of(
                ArticleItems.writing(
                        table,
                        head.with("slug", slug.value()).with("revision", revision),
                        Optional.of(head),
                        occasion.now()),
                table.putting(RevisionItems.displacement(article, revision, occasion.editor(), slug, occasion.now())),
                AddressItem.current(slug, article).replacing(table, Optional.empty(), occasion.draft()));
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
