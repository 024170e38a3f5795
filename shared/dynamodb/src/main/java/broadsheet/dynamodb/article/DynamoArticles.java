package broadsheet.dynamodb.article;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Articles;
import broadsheet.article.Busy;
import broadsheet.article.Draft;
import broadsheet.article.PlannedPublication;
import broadsheet.article.PublicationPlans;
import broadsheet.article.Slug;
import broadsheet.audit.Act;
import broadsheet.audit.Actor;
import broadsheet.audit.AuditRecord;
import broadsheet.dynamodb.audit.AuditItems;
import broadsheet.dynamodb.key.AuditKeys;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import com.github.f4b6a3.ulid.UlidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.inject.Inject;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores articles in the table. Each write of an article is one transaction with a condition on the head's revision.
 * So head, body, revision and listing entries always match.
 */
public final class DynamoArticles implements Articles, PublicationPlans {
    private static final int ATTEMPTS = 8;

    private final Table table;
    private final DynamoAddresses addresses;

    @Inject
    public DynamoArticles(Table table) {
        this.table = table;
        this.addresses = new DynamoAddresses(table);
    }

    @Override
    public Optional<ArticleId> leadsTo(Slug address) {
        return addresses.leadsTo(address);
    }

    @Override
    public Map<Slug, ArticleId> leadTo(Collection<Slug> slugs) {
        return addresses.leadTo(slugs);
    }

    @Override
    public ArticleStatus find(ArticleId article) {
        return read(article, table.consistency())
                .orElseGet(() -> read(article, Consistency.STRONG)
                        .orElseThrow(
                                () -> new IllegalStateException("head and body of " + article + " keep changing")));
    }

    @Override
    public Optional<Article> published(ArticleId article) {
        return table.get(Keys.article(article), Keys.HEAD)
                .filter(ArticleItems::isPublished)
                .map(ArticleItems::article);
    }

    @Override
    public Optional<Slug> address(ArticleId article) {
        return table.get(Keys.article(article), Keys.HEAD).map(head -> head.slug("slug"));
    }

    @Override
    public OptionalInt withdrawn(ArticleId article) {
        return table.get(Keys.article(article), Keys.HEAD)
                .filter(ArticleItems::isWithdrawn)
                .map(head -> head.optionalNumber("revision"))
                .orElseGet(OptionalInt::empty);
    }

    @Override
    public Map<ArticleId, Article> published(Collection<ArticleId> articles) {
        Map<ArticleId, Article> found = new HashMap<>();
        table.getAll(keys(articles, Keys.HEAD), head -> {
            if (ArticleItems.isPublished(head)) {
                Article article = ArticleItems.article(head);
                found.put(article.id(), article);
            }
        });
        return found;
    }

    /**
     * Reads the bodies with eventual consistency, at half the price. A revision has one body, which never changes. So
     * a body is either the right one, or of another revision and omitted.
     */
    @Override
    public Map<ArticleId, ArticleStatus.Published> withBodies(Collection<Article> articles) {
        Map<ArticleId, Article> heads = articles.stream().collect(Collectors.toMap(Article::id, Function.identity()));
        Map<ArticleId, ArticleStatus.Published> found = new HashMap<>();
        table.with(Consistency.EVENTUAL).getAll(keys(heads.keySet(), Keys.BODY), body -> {
            Article article =
                    requireNonNull(heads.get(Keys.articleOf(body.string("pk")).orElseThrow()));
            if (body.number("revision") == article.revision()) {
                found.put(article.id(), new ArticleStatus.Published(article, BodyItems.body(body)));
            }
        });
        return found;
    }

    @Override
    public Map<ArticleId, Slug> slugs(Collection<ArticleId> articles) {
        Map<ArticleId, Slug> found = new HashMap<>();
        table.getAll(
                keys(articles, Keys.HEAD),
                head -> found.put(Keys.articleOf(head.string("pk")).orElseThrow(), head.slug("slug")));
        return found;
    }

    private static List<Item> keys(Collection<ArticleId> articles, String sk) {
        return articles.stream()
                .distinct()
                .map(article -> Item.keyed(Keys.article(article), sk))
                .toList();
    }

    /**
     * Reads head and body in one query. Empty if their revisions differ: a query is not a transaction, so a
     * publication may happen between the two.
     */
    private Optional<ArticleStatus> read(ArticleId article, Consistency consistency) {
        List<Item> items = table
                .query(
                        "pk = :pk AND sk BETWEEN :a AND :b",
                        List.of(Keys.article(article), Keys.BODY, Keys.HEAD),
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
        return ArticleItems.isWithdrawn(head.get())
                ? Optional.of(new ArticleStatus.Withdrawn(revision))
                : body.filter(item -> item.number("revision") == revision)
                        .map(item ->
                                new ArticleStatus.Published(ArticleItems.article(head.get()), BodyItems.body(item)));
    }

    private static Optional<Item> with(String sk, List<Item> items) {
        return items.stream().filter(item -> item.string("sk").equals(sk)).findFirst();
    }

    @Override
    public Publication publish(Slug address, Draft draft, Expectation expected, Actor editor, Instant now) {
        StoredSizes.require(draft);
        ArticleId created = created(now);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            PublicationPlan plan = PublicationPlan.read(table, address, draft, created, now);
            Article article = plan.article();
            if (plan.isUnchanged()) {
                return new Publication(article.id(), article.slug(), article.revision(), Outcome.UNCHANGED);
            }
            requireExpected(expected, plan.currentHead(), address);
            List<TransactWriteItem> writes = plan.writes(table, expected.isOfNewArticle(), editor);
            if (plan.movesPictures(table) && table.transact(writes)) {
                return new Publication(
                        article.id(),
                        article.slug(),
                        article.revision(),
                        plan.currentHead().isEmpty() ? Outcome.CREATED : Outcome.REVISED);
            }
            Table.pause(attempt);
        }
        throw new Busy("the article " + draft.slug().orElse(address));
    }

    @Override
    public PlannedPublication plan(Slug address, Draft draft, Expectation expected, Instant now) {
        return checked(address, draft, expected, now).planned(expected.isOfNewArticle());
    }

    @Override
    public void require(Slug address, Draft draft, Expectation expected, Instant now) {
        PublicationPlan plan = checked(address, draft, expected, now);
        if (!plan.isUnchanged()) {
            plan.requireOldPaths(table);
        }
    }

    private PublicationPlan checked(Slug address, Draft draft, Expectation expected, Instant now) {
        StoredSizes.require(draft);
        PublicationPlan plan = PublicationPlan.read(table, address, draft, created(now), now);
        if (!plan.isUnchanged()) {
            requireExpected(expected, plan.currentHead(), address);
        }
        return plan;
    }

    private static ArticleId created(Instant now) {
        return new ArticleId(UlidCreator.getMonotonicUlid(now.toEpochMilli()).toString());
    }

    @Override
    public boolean withdraw(Slug address, Expectation expected, Actor editor, Instant now) {
        return withdraw(address, expected, editor, Optional.empty(), now);
    }

    @Override
    public boolean takeDown(Slug address, Expectation expected, Actor editor, String reason, Instant now) {
        return withdraw(address, expected, editor, Optional.of(reason), now);
    }

    private boolean withdraw(Slug address, Expectation expected, Actor editor, Optional<String> reason, Instant now) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Item> head = AddressItem.read(table, address)
                    .flatMap(item -> table.getNow(Keys.article(item.article()), Keys.HEAD));
            if (head.isEmpty()) {
                return false;
            }
            if (ArticleItems.isWithdrawn(head.get()) && (reason.isEmpty() || ArticleItems.isTakenDown(head.get()))) {
                return true;
            }
            requireExpected(expected, head, address);
            Item withdrawn = ArticleItems.withdrawnHead(head.get(), reason.isPresent());
            List<TransactWriteItem> writes = new ArrayList<>();
            writes.add(ArticleItems.writing(table, withdrawn, head, now));
            writes.add(table.deleting(withdrawn.string("pk"), Keys.BODY));
            writes.add(table.putting(RevisionItems.withdrawal(withdrawn, editor, reason, now)));
            writes.addAll(Relisting.of(
                    table, head.filter(ArticleItems::isPublished), Optional.empty(), UnaryOperator.identity()));
            writes.add(AuditItems.recording(
                    table,
                    new AuditRecord(
                            now,
                            editor,
                            reason.isPresent() ? Act.ARTICLE_TAKEN_DOWN : Act.ARTICLE_WITHDRAWN,
                            withdrawn.string("slug"),
                            head.get().optional("title").orElse(""),
                            reason),
                    AuditKeys.article(article(withdrawn), withdrawn.number("revision"))));
            if (table.transact(writes)) {
                return true;
            }
            Table.pause(attempt);
        }
        throw new Busy("the article " + address);
    }

    private static ArticleId article(Item head) {
        return Keys.articleOf(head.string("pk")).orElseThrow();
    }

    private static void requireExpected(Expectation expected, Optional<Item> currentHead, Slug slug) {
        int revision = currentHead.map(item -> item.number("revision")).orElse(0);
        if (!expected.allows(revision)) {
            throw new RevisionConflict(
                    revision == 0
                            ? "Nothing is published under " + slug + "."
                            : slug + " is at revision " + revision + ".");
        }
    }
}
