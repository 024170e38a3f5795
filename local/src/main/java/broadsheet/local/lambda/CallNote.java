package broadsheet.local.lambda;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The line that a function logs of a call, in words. Here a person reads along: they are told what counted and what failed,
 * not of each call.
 */
final class CallNote {
    /** Said in another way, or of no use on one machine. */
    private static final Set<String> UNSAID = Set.of(
            "timestamp", "level", "AWSRequestId", "Stack", "Function", "durationMs", "edgeId", "ColdStarts", "_aws");

    private CallNote() {}

    /** The words; empty if there is nothing to tell. */
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
