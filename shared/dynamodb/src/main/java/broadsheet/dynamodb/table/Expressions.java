package broadsheet.dynamodb.table;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Names and values for DynamoDB expressions. DynamoDB reserves many plain words, so expressions write names with a
 * hash.
 */
public final class Expressions {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    private Expressions() {}

    /** The attribute names in expressions; null if there are none, because DynamoDB rejects an empty map. */
    public static @Nullable Map<String, String> names(String... expressions) {
        Map<String, String> names = new HashMap<>();
        for (String expression : expressions) {
            NAME.matcher(expression).results().forEach(found -> names.put(found.group(), found.group(1)));
        }
        return names.isEmpty() ? null : names;
    }

    /**
     * The values, each as a colon and its attribute's name; null if there are none, because DynamoDB rejects an empty
     * map.
     */
    public static @Nullable Map<String, AttributeValue> values(Item values) {
        Map<String, AttributeValue> named = new HashMap<>();
        values.attributes().forEach((name, value) -> named.put(":" + name, value));
        return named.isEmpty() ? null : named;
    }
}
