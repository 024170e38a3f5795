package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.Tasks;
import broadsheet.pages.ScanSize;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class RenderCountsTest {
    private static final String COUNTERS = "data/articles/how-a-tide-table-knows.json";

    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = SeededSite.filled();
    private final Tasks tasks = new Tasks();
    private final RenderCounts function = new RenderCounts(SeededSite.CLOCK);
    private final TestContext context = new TestContext();

    @AfterEach
    void close() {
        archive.close();
        bucket.close();
        tasks.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("render-counts").stream()
                .map(name -> dynamicTest(
                        name, () -> assertEquals(NO_FAILURES, Events.run(function, Events.read(name), context))));
    }

    @Test
    void countsAreWrittenAndNothingElseIs() {
        render("ok-counts");
        assertEquals(Set.of(COUNTERS), bucket.keys());
        assertEquals(List.of(), tasks.next());
    }

    @Test
    void tallyThatRoundsToTheSameNumberRendersNothing() {
        String tally = """
            {"Records": [{"dynamodb": {"SequenceNumber": "1",
             "Keys": {"pk": {"S": "TALLY#01JQRX00000000000000000011"}, "sk": {"S": "VIEWS"}},
             "NewImage": {"number": {"N": "%d"}}, "OldImage": {"number": {"N": "1207"}}}}]}\
            """;
        assertEquals(NO_FAILURES, Events.run(function, tally.formatted(1299), context));
        assertEquals(0, context.said("pages"));
        assertEquals(NO_FAILURES, Events.run(function, tally.formatted(1300), context));
        assertEquals(1, context.said("pages"));
    }

    @Test
    void countsOfManyArticlesAreReadWithWhatThePolicyAllows() {
        String record = """
            {"dynamodb": {"SequenceNumber": "%d", "Keys": {"pk": {"S": "TALLY#%s"}, "sk": {"S": "VIEWS"}},
             "NewImage": {"number": {"N": "2"}}, "OldImage": {"number": {"N": "1"}}}}\
            """;
        List<String> records = IntStream.range(0, 10)
                .mapToObj(number -> record.formatted(number, idOfNew("ebb-" + number)))
                .toList();
        String event = "{\"Records\": [%s]}".formatted(String.join(",", records));
        assertEquals(NO_FAILURES, Policy.of("RenderCounts").during(() -> Events.run(function, event, context)));
        assertEquals(10, bucket.keys().size());
    }

    private ArticleId idOfNew(String slug) {
        archive.publishDocument(slug, "---\ntitle: The ebb\nsection: markets\n---\nIt goes out.\n");
        return archive.id(slug);
    }

    @Test
    void primingWritesNothing() {
        RenderPriming priming = DaggerRenderCounts_Wiring.factory()
                .create(Consistency.STRONG, SeededSite.CLOCK, ScanSize.USUAL)
                .priming();
        for (byte[] event : priming.ofCounts()) {
            assertEquals(NO_FAILURES, Events.run(function, new String(event, UTF_8), context));
        }
        assertEquals(Set.of(), bucket.keys());
    }

    private void render(String name) {
        assertEquals(NO_FAILURES, Events.run(function, Events.read("render-counts/" + name), context));
    }
}
