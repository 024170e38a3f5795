package broadsheet.dynamodb.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles;
import broadsheet.article.Body;
import broadsheet.article.Busy;
import broadsheet.article.Draft;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores articles in the table. Each write of an article is one transaction with a condition on the head's revision.
 * So head, body, revision and listing entries always match.
 */
public final class DynamoArticles implements Articles {
    /** The bytes that DynamoDB counts for a map of two attributes in a list, their names included, rounded up. */
    private static final int HEADING_OVERHEAD = 20;

    private static final int ATTEMPTS = 8;

    private final Table table;

    @Inject
    public DynamoArticles(Table table) {
        this.table = table;
    }

    @Override
    public ArticleStatus find(Slug slug) {
        return read(slug, table.consistency())
                .orElseGet(() -> read(slug, Consistency.STRONG)
                        .orElseThrow(() -> new IllegalStateException("head and body of " + slug + " keep changing")));
    }

    @Override
    public Optional<Article> published(Slug slug) {
        return table.get(Keys.article(slug), Keys.HEAD)
                .filter(ArticleItems::isPublished)
                .map(head -> ArticleItems.article(slug, head));
    }

    @Override
    public Map<Slug, Article> published(Collection<Slug> slugs) {
        Map<Slug, Article> found = new HashMap<>();
        table.getAll(keys(slugs, Keys.HEAD), head -> {
            if (ArticleItems.isPublished(head)) {
                Slug slug = slugOf(head);
                found.put(slug, ArticleItems.article(slug, head));
            }
        });
        return found;
    }

    @Override
    public Map<Slug, ArticleStatus.Published> withBodies(Collection<Article> articles) {
        Map<Slug, Article> heads = articles.stream().collect(Collectors.toMap(Article::slug, Function.identity()));
        Map<Slug, ArticleStatus.Published> found = new HashMap<>();
        table.getAll(keys(heads.keySet(), Keys.BODY), body -> {
            Article article = requireNonNull(heads.get(slugOf(body)));
            if (body.number("revision") == article.revision()) {
                found.put(article.slug(), new ArticleStatus.Published(article, ArticleItems.body(body)));
            }
        });
        return found;
    }

    private static List<Item> keys(Collection<Slug> slugs, String sk) {
        return slugs.stream().map(slug -> Item.keyed(Keys.article(slug), sk)).toList();
    }

    private static Slug slugOf(Item item) {
        return Keys.articleOf(item.string("pk")).orElseThrow();
    }

    /**
     * Reads head and body in one query. Empty if their revisions differ: a query is not a transaction, so a
     * publication may happen between the two.
     */
    private Optional<ArticleStatus> read(Slug slug, Consistency consistency) {
        List<Item> items = table
                .query(
                        "pk = :pk AND sk BETWEEN :a AND :b",
                        List.of(Keys.article(slug), Keys.BODY, Keys.HEAD),
                        query -> query.consistentRead(consistency == Consistency.STRONG))
                .items()
                .stream()
                .map(Item::of)
                .toList();
        Optional<Item> head = with(Keys.HEAD, items);
        Optional<Item> body = with(Keys.BODY, items);
        if (head.isEmpty()) {
            return body.isEmpty() ? Optional.of(new ArticleStatus.Unknown()) : Optional.empty();
        }
        int revision = head.get().number("revision");
        if (ArticleItems.isWithdrawn(head.get())) {
            return Optional.of(new ArticleStatus.Withdrawn(revision));
        }
        Optional<Slug> moved = ArticleItems.movedTo(head.get());
        if (moved.isPresent()) {
            return Optional.of(new ArticleStatus.Moved(moved.get()));
        }
        return body.filter(item -> item.number("revision") == revision)
                .map(item ->
                        new ArticleStatus.Published(ArticleItems.article(slug, head.get()), ArticleItems.body(item)));
    }

    private static Optional<Item> with(String sk, List<Item> items) {
        return items.stream().filter(item -> item.string("sk").equals(sk)).findFirst();
    }

    @Override
    public Publication publish(Slug slug, Draft draft, Expectation expected, String editor, Instant now) {
        TooLarge.unlessFits("The document", draft.document().getBytes(UTF_8).length);
        // Measure the parsed front matter: a YAML alias can repeat one long text many times.
        TooLarge.unlessFits(
                "What the front matter says", draft.front().toString().getBytes(UTF_8).length);
        TooLarge.unlessFits("The document's HTML, with its contents,", size(draft.body()));
        String digest = draft.digest();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Item> head = table.getNow(Keys.article(slug), Keys.HEAD);
            Optional<Item> standing = head.filter(ArticleItems::isPublished);
            if (standing.filter(item -> item.string("digest").equals(digest)).isPresent()) {
                return new Publication(standing.get().number("revision"), Outcome.UNCHANGED);
            }
            requireExpected(expected, slug, standing);
            var former = FormerSlugs.read(table, slug, head, draft.front().formerly());
            Article article = revised(slug, head, former, draft, now);
            List<TransactWriteItem> writes = new ArrayList<>();
            writes.add(writing(
                    ArticleItems.marked(ArticleItems.head(article, digest, draft.wording()), draft), head, now));
            writes.add(table.putting(ArticleItems.body(slug, article.revision(), draft.body())));
            writes.add(table.putting(ArticleItems.revision(slug, article.revision(), editor, now)
                    .with("document", draft.document())
                    .with("correction", draft.front().correction())));
            writes.addAll(relisting(slug, standing, Optional.of(article), item -> ArticleItems.marked(item, draft)));
            for (Map.Entry<Slug, Optional<Item>> old : former.toMove().entrySet()) {
                writes.addAll(moving(old.getKey(), old.getValue(), slug, editor, now));
            }
            if (table.transact(writes)) {
                return new Publication(article.revision(), standing.isEmpty() ? Outcome.CREATED : Outcome.REVISED);
            }
            Table.pause(attempt);
        }
        throw new Busy("the article " + slug);
    }

    @Override
    public boolean withdraw(Slug slug, Expectation expected, String editor, Instant now) {
        return withdraw(slug, expected, editor, Optional.empty(), now);
    }

    @Override
    public boolean takeDown(Slug slug, Expectation expected, String editor, String reason, Instant now) {
        return withdraw(slug, expected, editor, Optional.of(reason), now);
    }

    private boolean withdraw(Slug slug, Expectation expected, String editor, Optional<String> reason, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Item> head = table.getNow(Keys.article(slug), Keys.HEAD);
            if (head.isEmpty()) {
                return false;
            }
            if (ArticleItems.isWithdrawn(head.get()) && (reason.isEmpty() || ArticleItems.isTakenDown(head.get()))) {
                return true;
            }
            ArticleItems.movedTo(head.get()).ifPresent(to -> {
                throw new SlugTaken(slug + " leads to " + to + ": withdraw that.");
            });
            requireExpected(expected, slug, head);
            List<TransactWriteItem> writes = new ArrayList<>();
            writes.add(writing(ArticleItems.withdrawnHead(slug, head.get(), reason.isPresent()), head, now));
            writes.add(table.deleting(Keys.article(slug), Keys.BODY));
            writes.add(table.putting(ArticleItems.withdrawal(slug, revision(head) + 1, editor, reason, now)));
            writes.addAll(relisting(
                    slug, head.filter(ArticleItems::isPublished), Optional.empty(), UnaryOperator.identity()));
            if (table.transact(writes)) {
                return true;
            }
            Table.pause(attempt);
        }
        throw new Busy("the article " + slug);
    }

    private static Article revised(Slug slug, Optional<Item> head, FormerSlugs former, Draft draft, Instant now) {
        Instant moment = now.truncatedTo(ChronoUnit.SECONDS);
        Instant published = draft.date()
                .or(() -> head.or(former::renamed)
                        .flatMap(item -> item.optional("published"))
                        .map(Instant::parse))
                .orElse(moment);
        Instant updated = draft.updated()
                .orElseGet(() -> head.or(former::renamed)
                        .map(before -> ArticleItems.updatedWith(draft.wording(), before)
                                .orElse(moment))
                        .orElse(published));
        return new Article(
                slug,
                revision(head) + 1,
                draft.front().withFormerly(former.slugs()),
                published,
                updated.isBefore(published) ? published : updated,
                draft.words());
    }

    /** The writes that redirect a slug to another one, whether or not it has an article. */
    private List<TransactWriteItem> moving(Slug from, Optional<Item> head, Slug to, String editor, Instant now) {
        int revision = revision(head) + 1;
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(writing(ArticleItems.movedHead(from, revision, to), head, now));
        Optional<Item> article = head.filter(ArticleItems::isPublished);
        if (article.isPresent()) {
            writes.add(table.deleting(Keys.article(from), Keys.BODY));
            writes.add(table.putting(
                    ArticleItems.revision(from, revision, editor, now).with("movedTo", to.value())));
            writes.addAll(relisting(from, article, Optional.empty(), UnaryOperator.identity()));
        }
        return writes;
    }

    private static int revision(Optional<Item> head) {
        return head.map(item -> item.number("revision")).orElse(0);
    }

    /**
     * The conditional write of a head: if another writer changed it since it was read, the whole transaction fails. It
     * adds the time in milliseconds, to measure the delay until the page is published. A stream record has only
     * seconds.
     */
    private TransactWriteItem writing(Item head, Optional<Item> before, Instant now) {
        Item dated = head.with(ArticleItems.AT, now.toEpochMilli());
        return before.isEmpty()
                ? table.putting(dated, Table.NEW, Item.empty())
                : table.putting(
                        dated,
                        "revision = :read",
                        Item.empty().with("read", before.get().number("revision")));
    }

    /** The writes that update the listings after a change of an article. Unchanged entries are not written. */
    private List<TransactWriteItem> relisting(
            Slug slug, Optional<Item> before, Optional<Article> after, UnaryOperator<Item> marking) {
        Map<Listing, Item> old = before.map(head -> ArticleItems.entries(ArticleItems.article(slug, head)))
                .orElse(Map.of());
        Map<Listing, Item> wanted = after.map(ArticleItems::entries).orElse(Map.of());
        List<TransactWriteItem> writes = new ArrayList<>();
        wanted.forEach((listing, entry) -> {
            if (!Optional.of(entry).equals(Optional.ofNullable(old.get(listing)))) {
                writes.add(table.putting(marking.apply(entry)));
            }
        });
        old.forEach((listing, entry) -> {
            Item kept = wanted.get(listing);
            if (kept == null || !kept.string("sk").equals(entry.string("sk"))) {
                writes.add(table.deleting(entry.string("pk"), entry.string("sk")));
            }
        });
        return writes;
    }

    private static void requireExpected(Expectation expected, Slug slug, Optional<Item> standing) {
        int revision = standing.map(item -> item.number("revision")).orElse(0);
        if (!expected.allows(revision)) {
            throw new RevisionConflict(
                    revision == 0
                            ? "Nothing is published under " + slug + "."
                            : slug + " is at revision " + revision + ".");
        }
    }

    private static int size(Body body) {
        int contents = body.contents().stream()
                .mapToInt(heading -> heading.id().length() + heading.title().getBytes(UTF_8).length + HEADING_OVERHEAD)
                .sum();
        return body.html().getBytes(UTF_8).length + contents;
    }
}
