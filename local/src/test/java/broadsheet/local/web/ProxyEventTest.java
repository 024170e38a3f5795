package broadsheet.local.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.local.template.Origin;
import broadsheet.local.template.Route;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ProxyEventTest {
    private static final Routes.Match MATCH = new Routes.Match(
            Route.toFunction("GET /api/articles/{slug}", "GetArticle", Optional.empty()), Map.of("slug", "a b"));

    @Test
    void isPayloadFormat2InFull() {
        var headers = new LinkedHashMap<String, List<String>>();
        headers.put("accept", List.of("text/html", "text/plain"));
        headers.put("cookie", List.of("one=1; two=2", "three=3"));
        headers.put("host", List.of("localhost:8080"));
        headers.put("user-agent", List.of("a test"));
        var request = new Request(
                "GET",
                "/api/articles/a%20b",
                "tag=a&tag=b%20c&empty&sum=1%2B1",
                headers,
                SdkBytes.fromUtf8String(""),
                "127.0.0.1");

        JsonNode event = event(request, Optional.of(Map.of("sub", "ada", "cognito:groups", "[editors moderators]")));

        String expected = """
            {
              "version": "2.0",
              "routeKey": "GET /api/articles/{slug}",
              "rawPath": "/api/articles/a b",
              "rawQueryString": "tag=a&tag=b%20c&empty&sum=1%2B1",
              "cookies": ["one=1", "two=2", "three=3"],
              "headers": {
                "accept": "text/html,text/plain",
                "host": "Api.execute-api.us-east-1.amazonaws.com",
                "user-agent": "a test"
              },
              "queryStringParameters": {"tag": "a,b c", "empty": "", "sum": "1+1"},
              "requestContext": {
                "accountId": "000000000000",
                "apiId": "Api",
                "authorizer": {
                  "jwt": {
                    "claims": {"sub": "ada", "cognito:groups": "[editors moderators]"},
                    "scopes": null
                  }
                },
                "domainName": "Api.execute-api.us-east-1.amazonaws.com",
                "domainPrefix": "Api",
                "http": {
                  "method": "GET",
                  "path": "/api/articles/a b",
                  "protocol": "HTTP/1.1",
                  "sourceIp": "127.0.0.1",
                  "userAgent": "a test"
                },
                "requestId": "id",
                "routeKey": "GET /api/articles/{slug}",
                "stage": "$default",
                "time": "01/Feb/2025:09:00:00 +0000",
                "timeEpoch": 1738400400000
              },
              "pathParameters": {"slug": "a b"},
              "isBase64Encoded": false
            }
            """;
        assertEquals(JsonMapper.shared().readTree(expected), event);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "text/markdown; charset=utf-8, false",
        "application/json, false",
        "application/xml, false",
        "application/x-www-form-urlencoded, true",
        "application/problem+json, true",
        "image/png, true",
        "'', true",
    })
    void bodiesAreTextOrBase64ByTheirType(String type, boolean encoded) {
        var headers = new LinkedHashMap<String, List<String>>();
        if (!type.isEmpty()) {
            headers.put("content-type", List.of(type));
        }
        var request = new Request("PUT", "/a", "", headers, SdkBytes.fromUtf8String("día"), "127.0.0.1");

        JsonNode event = event(request, Optional.empty());

        assertEquals(encoded, event.path("isBase64Encoded").asBoolean());
        assertEquals(encoded ? "ZMOtYQ==" : "día", event.path("body").asString());
    }

    private static JsonNode event(Request request, Optional<Map<String, String>> claims) {
        var api = new Origin.Api("Api", "Api.execute-api.us-east-1.amazonaws.com", Map.of());
        Instant now = Instant.parse("2025-02-01T09:00:00Z");
        return JsonMapper.shared().readTree(new ProxyEvent(api).of(request, MATCH, claims, "id", now));
    }
}
