package broadsheet.local.template;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A filter of an event source mapping, in EventBridge's pattern syntax.
 *
 * <p>The event must contain every field of the pattern, with one of the listed values. A value is a string, number,
 * boolean, null, {@code {"prefix": "..."}}, or {@code {"exists": true}} or its opposite, which look at a leaf. Reading a template rejects other comparisons.
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
        if (wanted.has("exists")) {
            return wanted.path("exists").asBoolean() == found.isValueNode();
        }
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
        boolean known = comparison.isObject()
                && comparison.size() == 1
                && (comparison.path("prefix").isString()
                        || comparison.path("exists").isBoolean());
        if (!comparison.isValueNode() && !known) {
            throw value.refuse("the pattern's comparison " + comparison + " is not played locally");
        }
    }
}
