package broadsheet.local.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateTest {
    private static final Path EXAMPLE = Path.of("src", "test", "resources", "template.yaml");
    private static final Surroundings HERE = new Surroundings(
            URI.create("http://127.0.0.1:4566"),
            URI.create("http://localhost:8080"),
            Map.of("TokenIssuer", "http://issuer", "TokenAudience", "broadsheet"));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void plays_the_systems_own_template() {
        Path own = Path.of(System.getProperty("broadsheet.root", "")).resolve("template.yaml");
        Template.read(own, HERE).environment();
    }

    @Test
    void reads_functions_with_what_is_said_of_all() {
        Template template = Template.read(EXAMPLE, HERE);
        LambdaFunction render = function(template, "Render");
        assertEquals("broadsheet.local.functions.Render", render.handler());
        assertEquals(Duration.ofSeconds(20), render.timeout());
        assertEquals(Duration.ofSeconds(2), function(template, "Echo").timeout());
        assertEquals(Map.of("TABLE_NAME", "Table", "BUCKET_NAME", "pages"), template.environment());
    }

    @Test
    void reads_routes_with_their_authorizers() {
        var accounts = new JwtAuthorizer("Authorization", "http://issuer", List.of("broadsheet"));
        assertEquals(
                Set.of(
                        new Route("ANY /api/echo/{name}", "Echo", Optional.empty()),
                        new Route("GET /api/closed", "Echo", Optional.of(accounts)),
                        new Route("PUT /api/items/{id}", "Store", Optional.empty())),
                Set.copyOf(Template.read(EXAMPLE, HERE).routes()));
    }

    @Test
    void reads_stream_mappings() {
        StreamMapping mapping = Template.read(EXAMPLE, HERE).streams().getFirst();
        assertEquals("Render", mapping.function());
        assertEquals("Table", mapping.table().name());
        assertEquals(List.of("pk", "sk"), mapping.table().keys());
        assertEquals(OptionalInt.of(1), mapping.retries());
        assertEquals(10, mapping.batchSize());
        assertTrue(mapping.bisect());
        assertTrue(mapping.partial());
        assertEquals(Optional.of("Failures"), mapping.onFailure().map(Queue::name));
    }

    @Test
    void reads_the_distribution() {
        Distribution distribution = Template.read(EXAMPLE, HERE).distribution();
        CacheBehaviour api = distribution.behaviours().getFirst();
        assertTrue(api.paths().matcher("/api/articles/a").matches());
        assertEquals(new Origin.Api("Api", "Api.execute-api.us-east-1.amazonaws.com"), api.origin());
        assertEquals(
                new Origin.Pages(new Bucket("pages")), distribution.standard().origin());
        assertEquals(Set.of("GET", "HEAD"), distribution.standard().methods());
        assertEquals("index.html", distribution.root());
    }

    @ParameterizedTest(name = "{1} becomes {2}: {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
         0 | AWS::SQS::Queue | AWS::SNS::Topic | AWS::SNS::Topic are not played
         0 | Type: DynamoDB | Type: Schedule | events of type Schedule
         0 | MessageRetentionPeriod: | FifoQueue: | FifoQueue of AWS::SQS::Queue
         0 | MessageRetentionPeriod: 1209600 | VisibilityTimeout: long | `'long' is not a whole number`
         0 | Compress: true | FunctionAssociations: [] | FunctionAssociations of a cache
         0 | TABLE_NAME: !Ref Table | TABLE_NAME: !Ref Chair | Ref Chair
         0 | TABLE_NAME: !Ref Table | TABLE_NAME: !ImportValue Table | ImportValue
         0 | TABLE_NAME: !Ref Table | TABLE_NAME: {'Fn::Join': ['', [a]]} | Join
         0 | BUCKET_NAME: !Ref Pages | BUCKET_NAME: !GetAtt Pages.WebsiteURL | Pages.WebsiteURL
         0 | BUCKET_NAME: !Ref Pages | BUCKET_NAME: !Sub '${Pages}/${Nothing}' | Ref Nothing
         0 | Authorizer: Accounts | Authorizer: Strangers | no authorizer Strangers
         0 | Stream: !GetAtt Table.StreamArn | Stream: !GetAtt Pages.Arn | no table with the stream
         0 | StartingPosition: TRIM_HORIZON | StartingPosition: LATEST | TRIM_HORIZON only
         0 | Destination: !GetAtt Failures.Arn | Destination: !GetAtt Pages.Arn | no queue
         0 | TargetOriginId: pages | TargetOriginId: nowhere | no origin nowhere
        -4 | OriginRequestPolicyId: | CachePolicyId: | needs OriginRequestPolicyId
         0 | !GetAtt Pages.RegionalDomainName | example.org | example.org
         0 | ["HEAD"] | [{"exists": true}] | exists
         0 | Path: /api/closed | Path: [no, path] | a plain value
         1 | Method: GET | Method: {GET | expected
        """)
    void refuses_what_it_cannot_play_and_names_the_line(int offset, String part, String other, String reason)
            throws IOException {
        List<String> lines = Files.readAllLines(EXAMPLE);
        int index = 0;
        while (!lines.get(index).contains(part)) {
            index++;
        }
        lines.set(index, lines.get(index).replace(part, other));
        Path file = Files.write(folder.resolve("template.yaml"), lines);

        var refusal = assertThrows(Refusal.class, () -> Template.read(file, HERE));

        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.startsWith("template.yaml:"), message);
        assertTrue(message.contains(reason), message);
        int named = Integer.parseInt(message.split(":", 3)[1]) - offset;
        assertTrue(named == index + 1, "line " + (index + 1) + ", but " + message);
    }

    @Test
    void refuses_two_values_for_one_environment_variable() throws IOException {
        String text = Files.readString(EXAMPLE).replace("BUCKET_NAME: !Ref Pages", "TABLE_NAME: !Ref Pages");
        Path file = Files.writeString(folder.resolve("template.yaml"), text);
        Template template = Template.read(file, HERE);

        var refusal = assertThrows(Refusal.class, template::environment);

        assertEquals(
                "template.yaml:%d: TABLE_NAME is pages here and Table at template.yaml:%d: all functions share one process locally"
                        .formatted(line(text, "TABLE_NAME: !Ref Pages"), line(text, "TABLE_NAME: !Ref Table")),
                refusal.getMessage());
    }

    @Test
    void refuses_a_parameter_without_a_value() {
        var nothing = new Surroundings(HERE.queues(), HERE.site(), Map.of());
        var refusal = assertThrows(Refusal.class, () -> Template.read(EXAMPLE, nothing));
        assertTrue(String.valueOf(refusal.getMessage()).contains("parameter TokenIssuer"));
    }

    private static int line(String text, String part) {
        return text.substring(0, text.indexOf(part)).split("\n", -1).length;
    }

    private static LambdaFunction function(Template template, String name) {
        return template.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
