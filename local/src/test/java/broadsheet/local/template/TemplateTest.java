package broadsheet.local.template;

import static broadsheet.local.template.ExampleTemplate.EXAMPLE;
import static broadsheet.local.template.ExampleTemplate.HERE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsFunctionsWithGlobals() {
        Template template = Template.read(EXAMPLE, HERE);
        LambdaFunction render = function(template, "Render");
        assertEquals("broadsheet.local.functions.Render", render.handler());
        assertEquals(Duration.ofSeconds(20), render.timeout());
        assertEquals(Duration.ofSeconds(2), function(template, "Echo").timeout());
        assertEquals(
                Map.of(
                        "TABLE_NAME",
                        "Table",
                        "BUCKET_NAME",
                        "pages",
                        "WORK_URL",
                        "http://127.0.0.1:4566/000000000000/Work",
                        "WORDS",
                        "first+second"),
                template.environment());
    }

    @Test
    void readsRoutesWithTheirAuthorizers() {
        var accounts = new JwtAuthorizer("Authorization", "http://issuer", List.of("broadsheet"));
        Template template = Template.read(EXAMPLE, HERE);
        var body = new MessageMapping("${request.header.x-signed} ${request.path.id} ${request.header.user-agent}");
        assertEquals(
                Set.of(
                        new Route(
                                "POST /api/notes/{id}",
                                new Target.ToQueue(queue(template, "Notes"), body),
                                Optional.empty()),
                        Route.toFunction("ANY /api/echo/{name}", "Echo", Optional.empty()),
                        Route.toFunction("GET /api/closed", "Echo", Optional.of(accounts)),
                        Route.toFunction("ANY /resolved/{path+}", "Echo", Optional.empty()),
                        Route.toFunction("GET /resolved/closed", "Echo", Optional.of(accounts)),
                        Route.toFunction("GET /by-path/{path+}", "Echo", Optional.empty()),
                        Route.toFunction("PUT /api/items/{id}", "Store", Optional.empty())),
                Set.copyOf(template.routes()));
    }

    @Test
    void readsStreamMappings() {
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
    void readsQueueMappingsThatAreSwitchedOn() {
        Template template = Template.read(EXAMPLE, HERE);
        assertEquals(
                List.of(new QueueMapping(
                        "Countdown-Numbers", "Countdown", queue(template, "Work"), 20, Duration.ofSeconds(1), true, 4)),
                template.queueMappings());
    }

    @Test
    void queueMappingHasDefaultsOfLambda() throws IOException {
        String text = Files.readString(EXAMPLE).replace("            Enabled: false\n\n  PathCache", "\n  PathCache");
        Path file = Files.writeString(
                folder.resolve("template.yaml"),
                text.replace(
                                "      Timeout: 20\n      Events:\n        Numbers",
                                "      Timeout: 30\n      Events:\n        Numbers")
                        .replace("VisibilityTimeout: 20", "VisibilityTimeout: 30"));
        Template template = Template.read(file, HERE);
        assertEquals(
                new QueueMapping(
                        "Countdown-Switched", "Countdown", queue(template, "Failures"), 10, Duration.ZERO, false, 2),
                template.queueMappings().getLast());
    }

    @Test
    void readsQueuesWithAllThatCanBeSetOfThem() {
        Template template = Template.read(EXAMPLE, HERE);
        assertEquals(
                Map.of(
                        "DelaySeconds",
                        "0",
                        "MaximumMessageSize",
                        "1048576",
                        "MessageRetentionPeriod",
                        "345600",
                        "ReceiveMessageWaitTimeSeconds",
                        "0",
                        "VisibilityTimeout",
                        "20",
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:000000000000:Dead\",\"maxReceiveCount\":3}",
                        "RedriveAllowPolicy",
                        ""),
                queue(template, "Work").attributes());
        assertEquals(
                "{\"redrivePermission\":\"allowAll\"}",
                queue(template, "Dead").attributes().get("RedriveAllowPolicy"));
    }

    @Test
    void readsResponseHeadersPolicy() {
        Distribution distribution = Template.read(EXAMPLE, HERE).distribution();
        ResponseHeaders policy = distribution.standard().headers();
        assertEquals(
                List.of(
                        "content-security-policy: default-src 'self' http://issuer",
                        "strict-transport-security: max-age=60; includeSubDomains",
                        "x-content-type-options: nosniff",
                        "x-frame-options: DENY",
                        "referrer-policy: no-referrer",
                        "Cache-Control: no-store"),
                policy.headers().stream()
                        .map(header -> header.name() + ": " + header.value())
                        .toList());
        assertEquals(Set.of("last-modified"), policy.removed());
        assertEquals(ResponseHeaders.NONE, distribution.behaviours().getFirst().headers());
    }

    @Test
    void readsSchedulesThatAreSwitchedOn() {
        assertEquals(
                List.of(new Schedule(
                        "Echo-Regularly", "Echo", Duration.ofMinutes(5), Optional.of("{\"sweep\": \"!Ref is text\"}"))),
                Template.read(EXAMPLE, HERE).schedules());
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({"rate(1 minute), PT1M", "rate(90 minutes), PT90M", "rate(1 hour), PT1H", "rate(2 days), PT48H"})
    void readsRates(String rate, Duration period) throws IOException {
        String text = Files.readString(EXAMPLE).replace("rate(5 minutes)", rate);
        Path file = Files.writeString(folder.resolve("template.yaml"), text);
        assertEquals(period, Template.read(file, HERE).schedules().getFirst().period());
    }

    @Test
    void readsOriginGroups() {
        List<CacheBehaviour> behaviours =
                Template.read(EXAMPLE, HERE).distribution().behaviours();
        var group = new Origin.Group(
                new Origin.S3(new Bucket("pages")),
                new Origin.Api("Api", "Api.execute-api.us-east-1.amazonaws.com", Map.of("x-word", "second")),
                Set.of(403, 404));
        for (CacheBehaviour behaviour : behaviours.subList(1, 3)) {
            assertEquals(group, behaviour.origin());
        }
        assertEquals(new Forwarding(true, true), behaviours.get(1).forwarding());
        assertEquals(new Forwarding(false, false), behaviours.get(2).forwarding());
    }

    @Test
    void theQueryGoesToTheSecondOriginIfItIsPartOfTheCacheKey() throws IOException {
        String text = Files.readString(EXAMPLE).replace("QueryStringBehavior: none", "QueryStringBehavior: all");
        Path file = Files.writeString(folder.resolve("template.yaml"), text);
        var behaviours = Template.read(file, HERE).distribution().behaviours();
        assertEquals(new Forwarding(false, true), behaviours.get(2).forwarding());
    }

    @Test
    void resourceWithFalseConditionIsAbsent() throws IOException {
        assertEquals(List.of("broadsheet"), audiences(EXAMPLE));
        String text = Files.readString(EXAMPLE)
                .replace("IsNobody: !Equals [!Ref TokenAudience, nobody]", "IsNobody: !Equals [a, a]");
        Path file = Files.writeString(folder.resolve("template.yaml"), text);
        var refusal = assertThrows(Refusal.class, () -> Template.read(file, HERE));
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains("AWS::Cognito::UserPool are not played"), message);
    }

    @Test
    void readsViewerFunctions() {
        List<CacheBehaviour> behaviours =
                Template.read(EXAMPLE, HERE).distribution().behaviours();
        ViewerFunction sign = behaviours.getFirst().viewer().orElseThrow();
        assertEquals("Sign", sign.name());
        assertTrue(sign.code().startsWith("function handler(event) {\n"), sign.code());
        assertEquals(Optional.empty(), behaviours.get(1).viewer());
    }

    @Test
    void readsTheDistribution() {
        Distribution distribution = Template.read(EXAMPLE, HERE).distribution();
        CacheBehaviour api = distribution.behaviours().getFirst();
        assertTrue(api.paths().matcher("/api/articles/a").matches());
        assertEquals(
                new Origin.Api("Api", "Api.execute-api.us-east-1.amazonaws.com", Map.of("x-word", "second")),
                api.origin());
        assertEquals(new Origin.S3(new Bucket("pages")), distribution.standard().origin());
        assertEquals(Set.of("GET", "HEAD"), distribution.standard().methods());
        assertEquals("index.html", distribution.root());
    }

    private static List<String> audiences(Path template) {
        return Template.read(template, HERE).routes().stream()
                .flatMap(route -> route.authorizer().stream())
                .flatMap(authorizer -> authorizer.audiences().stream())
                .distinct()
                .toList();
    }

    private static Queue queue(Template template, String name) {
        return template.queues().stream()
                .filter(queue -> queue.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static LambdaFunction function(Template template, String name) {
        return template.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
