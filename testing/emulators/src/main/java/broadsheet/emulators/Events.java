package broadsheet.emulators;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the sample events in {@code events/}, one for each case, and runs functions on them. Unit tests and SAM's
 * emulator use the same events. A file's name begins with the expected status.
 */
public final class Events {
    private static final JsonFactory JSON = new JsonFactory();

    /** The beginning of a request's headers. The lookahead captures whether a header follows. */
    private static final Pattern HEADERS = Pattern.compile("\"headers\" *: *\\{(?=\\s*([\"}]))");

    private Events() {}

    /**
     * The names of a function's events, such as {@code get-article/200-published}. In this order each event produces
     * the status in its name.
     */
    public static List<String> of(String job) {
        try (var files = Files.list(folder().resolve(job))) {
            List<String> ordered = Files.readAllLines(folder().resolve("order")).stream()
                    .filter(line -> line.startsWith(job + "/"))
                    .toList();
            List<String> there = files.filter(file -> file.toString().endsWith(".json"))
                    .map(file -> job + "/" + file.getFileName())
                    .map(file -> file.replace(".json", ""))
                    .sorted()
                    .toList();
            if (!ordered.stream().sorted().toList().equals(there)) {
                throw new IllegalStateException("events/order does not name just what events/" + job + " holds");
            }
            return ordered;
        } catch (IOException missing) {
            throw new UncheckedIOException("no events of " + job, missing);
        }
    }

    /** Reads the event with the given name. */
    public static String read(String name) {
        try {
            return Files.readString(folder().resolve(name + ".json"));
        } catch (IOException missing) {
            throw new UncheckedIOException("no event " + name, missing);
        }
    }

    /** A copy of the event with another text body. */
    public static String withBody(String event, String body) {
        return replaced(event, "\"body\": \".*\"", "\"body\": " + quoted(body));
    }

    /** A copy of the event with an additional header. */
    public static String withHeader(String event, String name, String value) {
        return replaced(event, "\"headers\": \\{", "\"headers\": {\n    " + quoted(name) + ": " + quoted(value) + ",");
    }

    /**
     * Runs the function on an event and returns its output. An HTTP request gets the headers that the CDN adds. With a
     * {@link TestContext}, this also checks that the log is well-formed and free of personal data.
     */
    public static String run(RequestStreamHandler function, String event, Context context) {
        var answer = new ByteArrayOutputStream();
        try {
            function.handleRequest(new ByteArrayInputStream(throughTheCdn(event).getBytes(UTF_8)), answer, context);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (context instanceof TestContext test) {
            CallLines.check(event, test.lines(), test.log());
        }
        return answer.toString(UTF_8);
    }

    /** Runs the function on an HTTP request, and returns the response. */
    public static Answer send(RequestStreamHandler function, String event, Context context) {
        String answer = run(function, event, context);
        return new Answer((int) require(at(answer, "statusCode")), answer);
    }

    /** Runs the function on an HTTP request, and returns the response. The log is discarded. */
    public static Answer send(RequestStreamHandler function, String event) {
        return send(function, event, new TestContext());
    }

    /**
     * A response to an HTTP request.
     *
     * @param status the HTTP status
     * @param json the function's whole output
     */
    public record Answer(int status, String json) {
        /** The header with the given lower-case name; null if absent. */
        public @Nullable Object header(String name) {
            return Events.at(json, "headers." + name);
        }

        /** The body as text. */
        public String body() {
            return (String) require(Events.at(json, "body"));
        }

        /** The value at a path in the JSON body; see {@link Events#at}. */
        public @Nullable Object at(String path) {
            return Events.at(body(), path);
        }
    }

    /**
     * The value at a path such as {@code articles.0.slug} in a JSON document: a string, number, boolean, list or map;
     * null if absent. A star matches each element of a list: {@code articles.*.slug}.
     */
    public static @Nullable Object at(String json, String path) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            parser.nextToken();
            return path.isEmpty() ? value(parser) : within(value(parser), List.of(path.split("\\.", -1)));
        }
    }

    private static @Nullable Object within(@Nullable Object value, List<String> path) {
        if (path.isEmpty()) {
            return value;
        }
        String step = path.getFirst();
        List<String> rest = path.subList(1, path.size());
        return switch (value) {
            case Map<?, ?> map -> within(map.get(step), rest);
            case List<?> list
            when step.equals("*") -> {
                List<@Nullable Object> each = new ArrayList<>();
                list.forEach(element -> each.add(within(element, rest)));
                yield each;
            }
            case List<?> list -> {
                int index = Integer.parseInt(step);
                yield index < list.size() ? within(list.get(index), rest) : null;
            }
            case null, default -> null;
        };
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> members = new LinkedHashMap<>();
                for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                    parser.nextToken();
                    members.put(name, value(parser));
                }
                yield members;
            }
            case START_ARRAY -> {
                List<@Nullable Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield elements;
            }
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }

    /** Adds the CDN's header to a request. Events other than requests have no headers and stay unchanged. */
    private static String throughTheCdn(String event) {
        String secret = "\"x-origin-secret\": \"%s\"".formatted(System.getenv("ORIGIN_SECRETS"));
        return HEADERS.matcher(event)
                .replaceFirst(
                        headers -> headers.group() + secret + (headers.group(1).equals("}") ? "" : ","));
    }

    private static String replaced(String event, String pattern, String replacement) {
        Matcher found = Pattern.compile(pattern).matcher(event);
        if (!found.find()) {
            throw new IllegalArgumentException("the event has no " + pattern);
        }
        return event.substring(0, found.start()) + replacement + event.substring(found.end());
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }

    private static Object require(@Nullable Object member) {
        if (member == null) {
            throw new IllegalStateException("this is no answer to an HTTP request");
        }
        return member;
    }

    private static Path folder() {
        return Path.of(System.getProperty("broadsheet.root", ""))
                .toAbsolutePath()
                .resolve("events");
    }
}
