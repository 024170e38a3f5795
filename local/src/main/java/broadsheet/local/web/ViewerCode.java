package broadsheet.local.web;

import broadsheet.local.template.ViewerFunction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import software.amazon.awssdk.core.SdkBytes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs a CloudFront function's code, taken from the template, on viewer requests. The function receives events in
 * CloudFront's structure. It may change the request or answer it. Thread-safe.
 */
final class ViewerCode implements AutoCloseable {
    private static final String ON_TEXT = "(function (text) { return JSON.stringify(handler(JSON.parse(text))); })";

    private final ViewerFunction function;
    private final Context context;
    private final Value onText;

    private ViewerCode(ViewerFunction function, Context context, Value onText) {
        this.function = function;
        this.context = context;
        this.onText = onText;
    }

    /**
     * Loads a function.
     *
     * @throws broadsheet.local.template.Refusal if its code is not valid JavaScript or has no handler
     */
    static ViewerCode load(ViewerFunction function) {
        Context context = Context.newBuilder("js")
                .option("engine.WarnInterpreterOnly", "false")
                .build();
        try {
            context.eval("js", function.code());
            if (!context.eval("js", "typeof handler").asString().equals("function")) {
                throw function.declared().refuse("there is no function handler in this code");
            }
            return new ViewerCode(function, context, context.eval("js", ON_TEXT));
        } catch (PolyglotException e) {
            // The message's first line; the other lines repeat the code.
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw function.declared().refuse("this code cannot be run: " + reason);
        }
    }

    /** Runs the function on a request. Synchronized, because the JavaScript engine allows one thread at a time. */
    synchronized Viewed apply(Request request) {
        JsonNode made = JsonMapper.shared()
                .readTree(onText.execute(event(request).toString()).asString());
        return made.has("statusCode") ? new Viewed.Answered(answer(made)) : new Viewed.Onward(changed(request, made));
    }

    private static Response answer(JsonNode made) {
        List<Response.Header> headers = new ArrayList<>();
        made.path("headers")
                .properties()
                .forEach(header -> values(header.getValue())
                        .forEach(value -> headers.add(new Response.Header(header.getKey(), value))));
        JsonNode body = made.path("body");
        String encoding = body.path("encoding").asString("text");
        if (!encoding.equals("text")) {
            throw new IllegalStateException("a body in " + encoding + " is not played locally");
        }
        return new Response(
                made.path("statusCode").asInt(),
                headers,
                SdkBytes.fromUtf8String(body.path("data").asString("")));
    }

    private Request changed(Request request, JsonNode changed) {
        if (!changed.path("uri").isString()) {
            throw new IllegalStateException(function.name() + " gave no request: " + changed);
        }
        SequencedMap<String, List<String>> headers = new LinkedHashMap<>();
        changed.path("headers").properties().forEach(header -> headers.put(header.getKey(), values(header.getValue())));
        List<String> cookies = pairs(changed.path("cookies"));
        if (!cookies.isEmpty()) {
            headers.put("cookie", List.of(String.join("; ", cookies)));
        }
        return new Request(
                request.method(),
                changed.path("uri").asString(),
                String.join("&", pairs(changed.path("querystring"))),
                headers,
                request.body(),
                request.address());
    }

    @Override
    public void close() {
        context.close(true);
    }

    private static ObjectNode event(Request request) {
        ObjectNode event = JsonMapper.shared().createObjectNode();
        event.put("version", "1.0");
        event.putObject("context")
                .put("eventType", "viewer-request")
                .put("requestId", UUID.randomUUID().toString());
        event.putObject("viewer").put("ip", request.address());
        ObjectNode viewed = event.putObject("request");
        viewed.put("method", request.method());
        viewed.put("uri", request.path());
        ObjectNode query = viewed.putObject("querystring");
        add(query, List.of(request.query().split("&", -1)));
        ObjectNode headers = viewed.putObject("headers");
        request.headers().forEach((name, values) -> values.forEach(value -> add(headers, name, value)));
        // CloudFront passes cookies in a member of their own.
        headers.remove("cookie");
        ObjectNode cookies = viewed.putObject("cookies");
        request.headers()
                .getOrDefault("cookie", List.of())
                .forEach(line -> add(cookies, List.of(line.split("; *", -1))));
        return event;
    }

    private static void add(ObjectNode members, List<String> pairs) {
        for (String pair : pairs) {
            if (!pair.isBlank()) {
                String[] parts = pair.split("=", 2);
                add(members, parts[0].strip(), parts.length > 1 ? parts[1] : "");
            }
        }
    }

    /** Adds a value. If a name has several values, CloudFront's events contain the first one and a list of all. */
    private static void add(ObjectNode members, String name, String value) {
        if (members.get(name) instanceof ObjectNode first) {
            if (!first.has("multiValue")) {
                first.putArray("multiValue").addObject().set("value", first.path("value"));
            }
            first.withArray("multiValue").addObject().put("value", value);
        } else {
            members.putObject(name).put("value", value);
        }
    }

    private static List<String> values(JsonNode member) {
        if (!member.has("multiValue")) {
            return List.of(member.path("value").asString());
        }
        List<String> values = new ArrayList<>();
        member.path("multiValue").forEach(one -> values.add(one.path("value").asString()));
        return values;
    }

    private static List<String> pairs(JsonNode members) {
        List<String> pairs = new ArrayList<>();
        members.properties()
                .forEach(
                        member -> values(member.getValue()).forEach(value -> pairs.add(member.getKey() + "=" + value)));
        return pairs;
    }
}
