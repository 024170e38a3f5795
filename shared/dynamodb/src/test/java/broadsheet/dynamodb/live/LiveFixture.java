package broadsheet.dynamodb.live;

import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Label;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.live.CoverageDraft;
import broadsheet.live.CoverageMetadata;
import broadsheet.live.LiveCoverageStore.Saved;
import broadsheet.live.LiveRefusal;
import broadsheet.live.LiveUpdate;
import broadsheet.live.UpdateContent;
import broadsheet.live.UpdateDraft;
import broadsheet.live.UpdateId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.function.Executable;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table in which something is covered. */
final class LiveFixture {
    static final Slug LAUNCH = new Slug("a-launch");
    static final Actor ED = Actor.unnamed("ed");
    static final Instant NOW = Instant.parse("2025-02-01T09:00:00Z");
    static final Expectation ANYTHING = revision -> true;
    static final Expectation NOTHING = revision -> revision == 0;

    final Table table;
    final DynamoLiveCoverageStore store;
    final DynamoLiveCoverage live;

    /**
     * @param interceptors what sees every call
     */
    LiveFixture(ExecutionInterceptor... interceptors) {
        DynamoDbClient client = Dynoxide.shared().client(interceptors);
        table = new Table(client, Tables.create(client), Consistency.STRONG);
        store = new DynamoLiveCoverageStore(table);
        live = new DynamoLiveCoverage(table);
    }

    /** Opens a coverage of science. */
    void open() {
        store.write(LAUNCH, coverage("A launch", "science", false), ANYTHING, ED, NOW);
    }

    Saved post(int number) {
        return write(number, update("Update " + number), ANYTHING);
    }

    Saved write(int number, UpdateDraft draft, Expectation expected) {
        return store.write(LAUNCH, id(number), draft, expected, ED, NOW.plusSeconds(number));
    }

    Saved withdraw(int number) {
        return store.withdraw(LAUNCH, id(number), ANYTHING, ED, NOW.plusSeconds(100));
    }

    static CoverageDraft coverage(String title, String section, boolean closed) {
        var metadata = new CoverageMetadata(title, "A dek.", new Slug(section), List.of("A point"), closed, "");
        return new CoverageDraft("document of " + metadata, metadata);
    }

    static UpdateDraft update(String headline) {
        return update(headline, false);
    }

    static UpdateDraft pinned(String headline) {
        return update(headline, true);
    }

    private static UpdateDraft update(String headline, boolean pinned) {
        var content = new UpdateContent(
                headline,
                List.of(new Label(new Slug("desk"), "Desk")),
                List.of(),
                Optional.empty(),
                pinned,
                Optional.empty(),
                "<p>Text of " + headline + ".</p>");
        return new UpdateDraft("document of " + headline + (pinned ? ", pinned" : ""), content);
    }

    static UpdateId id(int number) {
        return new UpdateId("01JK0000000000000000%06d".formatted(number));
    }

    /** What changed last, the last first: headlines, or that it was withdrawn. */
    List<String> changes(int limit) {
        return live.changes(LAUNCH, limit).stream().map(LiveFixture::told).toList();
    }

    private static String told(LiveUpdate update) {
        return update.sequence() + " "
                + update.content().map(UpdateContent::headline).orElse("withdrawn");
    }

    static LiveRefusal.Why refused(Executable act) {
        return assertThrows(LiveRefusal.class, act).why();
    }

    /** All that the table holds, by key. */
    Map<String, Map<String, AttributeValue>> items() {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
        table.client()
                .scanPaginator(scan -> scan.tableName(table.name()))
                .items()
                .forEach(item -> items.put(
                        Item.of(item).string("pk") + " " + Item.of(item).string("sk"), item));
        return items;
    }
}
