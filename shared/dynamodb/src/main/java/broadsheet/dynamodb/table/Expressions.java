package broadsheet.dynamodb.table;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What DynamoDB's expressions refer to. Many plain words are reserved there, so that names are written with a hash. */
public final class Expressions {
    private static final Pattern NAME = Pattern.compile("#(\\w+)");

    private Expressions() {}

    /** The names in expressions; null if there are none, since DynamoDB refuses an empty map. */
    public static @Nullable Map<String, String> names(String... expressions) {
        Map<String, String> names = new HashMap<>();
        for (String expression : expressions) {
            NAME.matcher(expression).results().forEach(found -> names.put(found.group(), found.group(1)));
        }
        return names.isEmpty() ? null : names;
    }

    /** The values, each under its attribute's name; null if there are none. */
    public static @Nullable Map<String, AttributeValue> values(Item values) {
        Map<String, AttributeValue> named = new HashMap<>();
        values.attributes().forEach((name, value) -> named.put(":" + name, value));
        return named.isEmpty() ? null : named;
    }
}
