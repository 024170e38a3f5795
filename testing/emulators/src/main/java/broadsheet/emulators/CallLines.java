package broadsheet.emulators;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the lines that a function logs about its calls. Each must be valid JSON in CloudWatch's embedded metric
 * format, and must not contain personal data from the event.
 */
final class CallLines {
    private static final Set<String> UNITS = Set.of("Count", "Milliseconds");
    private static final int MOST_VALUES = 100;
    private static final int MOST_DIMENSIONS = 9;

    /** The names of event fields that hold personal data, for every type of event. */
    private static final Set<String> PERSONAL = Set.of(
            "x-forwarded-for",
            "x-viewer-address",
            "user-agent",
            "userAgent",
            "sourceIp",
            "authorization",
            "cookie",
            "cookies",
            "referer",
            "idempotency-key",
            "rawQueryString",
            "sub",
            "email",
            "name",
            "given_name",
            "preferred_username",
            "text",
            "body",
            "code",
            "state");

    private static final Pattern WITHIN = Pattern.compile("[\"\\n&=]|, | (?<=^\\S{7,39} )");

    /** The minimum length of a value to search for. Shorter values occur by chance in any text. */
    private static final int TELLING = 6;

    private CallLines() {}

    /**
     * Checks the log of one event.
     *
     * @param lines the structured lines
     * @param texts the plain messages
     * @throws AssertionError if the log contains personal data, or CloudWatch would not accept a line
     */
    static void check(String event, List<String> lines, List<String> texts) {
        List<String> said = new ArrayList<>();
        collect("", Events.at(event, ""), said);
        // Values may contain other values: the fields of a JSON body or a form, or of a message in the view queue.
        List<String> personal = said.stream()
                .flatMap(value -> Stream.concat(Stream.of(value), Arrays.stream(WITHIN.split(value, -1))))
                .toList();
        Stream.concat(lines.stream(), texts.stream())
                .forEach(logged -> personal.stream()
                        .filter(value -> logged.contains(value) && isTelling(value))
                        .forEach(value -> {
                            throw new AssertionError("\"" + value + "\" is in the log: " + logged);
                        }));
        lines.forEach(CallLines::checkFormat);
    }

    private static void collect(String name, @Nullable Object value, List<String> said) {
        switch (value) {
            // A string in a DynamoDB item is one level deeper: {"text": {"S": "..."}}.
            case Map<?, ?> map ->
                map.forEach((key, member) -> collect(key.equals("S") ? name : String.valueOf(key), member, said));
            case List<?> list -> list.forEach(element -> collect(name, element, said));
            case String text when PERSONAL.contains(name) -> said.add(text);
            case null, default -> {}
        }
    }

    /**
     * Whether finding the value in a log would reveal personal data. Lower-case words are a slug, a tag or a field
     * name, not a person's data.
     */
    private static boolean isTelling(String value) {
        return value.length() >= TELLING && !value.matches("[a-z]+(-[a-z]+)*");
    }

    private static void checkFormat(String line) {
        require(line.endsWith("}\n") && line.indexOf('\n') == line.length() - 1, "one line", line);
        for (String name : List.of("timestamp", "level", "AWSRequestId", "Stack", "Function")) {
            require(Events.at(line, name) instanceof String text && !text.isEmpty(), name, line);
        }
        require(Events.at(line, "durationMs") instanceof Number, "durationMs", line);
        if (Events.at(line, "_aws") == null) {
            return;
        }
        require(Events.at(line, "_aws.Timestamp") instanceof Number, "a timestamp", line);
        List<?> directives = list(Events.at(line, "_aws.CloudWatchMetrics"), line);
        require(!directives.isEmpty(), "a directive", line);
        for (Object each : directives) {
            Map<?, ?> directive = (Map<?, ?>) each;
            require("Broadsheet".equals(directive.get("Namespace")), "the namespace", line);
            for (Object dimensions : list(directive.get("Dimensions"), line)) {
                require(list(dimensions, line).size() <= MOST_DIMENSIONS, "fewer dimensions", line);
                for (Object dimension : list(dimensions, line)) {
                    require(Events.at(line, (String) dimension) instanceof String, "text for " + dimension, line);
                }
            }
            for (Object metric : list(directive.get("Metrics"), line)) {
                require(UNITS.contains(String.valueOf(((Map<?, ?>) metric).get("Unit"))), "a unit", line);
                require(isMetric(Events.at(line, String.valueOf(((Map<?, ?>) metric).get("Name")))), "a value", line);
            }
        }
    }

    private static boolean isMetric(@Nullable Object value) {
        return value instanceof Number
                || (value instanceof List<?> values
                        && !values.isEmpty()
                        && values.size() <= MOST_VALUES
                        && values.stream().allMatch(Number.class::isInstance));
    }

    private static List<?> list(@Nullable Object value, String line) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new AssertionError("a list is missing in " + line);
    }

    private static void require(boolean there, String what, String line) {
        if (!there) {
            throw new AssertionError("the log's line lacks " + what + ": " + line);
        }
    }
}
