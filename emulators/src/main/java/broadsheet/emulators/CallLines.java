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

    /** What an event says of a person, whichever kind of event it is: an object's member and its value. */
    private static final Pattern PERSONAL = Pattern.compile(
            "\"(x-forwarded-for|x-viewer-address|user-agent|userAgent"
                + "|sourceIp|authorization|cookie|referer|idempotency-key|rawQueryString|rawPath|sub|email|name|given_name"
                + "|preferred_username|text|body|code|state)\"\\s*:\\s*(?:\\{\\s*\"S\"\\s*:\\s*)?\"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern COOKIE = Pattern.compile("\"(__Host-[a-z]+=[^\"]*)\"");

    /** Shorter ones are found in anything. */
    private static final int TELLING = 6;

    /** So are shorter parts of a text; no address is shorter. */
    private static final int PHRASE = 7;

    private CallLines() {}

    /**
     * Holds what was logged of an event against it.
     *
     * @throws AssertionError if it may not be logged, or CloudWatch would not read it
     */
    static void check(String event, List<String> lines, List<String> texts) {
        List<String> personal = new ArrayList<>();
        PERSONAL.matcher(event).results().map(found -> found.group(2)).forEach(personal::add);
        COOKIE.matcher(event).results().map(found -> found.group(1)).forEach(personal::add);
        // What stands within: in a JSON body's or a form's fields, in a message of the views' queue.
        personal.stream()
                .flatMap(value -> Arrays.stream(value.split("\\\\[\"n]|[&=]|(?<=^\\S{7,39}) ", -1)))
                .filter(part -> part.length() >= PHRASE)
                .toList()
                .forEach(personal::add);
        Stream.concat(lines.stream(), texts.stream())
                .forEach(logged -> personal.stream()
                        .filter(value -> value.length() >= TELLING && logged.contains(value))
                        .forEach(value -> {
                            throw new AssertionError("\"" + value + "\" is in the log: " + logged);
                        }));
        lines.forEach(CallLines::checkFormat);
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
                require(isMetric(Events.at(line, (String) ((Map<?, ?>) metric).get("Name"))), "a value", line);
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
