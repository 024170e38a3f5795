package broadsheet.postcomment;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.json.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request in the making, as API Gateway hands it on: bodies that are not JSON in base64. */
final class Call {
    static final String FORM = "application/x-www-form-urlencoded";
    static final String JSON = "application/json";
    static final String SLUG = "how-a-tide-table-knows";
    static final String SITE = "https://news.example.org";

    private static final Policy POLICY = Policy.of("PostComment");

    private final String route;
    private final Map<String, String> places = new LinkedHashMap<>(Map.of("slug", SLUG));
    private final Map<String, String> headers =
            new LinkedHashMap<>(Map.of("x-forwarded-for", "203.0.113.24, 130.176.98.7"));
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final List<String> cookies = new ArrayList<>();
    private @Nullable String subject;
    private String name = "Ann";
    private byte[] body = {};

    private Call(String route) {
        this.route = route;
    }

    static Call to(String route) {
        return new Call(route);
    }

    /** An anonymous comment, in JSON. */
    static Call comment(String json) {
        return to("POST /api/articles/{slug}/anonymous-comments").with(JSON, json);
    }

    Call at(String place, String value) {
        places.put(place, value);
        return this;
    }

    Call header(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Call cookie(String value) {
        cookies.add(value);
        return this;
    }

    /** The cookie that an answer set, beside those of others. */
    Call receiptOf(Answer answer) {
        return cookie(String.valueOf(Events.at(answer.json(), "cookies.0")).split(";", 2)[0]);
    }

    Call as(String reader) {
        subject = reader;
        return this;
    }

    Call nobody() {
        subject = null;
        return this;
    }

    Call parameter(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    Call named(String claim) {
        name = claim;
        return this;
    }

    Call from(String address) {
        return header("x-forwarded-for", address + ", 130.176.98.7");
    }

    Call with(String type, String text) {
        return with(type, text.getBytes(UTF_8));
    }

    Call with(String type, byte[] bytes) {
        body = bytes;
        return type.isEmpty() ? this : header("content-type", type);
    }

    Answer send(PostComment function) {
        return POLICY.during(() -> Events.send(function, event()));
    }

    Answer send(PostComment function, TestContext context) {
        return POLICY.during(() -> Events.send(function, event(), context));
    }

    private String event() {
        return Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("routeKey", route);
            Json.object(json, "headers", members -> headers.forEach(members::writeStringProperty));
            Json.object(json, "pathParameters", members -> places.forEach(members::writeStringProperty));
            Json.object(json, "queryStringParameters", members -> parameters.forEach(members::writeStringProperty));
            if (!cookies.isEmpty()) {
                Json.array(json, "cookies", cookies, (array, each) -> array.writeString(each));
            }
            String caller = subject;
            if (caller != null) {
                Json.object(
                        json,
                        "requestContext",
                        context -> Json.object(
                                context,
                                "authorizer",
                                authorizer -> Json.object(
                                        authorizer,
                                        "jwt",
                                        jwt -> Json.object(jwt, "claims", claims -> {
                                            claims.writeStringProperty("sub", caller);
                                            claims.writeStringProperty("name", name);
                                        }))));
            }
            json.writeBooleanProperty("isBase64Encoded", true);
            json.writeStringProperty("body", Base64.getEncoder().encodeToString(body));
            json.writeEndObject();
        });
    }

    /** A function with the clock of the archive. */
    static PostComment function() {
        return new PostComment(SeededSite.CLOCK);
    }
}
