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
 * What every line that a function logs of a call must be: JSON in CloudWatch's embedded metric format, as its specification
 * and its schema have it, without anything of the person who called.
 */
final class CallLines {
    private static final Set<String> UNITS = Set.of("Count", "Milliseconds");
    private static final int MOST_VALUES = 100;
    private static final int MOST_DIMENSIONS = 9;

    /** What an event says of a person, whichever kind of event it is, stands under these. */
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

    private static final Pattern WITHIN = Pattern.compile("[\"\\n&=]|, |(?<=^\\S{7,39}) ");

    /** Shorter ones are found in anything. */
    private static final int TELLING = 6;

    private CallLines() {}

    /**
     * Holds what was logged of an event against it.
     *
     * @throws AssertionError if it may not be logged, or CloudWatch would not read it
     */
    static void check(String event, List<String> lines, List<String> texts) {
        List<String> said = new ArrayList<>();
        collect("", Events.at(event, ""), said);
        // What stands within: in a JSON body's or a form's fields, in a message of the views' queue.
        List<String> personal = said.stream()
                .flatMap(value -> Stream.concat(Stream.of(value), Arrays.stream(WITHIN.split(value, -1))))
                .toList();
        Stream.concat(lines.stream(), texts.stream())
                .forEach(logged -> personal.stream()
                        .filter(value -> isTelling(value) && logged.contains(value))
                        .forEach(value -> {
                            throw new AssertionError("\"" + value + "\" is in the log: " + logged);
                        }));
        lines.forEach(CallLines::checkFormat);
    }

    private static void collect(String name, @Nullable Object value, List<String> said) {
        switch (value) {
            // A string of a table's item is one level deeper: {"text": {"S": "..."}}.
            case Map<?, ?> map ->
                map.forEach((key, member) -> collect(key.equals("S") ? name : String.valueOf(key), member, said));
            case List<?> list -> list.forEach(element -> collect(name, element, said));
            case String text when PERSONAL.contains(name) -> said.add(text);
            case null, default -> {}
        }
    }

    /** Words in lower case are a slug, a tag's name or a field's, rather than a person's. */
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
