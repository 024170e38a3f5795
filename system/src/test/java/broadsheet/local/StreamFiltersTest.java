package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.RepositoryTemplate;
import broadsheet.fixtures.TableStream;
import broadsheet.local.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Record;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests deliver to the renderers what the stream filters of template.yaml pass, and nothing else. */
final class StreamFiltersTest {
    private static final Template TEMPLATE = RepositoryTemplate.read();

    /** One item of each kind in docs/data-model.md. */
    @ParameterizedTest
    @CsvSource({
        "ADDRESS#a, ADDRESS",
        "ARTICLE#a, HEAD",
        "ARTICLE#a, BODY",
        "ARTICLE#a, REVISION#000001",
        "ARTICLE#a, PICTURE#a.jpg",
        "ARTICLE#a, KEPT#a",
        "TALLY#a, VIEWS",
        "TALLY#a, RATING",
        "TALLY#a, COMMENTS",
        "COMMENTS#a, COMMENT#000001",
        "COMMENTS#a, KEY#a",
        "LISTING#ALL, 2026-03-10T09:00:00Z#a",
        "LISTING#PAGES#TAG#a, 000001",
        "LIVE#a, COVERAGE",
        "LIVE#a, HEAD",
        "LIVE#a, TALLY",
        "LIVE#a, UPDATE#000001",
        "LIVE#a, CHANGE#000000001",
        "LIVE#a, DOCUMENT#000001",
        "SITE, SITE",
        "SITE#REVISIONS, REVISION#000001",
        "MOST#ALL, CURRENT",
        "RENDERING, CURRENT",
        "RENDERING, PROGRESS",
        "RENDERING, CLOSED",
        "IMAGE#a, CURRENT",
        "REDIRECTS#00, /a",
        "HELD, a",
        "REPORTED, a#000001",
        "DECIDED, AT#2026-03-10T09:00:00Z#a",
        "READER#a, COMMENT#a#000001",
        "RATINGS#a, ACCOUNT#a",
        "LIMIT#a, LIMIT",
        "KEYS, RECEIPTS",
    })
    void recordIsDeliveredInTestsIfATemplatesFilterPassesIt(String pk, String sk) {
        Record record = Record.builder()
                .dynamodb(stream -> stream.keys(Map.of("pk", AttributeValue.fromS(pk), "sk", AttributeValue.fromS(sk)))
                        .sequenceNumber("1"))
                .build();
        JsonNode event =
                JsonMapper.shared().readTree(TableStream.event(List.of(record))).at("/Records/0");
        boolean passes = TEMPLATE.streams().stream()
                .flatMap(mapping -> mapping.filters().stream())
                .anyMatch(filter -> filter.matches(event));
        assertEquals(passes, TableStream.wakes(record));
    }
}
