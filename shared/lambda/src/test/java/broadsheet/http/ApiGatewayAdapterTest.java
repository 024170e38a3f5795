package broadsheet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Busy;
import broadsheet.emulators.TestContext;
import broadsheet.log.Metric;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;

class ApiGatewayAdapterTest {
    private final AdapterFixture adapter = new AdapterFixture();
    private final TestContext context = adapter.context;

    @Test
    void invalidFormIsAnsweredWithAPage() {
        String event = """
            {"headers": {"content-type": "application/x-www-form-urlencoded", "accept": "text/html,*/*"}}\
            """;
        String answer = adapter.answer(event, request -> {
            throw ValidationException.because("text", "has \"<b>\" & more");
        });
        assertTrue(answer.contains("\"statusCode\":422"), answer);
        assertTrue(answer.contains("\"content-type\":\"text/html; charset=utf-8\""), answer);
        assertTrue(answer.contains("Your comment has \\\"&lt;b&gt;\\\" &amp; more."), answer);
    }

    @Test
    void bytesAreAnsweredAsBase64AndTextIsNot() {
        byte[] bytes = {(byte) 0x89, 'P', 'N', 'G'};
        String answer = adapter.answer(
                "{}", request -> Response.bytes(200, "image/png", bytes).with("etag", "\"1\""));
        assertTrue(answer.contains("\"body\":\"iVBORw==\",\"isBase64Encoded\":true"), answer);
        assertTrue(answer.contains("\"content-type\":\"image/png\""), answer);
        String text = adapter.answer("{}", request -> Response.text(200, "text/plain", "PNG"));
        assertFalse(text.contains("isBase64Encoded"), text);
    }

    @Test
    void everyErrorOfAnInputIsAnsweredWithItsPlace() {
        String answer = adapter.answer("{}", request -> {
            throw new ValidationException(
                    List.of(new FieldError("title", "is missing"), new FieldError("line 3", "is \"odd\"")));
        });
        assertTrue(answer.contains("\"statusCode\":422"), answer);
        assertTrue(answer.contains("application/problem+json"), answer);
        assertTrue(answer.contains("{\\\"at\\\":\\\"title\\\",\\\"detail\\\":\\\"is missing\\\"}"), answer);
        assertTrue(answer.contains("\\\"at\\\":\\\"line 3\\\""), answer);
    }

    @TestFactory
    Stream<DynamicTest> problemsAreStoredByNoCache() {
        return Stream.of(
                        Problem.notFound(),
                        Problem.gone(),
                        Problem.tooMany(words -> "Too often.", Duration.ofMinutes(1)),
                        ValidationException.because("title", "is missing"),
                        new Busy("the article a-slug"),
                        new IllegalStateException("broken"))
                .map(failure -> DynamicTest.dynamicTest(failure.toString(), () -> {
                    String answer = adapter.answer("{}", request -> {
                        throw failure;
                    });
                    assertTrue(answer.contains("application/problem+json"), answer);
                    assertTrue(answer.contains("\"cache-control\":\"no-store\""), answer);
                }));
    }

    @Test
    void unexpectedFailureIsLoggedAndNotDisclosed() {
        String answer = adapter.answer("{}", request -> {
            throw new IllegalStateException("the password is 1234");
        });
        assertTrue(answer.contains("\"statusCode\":500"), answer);
        assertFalse(answer.contains("1234"), answer);
        assertTrue(
                context.log().getFirst().contains("1234")
                        && context.log().getFirst().contains("ApiGatewayAdapterTest"),
                context.log().toString());
    }

    @TestFactory
    Stream<DynamicTest> throttlingIsAnsweredWithRetryAfter() {
        var throttled = AwsErrorDetails.builder();
        return Stream.of(
                        new Busy("the article a-slug"),
                        ProvisionedThroughputExceededException.builder()
                                .awsErrorDetails(throttled
                                        .errorCode("ProvisionedThroughputExceededException")
                                        .build())
                                .statusCode(400)
                                .build(),
                        DynamoDbException.builder()
                                .awsErrorDetails(throttled
                                        .errorCode("ThrottlingException")
                                        .build())
                                .statusCode(400)
                                .build(),
                        RequestLimitExceededException.builder()
                                .awsErrorDetails(throttled
                                        .errorCode("RequestLimitExceeded")
                                        .build())
                                .statusCode(400)
                                .build(),
                        // S3 and SQS, whose clients are not here.
                        AwsServiceException.builder()
                                .awsErrorDetails(throttled.errorCode("SlowDown").build())
                                .statusCode(503)
                                .build(),
                        AwsServiceException.builder().statusCode(503).build(),
                        AwsServiceException.builder()
                                .awsErrorDetails(
                                        throttled.errorCode("RequestThrottled").build())
                                .statusCode(403)
                                .build(),
                        new IllegalStateException(
                                "in a thread of its own",
                                AwsServiceException.builder().statusCode(429).build()))
                .map(failure -> DynamicTest.dynamicTest(failure.toString(), () -> {
                    String answer = adapter.answer("{}", request -> {
                        throw failure;
                    });
                    assertTrue(answer.contains("\"statusCode\":503"), answer);
                    assertTrue(answer.contains("\"retry-after\":\"5\""), answer);
                    assertTrue(answer.contains("application/problem+json"), answer);
                    assertFalse(answer.contains("a-slug"), answer);
                }));
    }

    @Test
    void otherRefusalOfAServiceIsAFailure() {
        String answer = adapter.answer("{}", request -> {
            throw DynamoDbException.builder()
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDeniedException")
                            .build())
                    .statusCode(400)
                    .build();
        });
        assertTrue(answer.contains("\"statusCode\":500"), answer);
    }

    @Test
    void matchingEntityTagIsAnsweredNotModified() {
        String event = "{\"routeKey\": \"GET /x\", \"headers\": {\"if-none-match\": \"W/\\\"1\\\"\"}}";
        String answer =
                adapter.answer(event, request -> Response.json(200, json -> {}).with("etag", "\"1\""));
        assertTrue(answer.contains("\"statusCode\":304") && answer.contains("\"body\":\"\""), answer);
    }

    @Test
    void answerWithoutEntityTagIsSentInFull() {
        for (String condition : List.of("", "*")) {
            String event = "{\"routeKey\": \"GET /x\", \"headers\": {\"if-none-match\": \"%s\"}}".formatted(condition);
            String answer = adapter.answer(event, request -> Response.json(200, json -> {}));
            assertTrue(answer.contains("\"statusCode\":200"), answer);
        }
    }

    @Test
    void writeIsAnsweredInFullDespiteAMatchingTag() {
        String event = "{\"routeKey\": \"PUT /x\", \"headers\": {\"if-none-match\": \"*\"}}";
        String answer =
                adapter.answer(event, request -> Response.json(200, json -> {}).with("etag", "\"1\""));
        assertTrue(answer.contains("\"statusCode\":200"), answer);
    }

    @Test
    void logStatesRouteSubjectAndOutcome() {
        adapter.answer("""
            {"routeKey": "PUT /api/articles/{slug}", "rawPath": "/api/articles/a-b", "rawQueryString": "date=2026-01-01",
             "headers": {"x-amz-cf-id": "Zk3vJ0n5oQ_mC-8==", "x-forwarded-for": "203.0.113.24", "user-agent": "curl/8"},
             "pathParameters": {"slug": "a-b"}}
            """, request -> Response.empty(201).with("etag", "\"3\"").counted(Metric.PUBLISHED));
        assertEquals("PUT /api/articles/{slug}", context.said("route"));
        assertEquals(201, context.said("status"));
        assertEquals("a-b", context.said("article"));
        assertEquals(3, context.said("revision"));
        assertEquals("Zk3vJ0n5oQ_mC-8==", context.said("edgeId"));
        assertEquals(1, context.said("Published"));
        assertNull(context.said("Failures"));
        assertEquals(List.of(), context.log());
        for (String secret : List.of("203.0.113.24", "curl", "2026-01-01")) {
            assertFalse(context.lines().getLast().contains(secret), context.lines()::toString);
        }
    }

    @Test
    void invalidSlugsAndRequestIdsAreNotLogged() {
        adapter.answer("""
            {"routeKey": "GET /x", "headers": {"x-amz-cf-id": "ann@example.org"}, "pathParameters": {"slug": "Ann Example"}}
            """, request -> Response.empty(204));
        assertFalse(context.lines().getLast().toLowerCase(Locale.ROOT).contains("ann"), context.lines()::toString);
    }

    @Test
    void anAnswerOf500IsAFailureAndOneOf404IsNone() {
        adapter.answer("{}", request -> {
            throw new IllegalStateException("the password is 1234");
        });
        assertEquals(500, context.said("status"));
        assertEquals("ERROR", context.said("level"));
        assertEquals(1, context.said("Failures"));
        assertFalse(context.lines().getLast().contains("1234"), context.lines()::toString);
        adapter.answer("{}", request -> {
            throw Problem.notFound();
        });
        assertEquals(404, context.said("status"));
        assertNull(context.said("Failures"));
    }

    /** The alarm that ends a deployment counts these: what anybody can cause must not be among them. */
    @Test
    void onlyUnexpectedNewsroomFailuresCountAgainstADeployment() {
        ApiGatewayAdapter.Route fails = request -> {
            throw new IllegalStateException("broken");
        };
        for (String group : List.of("authors", "editors", "moderators")) {
            adapter.answer(caller("[" + group + "]"), fails);
            assertEquals(1, context.said("NewsroomFailures"), group);
        }
        for (String event : List.of("{}", caller("[readers]"))) {
            adapter.answer(event, fails);
            assertEquals(1, context.said("Failures"), event);
            assertNull(context.said("NewsroomFailures"), event);
        }
        adapter.answer(caller("[editors]"), request -> {
            throw Problem.badGateway(words -> words.signIn().down());
        });
        assertEquals(1, context.said("Failures"));
        assertNull(context.said("NewsroomFailures"));
    }

    private static String caller(String groups) {
        return """
            {"requestContext": {"authorizer": {"jwt": {"claims": {"sub": "1", "name": "Ann", "cognito:groups": "%s"}}}}}
            """.formatted(groups);
    }
}
