package broadsheet.dynamodb.draft;

import broadsheet.article.ArticleId;
import broadsheet.article.Articles.Outcome;
import broadsheet.article.Articles.Publication;
import broadsheet.article.Slug;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftUser;
import broadsheet.draft.PublishedDraft;
import broadsheet.draft.WorkingDraft;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.DraftsTable;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Drafts in a table of their own. */
final class DraftFixture {
    static final Instant NOW = Instant.parse("2026-03-10T09:00:00Z");
    static final IntPredicate ANY = version -> true;
    static final DraftPermissions ANN = author("ann");
    static final DraftPermissions BEN = author("ben");
    static final DraftPermissions EDITOR = new DraftPermissions(new DraftUser("ed", "Ed"), true);

    final Table table;
    final DraftsTable store;
    final DynamoDrafts drafts;
    final DynamoDraftHistory history;
    final DynamoDraftLists lists;
    final DynamoDraftLinks links;

    DraftFixture(ExecutionInterceptor... interceptors) {
        DynamoDbClient client = Dynoxide.shared().client(interceptors);
        table = new Table(client, Tables.create(Dynoxide.shared().client()), Consistency.STRONG);
        store = new DraftsTable(table);
        drafts = new DynamoDrafts(store);
        history = new DynamoDraftHistory(store);
        lists = new DynamoDraftLists(store);
        links = new DynamoDraftLinks(store);
    }

    static DraftPermissions author(String id) {
        return new DraftPermissions(new DraftUser(id, "The author " + id), false);
    }

    static DraftId id(int number) {
        return new DraftId("01K5T3V2Q8ZC4J7M9X1B%06d".formatted(number));
    }

    static String document(String title) {
        return "---\ntitle: " + title + "\n---\nText.\n";
    }

    /** The publication of version 1 of a draft. */
    static PublishedDraft published(int number) {
        var article = new ArticleId(id(number).value());
        var publication = new Publication(article, new Slug("draft-" + number), 1, Outcome.CREATED);
        return new PublishedDraft(1, publication, List.of("layout"));
    }

    static IntPredicate version(int expected) {
        return version -> version == expected;
    }

    WorkingDraft create(int number) {
        return drafts.create(id(number), document("Draft " + number), Optional.empty(), ANN.user(), NOW);
    }

    WorkingDraft save(int number, String title, DraftPermissions who, Instant at) {
        return drafts.save(id(number), document(title), ANY, who, at);
    }

    Set<Item> items() {
        return table.client().scan(scan -> scan.tableName(table.name())).items().stream()
                .map(Item::of)
                .collect(Collectors.toSet());
    }
}
