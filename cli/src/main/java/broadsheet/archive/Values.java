package broadsheet.archive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a mapping in another system's file. A field of another type than the caller wants counts as absent,
 * because no system requires its users to write fields of a certain type.
 */
public final class Values {
    private static final Set<String> YES = Set.of("true", "yes", "on", "1");
    private static final Set<String> NO = Set.of("false", "no", "off", "0");

    private final Map<String, Object> fields = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();

    private Values() {}

    /** No fields. */
    public static Values none() {
        return new Values();
    }

    /**
     * The fields of a parsed mapping.
     *
     * @param parsed of strings, numbers, booleans, lists and mappings; no fields if it is no mapping
     */
    public static Values of(@Nullable Object parsed) {
        var values = new Values();
        if (parsed instanceof Map<?, ?> mapping) {
            mapping.forEach((name, value) -> {
                if (value != null) {
                    values.fields.put(String.valueOf(name), value);
                    if (!isEmpty(value)) {
                        values.unread.add(String.valueOf(name));
                    }
                }
            });
        }
        return values;
    }

    /** Whether a value says nothing: nobody misses it. */
    private static boolean isEmpty(Object value) {
        return value instanceof Collection<?> list
                ? list.isEmpty()
                : value instanceof Map<?, ?> mapping
                        ? mapping.isEmpty()
                        : value.toString().isBlank();
    }

    /** These fields, and those of the defaults that are not among them. */
    public Values or(Values defaults) {
        var values = new Values();
        values.fields.putAll(fields);
        values.unread.addAll(unread);
        defaults.fields.forEach(values.fields::putIfAbsent);
        return values;
    }

    /** The first of these fields that is a text and not empty. */
    public Optional<String> text(String... names) {
        Optional<String> found = Optional.empty();
        for (String name : names) {
            Optional<String> text = scalar(fields.get(name));
            if (text.isPresent()) {
                unread.remove(name);
            }
            found = found.or(() -> text);
        }
        return found;
    }

    /** The first of these fields that has texts: those of a list, or a single one. */
    public List<String> texts(String... names) {
        List<String> found = List.of();
        for (String name : names) {
            List<String> texts = listed(fields.get(name));
            if (!texts.isEmpty()) {
                unread.remove(name);
            }
            found = found.isEmpty() ? texts : found;
        }
        return found;
    }

    /** The mapping in a field; without fields if there is none. */
    public Values mapping(String name) {
        if (fields.get(name) instanceof Map<?, ?> mapping) {
            unread.remove(name);
            return of(mapping);
        }
        return none();
    }

    /** The mappings of a list, or of a single one. */
    public List<Values> mappings(String name) {
        Object value = fields.get(name);
        List<?> items = value instanceof List<?> list ? list : value instanceof Map<?, ?> ? List.of(value) : List.of();
        List<Values> mappings =
                items.stream().filter(Map.class::isInstance).map(Values::of).toList();
        if (!mappings.isEmpty()) {
            unread.remove(name);
        }
        return mappings;
    }

    /** Whether a field says yes. */
    public boolean isTrue(String name) {
        return word(name).filter(YES::contains).isPresent();
    }

    /** Whether a field says no. */
    public boolean isFalse(String name) {
        return word(name).filter(NO::contains).isPresent();
    }

    private Optional<String> word(String name) {
        return text(name).map(text -> text.toLowerCase(Locale.ROOT));
    }

    /** Whether the field is there. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** The names of all fields, in their order. */
    public Set<String> names() {
        return new LinkedHashSet<>(fields.keySet());
    }

    /** The names of the fields that nobody has read, in their order. */
    public List<String> unread() {
        return List.copyOf(unread);
    }

    /** Marks fields as read: they have no meaning outside of their system, and nobody misses them. */
    public void ignore(Set<String> names) {
        unread.removeAll(names);
    }

    private static Optional<String> scalar(@Nullable Object value) {
        return value == null || value instanceof Map<?, ?> || value instanceof List<?>
                ? Optional.empty()
                : Optional.of(value.toString().strip()).filter(text -> !text.isEmpty());
    }

    private static List<String> listed(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return scalar(value).stream().toList();
        }
        List<String> texts = new ArrayList<>();
        for (Object item : list) {
            scalar(item).ifPresent(texts::add);
        }
        return texts;
    }

    @Override
    public String toString() {
        return fields.keySet().stream().collect(Collectors.joining(", ", "[", "]"));
    }
}
