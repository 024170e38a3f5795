package broadsheet.local.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns a function's structured log line into a short console line. It keeps only errors and calls that emitted a
 * metric, because a developer reads the console.
 */
final class CallNote {
    /** Fields to omit: the console line shows them in another form, or they are of no use on one machine. */
    private static final Set<String> UNSAID = Set.of(
            "timestamp", "level", "AWSRequestId", "Stack", "Function", "durationMs", "edgeId", "ColdStarts", "_aws");

    private CallNote() {}

    /** The console line; empty if the call is not worth showing. */
    static Optional<String> of(byte[] logged) {
        String text = new String(logged, StandardCharsets.UTF_8);
        try {
            JsonNode line = JsonMapper.shared().readTree(text);
            return line.isObject() ? told(line) : Optional.of(text);
        } catch (JacksonException otherwise) {
            return Optional.of(text);
        }
    }

    private static Optional<String> told(JsonNode line) {
        if (!counts(line) && !line.path("level").asString("").equals("ERROR")) {
            return Optional.empty();
        }
        var words = new StringJoiner(" ");
        words.add(line.path("timestamp").asString("").replaceFirst(".*T(\\d\\d:\\d\\d:\\d\\d).*", "$1"));
        words.add(line.path("Function").asString(""));
        words.add(line.path("durationMs").asInt(0) + " ms");
        line.properties().stream()
                .filter(member -> !UNSAID.contains(member.getKey()))
                .forEach(member -> words.add(member.getKey() + "="
                        + (member.getValue().isString()
                                ? member.getValue().asString()
                                : member.getValue().toString())));
        return Optional.of(words.toString());
    }

    private static boolean counts(JsonNode line) {
        return line.path("_aws")
                .path("CloudWatchMetrics")
                .valueStream()
                .flatMap(directive -> directive.path("Metrics").valueStream())
                .anyMatch(metric -> !metric.path("Name").asString("").equals("ColdStarts"));
    }
}
