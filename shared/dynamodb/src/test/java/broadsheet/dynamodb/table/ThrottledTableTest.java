package broadsheet.dynamodb.table;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Busy;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Site;
import broadsheet.article.SiteStore;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.picture.DynamoPictures;
import broadsheet.dynamodb.site.DynamoSites;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A table that is throttled longer than anybody tries: what is written then is refused as too much, never as a conflict. */
@Tag("slow")
class ThrottledTableTest {
    private static final Slug SLUG = new Slug("an-article");
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Picture PICTURE = new Picture(HASH, 640, 480, List.of(320, 640));

    private final Throttle throttle = new Throttle();
    private final DynamoDbClient client = Dynoxide.shared().client(throttle);
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoArticles articles = new DynamoArticles(table);
    private final DynamoPictures pictures = new DynamoPictures(table);

    /** A write, after what has to be there for it. */
    private enum Write {
        PUBLISH,
        CORRECT,
        WITHDRAW,
        TAKE_DOWN,
        REFERENCE,
        KEEP,
        RELEASE,
        COMPLETE_DELETION,
        SITE
    }

    @ParameterizedTest
    @EnumSource
    void aWriteIsRefusedAsTooMuchAndDoneWhenItIsMadeAgain(Write write) {
        Executable made = prepare(write);
        Set<Map<String, AttributeValue>> before = items();
        throttle.code = "ThrottlingError";
        assertThrows(Busy.class, made);
        assertEquals(before, items());
        throttle.code = "";
        assertDoesNotThrow(made);
        assertTrue(!before.equals(items()), write + " changed nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ThrottlingError", "ProvisionedThroughputExceeded", "TransactionConflict"})
    void contentionIsReportedAsBusyNotAsRevisionConflict(String code) {
        throttle.code = code;
        assertThrows(Busy.class, prepare(Write.PUBLISH));
    }

    @Test
    void aPictureThatIsBeingRemovedIsNotTakenForABusyTable() {
        assertTrue(pictures.reference(SLUG, HASH));
        publishAndWithdraw();
        pictures.release(SLUG);
        assertEquals(OptionalInt.of(1), pictures.order(HASH));
        assertEquals(false, pictures.reference(SLUG, HASH));
    }

    private Executable prepare(Write write) {
        return switch (write) {
            case PUBLISH -> () -> publish("A title");
            case CORRECT -> {
                publish("A title");
                yield () -> publish("Another");
            }
            case WITHDRAW -> {
                publish("A title");
                yield () -> articles.withdraw(SLUG, any -> true, Actor.unnamed("an-editor"), NOW);
            }
            case TAKE_DOWN -> {
                publish("A title");
                yield () -> articles.takeDown(SLUG, any -> true, Actor.unnamed("an-editor"), "An injunction", NOW);
            }
            case REFERENCE -> () -> pictures.reference(SLUG, HASH);
            case KEEP -> {
                pictures.reference(SLUG, HASH);
                yield () -> pictures.keep(SLUG, new PictureName("a.jpg"), PICTURE);
            }
            case RELEASE -> {
                pictures.reference(SLUG, HASH);
                publishAndWithdraw();
                yield () -> pictures.release(SLUG);
            }
            case COMPLETE_DELETION -> {
                pictures.reference(SLUG, HASH);
                publishAndWithdraw();
                pictures.release(SLUG);
                yield () -> pictures.completeDeletion(HASH, 1);
            }
            case SITE ->
                () -> new DynamoSites(table)
                        .publish(
                                new SiteStore.Draft("", Site.unconfigured()),
                                any -> true,
                                before -> {},
                                Actor.unnamed("an-editor"),
                                Instant.EPOCH);
        };
    }

    private void publish(String title) {
        articles.publish(SLUG, Drafts.titled(title), any -> true, Actor.unnamed("an-editor"), NOW);
    }

    private void publishAndWithdraw() {
        publish("A title");
        articles.withdraw(SLUG, any -> true, Actor.unnamed("an-editor"), NOW);
    }

    private Set<Map<String, AttributeValue>> items() {
        return client.scanPaginator(scan -> scan.tableName(table.name())).items().stream()
                .collect(Collectors.toSet());
    }

    /** Cancels every transaction for a reason, while it has one. */
    private static final class Throttle implements ExecutionInterceptor {
        private String code = "";

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (!code.isEmpty() && context.request() instanceof TransactWriteItemsRequest request) {
                Stream<String> codes =
                        IntStream.range(0, request.transactItems().size()).mapToObj(item -> item == 0 ? code : "None");
                throw TransactionCanceledException.builder()
                        .cancellationReasons(codes.map(each ->
                                        CancellationReason.builder().code(each).build())
                                .toList())
                        .build();
            }
        }
    }
}
