package broadsheet.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Busy;
import broadsheet.emulators.TestContext;
import broadsheet.log.CallLog;
import broadsheet.log.Metric;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;

class ApiGatewayAdapterTest {
    private final TestContext context = new TestContext();
    private final List<Request> requests = new ArrayList<>();

    @Test
    void theEventIsReadIntoARequest() {
        answer("""
            {"version": "2.0", "routeKey": "PUT /api/articles/{slug}", "rawPath": "/api/articles/a-b",
             "headers": {"Content-Type": "text/markdown", "if-match": "\\"3\\""},
             "queryStringParameters": {"section": "science", "blank": ""},
             "pathParameters": {"slug": "a-b"},
             "requestContext": {"http": {"method": "PUT"}, "authorizer": {"jwt": {"claims":
               {"sub": "42", "cognito:groups": "[editors]", "exp": "1"}, "scopes": null}}},
             "body": "8J+Zgg==", "isBase64Encoded": true, "unknown": {"a": [1, {"b": null}]}}
            """, request -> Response.empty(204));
        Request request = requests.getFirst();
        assertEquals("PUT /api/articles/{slug}", request.route());
        assertEquals("a-b", request.path("slug"));
        assertEquals(Optional.of("text/markdown"), request.header("content-type"));
        assertEquals(Optional.of("\"3\""), request.header("If-Match"));
        assertEquals(Optional.of("science"), request.parameter("section"));
        assertEquals(Optional.empty(), request.parameter("blank"));
        assertEquals(new Caller("42", "", Set.of("editors")), request.caller().orElseThrow());
        assertArrayEquals("🙂".getBytes(UTF_8), request.body());
    }

    @Test
    void aRequestWithoutAnAuthorizerHasNoCaller() {
        answer("{\"routeKey\": \"GET /\", \"requestContext\": {\"authorizer\": {}}}", request -> Response.empty(204));
        assertEquals(Optional.empty(), requests.getFirst().caller());
    }

    @Test
    void severalGroupsAreReadFromTheTokenBecauseAClaimRunsThemTogether() {
        assertEquals(Set.of("editors", "moderators"), groups("[editors moderators]", "[\"editors\", \"moderators\"]"));
        assertEquals(Set.of("Photo editors"), groups("[Photo editors]", "[\"Photo editors\"]"));
        assertEquals(
                Set.of("photo,editors", "readers"),
                groups("[photo,editors readers]", "[\"photo,editors\", \"readers\"]"));
    }

    @Test
    void groupsThatNoTokenTellsApartAreNone() {
        requests.clear();
        answer("""
            {"routeKey": "GET /", "headers": {"authorization": "Bearer none"},
             "requestContext": {"authorizer": {"jwt": {"claims": {"sub": "42", "cognito:groups": "[a editors]"}}}}}
            """, request -> Response.empty(204));
        assertEquals(Set.of(), requests.getFirst().caller().orElseThrow().groups());
    }

    @Test
    void severalGroupsAreNoneUnlessTheOnlyTokenOfTheRequestSaysWhatItsClaimSays() {
        String claim = "[photo readers]";
        String good = token("[\"photo\", \"readers\"]");
        String forged = token("[\"editors\", \"photo\", \"readers\"]");
        assertEquals(Set.of("photo", "readers"), groupsBy("Bearer " + good, claim));
        assertEquals(Set.of("photo", "readers"), groupsBy("bearer " + good, claim));
        for (String header : List.of(
                "Bearer " + forged,
                "Bearer " + forged + ",Bearer " + good,
                "Bearer " + forged + ", Bearer " + good,
                "Bearer " + good + ",Bearer " + forged,
                "Bearer " + good + ",",
                "Bearer  " + good,
                good,
                "Basic " + good,
                "Bearer " + good + "." + forged,
                "")) {
            assertEquals(Set.of(), groupsBy(header, claim), header);
        }
    }

    private static String token(String groups) {
        String payload = "{\"sub\": \"42\", \"cognito:groups\": %s}".formatted(groups);
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(UTF_8)) + ".c2ln";
    }

    private Set<String> groupsBy(String authorization, String claim) {
        requests.clear();
        answer("""
            {"routeKey": "GET /", "headers": {"authorization": "%s"},
             "requestContext": {"authorizer": {"jwt": {"claims": {"sub": "42", "cognito:groups": "%s"}}}}}
            """.formatted(authorization, claim), request -> Response.empty(204));
        return requests.getFirst().caller().orElseThrow().groups();
    }

    /** The groups of a caller, by the claim that API Gateway makes of the token's array. */
    private Set<String> groups(String claim, String array) {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"sub\": \"42\", \"more\": [[]], \"cognito:groups\": %s}"
                        .formatted(array)
                        .getBytes(UTF_8));
        requests.clear();
        answer("""
            {"routeKey": "GET /", "headers": {"Authorization": "Bearer e30.%s.c2ln"},
             "requestContext": {"authorizer": {"jwt": {"claims": {"sub": "42", "cognito:groups": "%s"}}}}}
            """.formatted(payload, claim), request -> Response.empty(204));
        return requests.getFirst().caller().orElseThrow().groups();
    }

    @Test
    void cookiesComeByNameAndGoAsThisHostsAlone() {
        String answer = answer(
                "{\"cookies\": [\"a=1\", \"__Host-b=x=y\", \"a=2\", \"none\"]}",
                request -> Response.empty(204).withCookie(new Cookie("__Host-c", "v~1", Duration.ofHours(1))));
        assertEquals(Map.of("a", "1", "__Host-b", "x=y"), requests.getFirst().cookies());
        assertTrue(
                answer.contains("\"cookies\":[\"__Host-c=v~1; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600\"]"),
                answer);
        assertThrows(IllegalArgumentException.class, () -> new Cookie("__Host-c", "a;b", Duration.ZERO));
    }

    @Test
    void aPersonWhoSentAFormIsToldTheFaultsOnAPage() {
        String event = """
            {"headers": {"content-type": "application/x-www-form-urlencoded", "accept": "text/html,*/*"}}\
            """;
        String answer = answer(event, request -> {
            throw ValidationException.because("text", "has \"<b>\" & more");
        });
        assertTrue(answer.contains("\"statusCode\":422"), answer);
        assertTrue(answer.contains("\"content-type\":\"text/html; charset=utf-8\""), answer);
        assertTrue(answer.contains("Your comment has \\\"&lt;b&gt;\\\" &amp; more."), answer);
    }

    @Test
    void bytesAreAnsweredAsBase64AndTextIsNot() {
        byte[] bytes = {(byte) 0x89, 'P', 'N', 'G'};
        String answer =
                answer("{}", request -> Response.bytes(200, "image/png", bytes).with("etag", "\"1\""));
        assertTrue(answer.contains("\"body\":\"iVBORw==\",\"isBase64Encoded\":true"), answer);
        assertTrue(answer.contains("\"content-type\":\"image/png\""), answer);
        String text = answer("{}", request -> Response.text(200, "text/plain", "PNG"));
        assertFalse(text.contains("isBase64Encoded"), text);
    }

    @Test
    void everyFaultOfAnInputIsAnsweredWithItsPlace() {
        String answer = answer("{}", request -> {
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
                        Problem.tooMany("Too often.", Duration.ofMinutes(1)),
                        ValidationException.because("title", "is missing"),
                        new Busy("the article a-slug"),
                        new IllegalStateException("broken"))
                .map(failure -> DynamicTest.dynamicTest(failure.toString(), () -> {
                    String answer = answer("{}", request -> {
                        throw failure;
                    });
                    assertTrue(answer.contains("application/problem+json"), answer);
                    assertTrue(answer.contains("\"cache-control\":\"no-store\""), answer);
                }));
    }

    @Test
    void whatWasNotForeseenIsLoggedAndNotTold() {
        String answer = answer("{}", request -> {
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
    Stream<DynamicTest> whatIsTooMuchNowIsAnsweredWithARequestToComeBack() {
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
                    String answer = answer("{}", request -> {
                        throw failure;
                    });
                    assertTrue(answer.contains("\"statusCode\":503"), answer);
                    assertTrue(answer.contains("\"retry-after\":\"5\""), answer);
                    assertTrue(answer.contains("application/problem+json"), answer);
                    assertFalse(answer.contains("a-slug"), answer);
                }));
    }

    @Test
    void whatAServiceRefusesForAnotherReasonIsAFailure() {
        String answer = answer("{}", request -> {
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
    void whatTheClientHasAlreadyIsNotSentAgain() {
        String event = "{\"routeKey\": \"GET /x\", \"headers\": {\"if-none-match\": \"W/\\\"1\\\"\"}}";
        String answer = answer(event, request -> Response.json(200, json -> {}).with("etag", "\"1\""));
        assertTrue(answer.contains("\"statusCode\":304") && answer.contains("\"body\":\"\""), answer);
    }

    @Test
    void whatHasNoTagIsAnsweredInFull() {
        for (String condition : List.of("", "*")) {
            String event = "{\"routeKey\": \"GET /x\", \"headers\": {\"if-none-match\": \"%s\"}}".formatted(condition);
            String answer = answer(event, request -> Response.json(200, json -> {}));
            assertTrue(answer.contains("\"statusCode\":200"), answer);
        }
    }

    @Test
    void aWriteIsAnsweredInFullWhateverTheClientHas() {
        String event = "{\"routeKey\": \"PUT /x\", \"headers\": {\"if-none-match\": \"*\"}}";
        String answer = answer(event, request -> Response.json(200, json -> {}).with("etag", "\"1\""));
        assertTrue(answer.contains("\"statusCode\":200"), answer);
    }

    @Test
    void whatDidNotComeThroughTheCdnIsRefusedWhileASecretIsReplacedToo() {
        var secrets = new OriginSecrets("next, current");
        for (String said : List.of("next", "current")) {
            String event = "{\"headers\": {\"x-origin-secret\": \"" + said + "\"}}";
            assertTrue(answer(event, secrets, request -> Response.empty(204)).contains("\"statusCode\":204"), said);
        }
        requests.clear();
        for (String event : List.of("{}", "{\"headers\": {\"x-origin-secret\": \"former\"}}")) {
            String answer = answer(event, secrets, request -> Response.empty(204));
            assertTrue(answer.contains("\"statusCode\":403"), answer);
            assertFalse(answer.contains("next") || answer.contains("current"), answer);
        }
        assertEquals(List.of(), requests);
    }

    @Test
    void functionWithoutSecretsAnswersNobody() {
        for (String secrets : List.of("", " ", ",")) {
            for (String event : List.of("{}", "{\"headers\": {\"x-origin-secret\": \"\"}}")) {
                String answer = answer(event, new OriginSecrets(secrets), request -> Response.empty(204));
                assertTrue(answer.contains("\"statusCode\":403"), answer);
            }
        }
        assertEquals(List.of(), requests);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        cross-site  | -                                       | news.example.org
        same-site   | https://news.example.org                | news.example.org
        ''          | -                                       | news.example.org
        -           | https://evil.example                    | news.example.org
        -           | https://news.example.org.evil.example   | news.example.org
        -           | https://news.example.org:8443           | news.example.org
        -           | null                                    | news.example.org
        -           | ''                                      | news.example.org
        -           | https://news.example.org                | -
        -           | https://                                | -
        """)
    void writesThatAnotherSiteSentAreRefused(String fetched, String origin, String host) {
        for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
            assertTrue(sent(method, fetched, origin, host).contains("\"statusCode\":403"), method);
        }
        assertEquals(List.of(), requests);
        assertTrue(sent("GET", fetched, origin, host).contains("\"statusCode\":204"), "reading is for everybody");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        same-origin | https://news.example.org | news.example.org
        same-origin | -                        | -
        none        | -                        | news.example.org
        -           | https://news.example.org | news.example.org
        -           | http://localhost:8080    | localhost:8080
        -           | -                        | -
        """)
    void writesOfThisSitesPagesAndOfProgramsAreTaken(String fetched, String origin, String host) {
        assertTrue(sent("PUT", fetched, origin, host).contains("\"statusCode\":204"));
    }

    private String sent(String method, String fetched, String origin, String host) {
        String headers = Stream.of(
                        header("sec-fetch-site", fetched), header("origin", origin), header("x-viewer-host", host))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        String event = "{\"routeKey\": \"%s /x\", \"headers\": {%s}}".formatted(method, headers);
        return answer(event.replace("{}", "{\"a\": \"b\"}"), request -> Response.empty(204));
    }

    private static Optional<String> header(String name, @Nullable String value) {
        return Optional.ofNullable(value).map(text -> "\"%s\": \"%s\"".formatted(name, text));
    }

    @Test
    void theLogSaysWhatWasAskedAboutWhatAndWhatBecameOfIt() {
        answer("""
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
    void whatIsNoSlugAndNoIdOfTheCdnsIsNotLogged() {
        answer("""
            {"routeKey": "GET /x", "headers": {"x-amz-cf-id": "ann@example.org"}, "pathParameters": {"slug": "Ann Example"}}
            """, request -> Response.empty(204));
        assertFalse(context.lines().getLast().toLowerCase(Locale.ROOT).contains("ann"), context.lines()::toString);
    }

    @Test
    void anAnswerOf500IsAFailureAndOneOf404IsNone() {
        answer("{}", request -> {
            throw new IllegalStateException("the password is 1234");
        });
        assertEquals(500, context.said("status"));
        assertEquals("ERROR", context.said("level"));
        assertEquals(1, context.said("Failures"));
        assertFalse(context.lines().getLast().contains("1234"), context.lines()::toString);
        answer("{}", request -> {
            throw Problem.notFound();
        });
        assertEquals(404, context.said("status"));
        assertNull(context.said("Failures"));
    }

    /** The alarm that ends a deployment counts these: what anybody can cause must not be among them. */
    @Test
    void onlyUnforeseenFailuresOfEditorsAndModeratorsCountAgainstADeployment() {
        ApiGatewayAdapter.Route fails = request -> {
            throw new IllegalStateException("broken");
        };
        for (String group : List.of("authors", "editors", "moderators")) {
            answer(caller("[" + group + "]"), fails);
            assertEquals(1, context.said("NewsroomFailures"), group);
        }
        for (String event : List.of("{}", caller("[readers]"))) {
            answer(event, fails);
            assertEquals(1, context.said("Failures"), event);
            assertNull(context.said("NewsroomFailures"), event);
        }
        answer(caller("[editors]"), request -> {
            throw Problem.badGateway("Another service is busy.");
        });
        assertEquals(1, context.said("Failures"));
        assertNull(context.said("NewsroomFailures"));
    }

    private static String caller(String groups) {
        return """
            {"requestContext": {"authorizer": {"jwt": {"claims": {"sub": "1", "name": "Ann", "cognito:groups": "%s"}}}}}
            """.formatted(groups);
    }

    private String answer(String event, ApiGatewayAdapter.Route route) {
        return answer(throughTheCdn(event), new OriginSecrets("said"), route);
    }

    private static String throughTheCdn(String event) {
        Matcher headers = Pattern.compile("\"headers\": *\\{").matcher(event);
        String secret = "\"x-origin-secret\": \"said\"";
        return headers.find()
                ? headers.replaceFirst("\"headers\": {" + secret + ", ")
                : event.replaceFirst(
                        "\\{", "{\"headers\": {" + secret + "}" + (event.strip().equals("{}") ? "" : ", "));
    }

    private String answer(String event, OriginSecrets secrets, ApiGatewayAdapter.Route route) {
        var out = new ByteArrayOutputStream();
        new ApiGatewayAdapter(secrets, new CallLog())
                .answer(new ByteArrayInputStream(event.getBytes(UTF_8)), out, context, request -> {
                    requests.add(request);
                    return route.handle(request);
                });
        return out.toString(UTF_8);
    }
}
