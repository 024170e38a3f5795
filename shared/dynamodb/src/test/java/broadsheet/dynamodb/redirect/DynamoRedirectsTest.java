package broadsheet.dynamodb.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.key.RedirectKeys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Meter;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.redirect.OldPath;
import broadsheet.redirect.Redirect;
import broadsheet.redirect.Redirects;
import broadsheet.redirect.Target;
import broadsheet.validation.ValidationException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class DynamoRedirectsTest {
    private static final Target ARTICLE = new Target.OfArticle(new ArticleId("01JQRX00000000000000000001"));
    private static final Target PAGE = new Target.OfPage("/tags/tides/");
    private static final Target URL = new Target.OfUrl(URI.create("https://shop.example.org/x?a=1"));

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final String name = Tables.create(client);
    private final DynamoRedirects redirects = redirects(client);

    @Test
    void eachKindOfTargetIsFoundByItsPathAndNoOther() {
        redirects.change(Map.of(
                path("/blog/x.html"), Optional.of(ARTICLE),
                path("/?p=123"), Optional.of(PAGE),
                path("/блог/x"), Optional.of(URL)));
        assertEquals(Optional.of(ARTICLE), redirects.find(path("/blog/x.html")));
        assertEquals(Optional.of(PAGE), redirects.find(path("/?p=123")));
        assertEquals(Optional.of(URL), redirects.find(path("/%D0%B1%D0%BB%D0%BE%D0%B3/x")));
        assertEquals(Optional.empty(), redirects.find(path("/?p=1234")));
    }

    @Test
    void changeReplacesAndRemoves() {
        redirects.change(Map.of(path("/a"), Optional.of(ARTICLE), path("/b"), Optional.of(ARTICLE)));
        redirects.change(
                Map.of(path("/a"), Optional.of(URL), path("/b"), Optional.empty(), path("/c"), Optional.empty()));
        assertEquals(
                List.of(new Redirect(path("/a"), URL)),
                redirects.list(10, Optional.empty()).redirects());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60, 1_000})
    void pagesOfTheListHaveEachRedirectOnce(int limit) {
        Map<OldPath, Optional<Target>> changes = changes(60);
        redirects.change(changes);
        List<OldPath> listed = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Redirects.Page page = redirects.list(limit, cursor);
            assertTrue(page.redirects().size() <= limit);
            page.redirects().forEach(redirect -> listed.add(redirect.from()));
            cursor = page.next();
        } while (cursor.isPresent());
        assertEquals(60, listed.size());
        assertEquals(changes.keySet(), new HashSet<>(listed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "L2E_", "Li4vYQ"})
    void cursorThatNoPageGaveIsRefused(String cursor) {
        assertThrows(ValidationException.class, () -> redirects.list(1, Optional.of(cursor)));
    }

    @Test
    void keyLeadsBackToThePathInItsOwnPartitionAlone() {
        OldPath path = path("/блог/x?a=1");
        String pk = RedirectKeys.partition(path);
        assertEquals(Optional.of(path), RedirectKeys.fromOf(pk, path.value()));
        assertEquals(Optional.empty(), RedirectKeys.fromOf(pk, "/%D0%B1"));
        assertEquals(Optional.empty(), RedirectKeys.fromOf("REDIRECTS#zz", path.value()));
        assertEquals(256, RedirectKeys.partitions(Optional.empty()).size());
        assertTrue(RedirectKeys.partitions(Optional.empty()).contains(pk));
    }

    @Test
    void unprocessedItemsAreRetried() {
        DynamoRedirects throttled = through(new HalfBatches(Integer.MAX_VALUE));
        Map<OldPath, Optional<Target>> changes = changes(60);
        throttled.change(changes);
        assertEquals(changes.keySet(), listed());
    }

    @Test
    void repeatedCallCompletesInterruptedBatches() {
        DynamoRedirects interrupted = through(new HalfBatches(1));
        Map<OldPath, Optional<Target>> changes = changes(60);
        assertThrows(Stopped.class, () -> interrupted.change(changes));
        assertTrue(listed().size() < 60 && !listed().isEmpty(), () -> listed().size() + " are written");
        redirects.change(changes);
        assertEquals(changes.keySet(), listed());
    }

    @Test
    void rowCostsOneWriteUnitAndALookupHalfAReadUnit() {
        var meter = new Meter();
        DynamoRedirects measured = through(meter);
        assertEquals(60, meter.during(() -> measured.change(changes(60))));
        assertEquals(0.5, meter.during(() -> measured.find(path("/old/7"))));
        assertEquals(0.5, meter.during(() -> measured.find(path("/never"))));
    }

    private Set<OldPath> listed() {
        Set<OldPath> listed = new HashSet<>();
        redirects.list(1_000, Optional.empty()).redirects().forEach(redirect -> listed.add(redirect.from()));
        return listed;
    }

    private static Map<OldPath, Optional<Target>> changes(int count) {
        Map<OldPath, Optional<Target>> changes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            changes.put(path("/old/" + i), Optional.of(ARTICLE));
        }
        return changes;
    }

    private DynamoRedirects through(ExecutionInterceptor interceptor) {
        return redirects(Dynoxide.shared().client(interceptor));
    }

    private DynamoRedirects redirects(DynamoDbClient through) {
        return new DynamoRedirects(new Table(through, name, Consistency.STRONG));
    }

    private static OldPath path(String text) {
        return OldPath.parse(text).orElseThrow();
    }

    /** Passes half of each batch on, and stops the process after some of them. */
    private static final class HalfBatches implements ExecutionInterceptor {
        private final int most;
        private int count;
        private Map<String, List<WriteRequest>> left = Map.of();

        private HalfBatches(int most) {
            this.most = most;
        }

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            if (!(context.request() instanceof BatchWriteItemRequest batch)) {
                return context.request();
            }
            if (++count > most) {
                throw new Stopped();
            }
            Map.Entry<String, List<WriteRequest>> writes =
                    batch.requestItems().entrySet().iterator().next();
            int half = (writes.getValue().size() + 1) / 2;
            List<WriteRequest> rest =
                    writes.getValue().subList(half, writes.getValue().size());
            left = rest.isEmpty() ? Map.of() : Map.of(writes.getKey(), rest);
            return batch.toBuilder()
                    .requestItems(Map.of(writes.getKey(), writes.getValue().subList(0, half)))
                    .build();
        }

        @Override
        public SdkResponse modifyResponse(Context.ModifyResponse context, ExecutionAttributes attributes) {
            return context.response() instanceof BatchWriteItemResponse batch
                    ? batch.toBuilder().unprocessedItems(left).build()
                    : context.response();
        }
    }

    /** The process is not there any more. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
