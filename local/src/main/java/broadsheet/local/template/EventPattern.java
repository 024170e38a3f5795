package broadsheet.local.template;

import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A filter of an event source mapping, in EventBridge's pattern syntax.
 *
 * <p>The event must contain every field of the pattern, with one of the listed values. A value is a string, number,
 * boolean, null or {@code {"prefix": "..."}}. Reading a template rejects other comparisons.
 */
public final class EventPattern {
    private final JsonNode pattern;

    private EventPattern(JsonNode pattern) {
        this.pattern = pattern;
    }

    static EventPattern read(Value value) {
        try {
            JsonNode pattern = JsonMapper.shared().readTree(value.text());
            check(pattern, value);
            return new EventPattern(pattern);
        } catch (JacksonException e) {
            throw value.refuse("the pattern is not JSON: " + e.getOriginalMessage());
        }
    }

    /** Whether an event matches the filter. */
    public boolean matches(JsonNode event) {
        return matches(pattern, event);
    }

    private static boolean matches(JsonNode pattern, JsonNode event) {
        return pattern.properties().stream().allMatch(field -> {
            JsonNode wanted = field.getValue();
            JsonNode found = event.path(field.getKey());
            return wanted.isObject()
                    ? matches(wanted, found)
                    : wanted.valueStream().anyMatch(value -> is(value, found));
        });
    }

    private static boolean is(JsonNode wanted, JsonNode found) {
        return wanted.isObject()
                ? found.isString()
                        && found.asString().startsWith(wanted.path("prefix").asString())
                : wanted.equals(found);
    }

    private static void check(JsonNode pattern, Value value) {
        if (!pattern.isObject() || pattern.isEmpty()) {
            throw value.refuse("a pattern is an object with at least one field");
        }
        for (var field : pattern.properties()) {
            if (field.getValue().isArray()) {
                field.getValue().valueStream().forEach(comparison -> checkValue(comparison, value));
            } else {
                check(field.getValue(), value);
            }
        }
    }

    private static void checkValue(JsonNode comparison, Value value) {
        boolean prefix = comparison.isObject()
                && Set.copyOf(comparison.propertyNames()).equals(Set.of("prefix"))
                && comparison.path("prefix").isString();
        if (!comparison.isValueNode() && !prefix) {
            throw value.refuse("the pattern's comparison " + comparison + " is not played locally");
        }
    }
}
