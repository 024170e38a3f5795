package broadsheet.local.template;

import java.util.Map;
import java.util.Optional;

/**
 * The entries of a mapping that the local system understands. It has already rejected unknown keys.
 *
 * @param owner the name of the mapping in error messages
 * @param whole the mapping itself
 * @param values the values by key
 */
record Fields(String owner, Value whole, Map<String, Value> values) {
    Optional<Value> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    Value need(String key) {
        return find(key).orElseThrow(() -> whole.refuse(owner + " needs " + key));
    }

    String text(String key, String absent) {
        return find(key).map(Value::text).orElse(absent);
    }

    int integer(String key, int absent) {
        return find(key).map(Value::integer).orElse(absent);
    }

    boolean flag(String key) {
        return find(key).map(Value::flag).orElse(false);
    }
}
