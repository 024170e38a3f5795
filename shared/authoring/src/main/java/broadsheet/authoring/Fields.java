package broadsheet.authoring;

import broadsheet.validation.FieldErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The fields of one YAML mapping. An invalid field is reported as an error and reads as absent, so that one response
 * lists all errors. The YAML is parsed to nodes only, so its tags can never instantiate objects.
 */
final class Fields {
    /**
     * Characters that neither HTML nor XML allows: control characters and unpaired surrogates, which YAML escapes can
     * produce.
     */
    private static final Pattern UNSHOWABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\x{FFFE}\\x{FFFF}&&[^\\t\\n\\r]]");

    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern DIGITS = Pattern.compile("\\d{1,9}");

    private final String path;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<String> unread = new LinkedHashSet<>();
    private final FieldErrors errors;

    private Fields(String path, FieldErrors errors) {
        this.path = path;
        this.errors = errors;
    }

    /**
     * Parses a YAML document.
     *
     * @param firstLine the line number of the YAML's first line in the whole document
     * @throws broadsheet.validation.ValidationException if the text is not YAML or not a mapping, in which case no fields can be checked
     */
    static Fields read(String yaml, int firstLine, FieldErrors errors) {
        var fields = new Fields("", errors);
        Yaml.mapping(yaml, firstLine).ifPresent(fields::fill);
        return fields;
    }

    private Fields fill(MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            if (nodes.put(name, tuple.getValueNode()) != null) {
                errors.add(path + name, "is there twice");
            }
            unread.add(name);
        }
        return this;
    }

    /** The text of the first field that is present and not empty. White space is collapsed to single spaces. */
    Optional<String> text(int maxLength, String... names) {
        for (String name : names) {
            Optional<String> value = scalar(name);
            if (value.isPresent()) {
                return readRest(names, limited(path + name, value.get(), maxLength));
            }
        }
        return Optional.empty();
    }

    /** A text of several lines; the white space at its ends is cut. */
    Optional<String> lines(int maxLength, String name) {
        Node node = take(name);
        return node instanceof ScalarNode scalar && scalarOf(node, path + name).isPresent()
                ? limited(path + name, scalar.getValue().strip(), maxLength)
                : scalar(name);
    }

    /** Marks all alternative names of a field as read, although only the first present one counts. */
    private Optional<String> readRest(String[] names, Optional<String> value) {
        for (String name : names) {
            unread.remove(name);
        }
        return value;
    }

    private Optional<String> limited(String at, String value, int maxLength) {
        if (value.length() > maxLength) {
            errors.add(at, "has %,d characters; at most %,d are allowed".formatted(value.length(), maxLength));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** A required text. */
    Optional<String> required(int maxLength, String... names) {
        int before = errors.count();
        Optional<String> value = text(maxLength, names);
        if (value.isEmpty() && errors.count() == before) {
            errors.add(path + names[0], "is missing");
        }
        return value;
    }

    boolean flag(String name) {
        return flag(name, false);
    }

    /** A boolean field; the default if it is absent or invalid. */
    boolean flag(String name, boolean otherwise) {
        return scalar(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> {
                        errors.add(path + name, "is \"" + value + "\", not true or false");
                        yield otherwise;
                    }
                })
                .orElse(otherwise);
    }

    /** A field with one of these words; the first word if it is absent or invalid. */
    String choice(String name, String... words) {
        String value = scalar(name).orElse(words[0]);
        if (!List.of(words).contains(value)) {
            errors.add(path + name, "is \"" + value + "\", not " + String.join(" or ", words));
            return words[0];
        }
        return value;
    }

    /** A whole number from 1 to the maximum; empty if it is absent or invalid. */
    OptionalInt number(String name, int most) {
        Optional<String> value = scalar(name);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = DIGITS.matcher(value.get()).matches() ? Integer.parseInt(value.get()) : 0;
        if (number < 1 || number > most) {
            errors.add(path + name, "is \"" + value.get() + "\", not a number from 1 to %,d".formatted(most));
            return OptionalInt.empty();
        }
        return OptionalInt.of(number);
    }

    /** The fields of an optional mapping. Any other type of value is an error. */
    Optional<Fields> onlyMapping(String name) {
        Node node = take(name);
        if (node != null && !isNull(node) && !(node instanceof MappingNode)) {
            errors.add(path + name, "is no list of \"key: value\" lines");
        }
        return mapping(name);
    }

    /** The texts of the first field that is present: a list, or a single text. */
    List<Located> texts(int maxItems, int maxLength, String... names) {
        for (String name : names) {
            Node node = take(name);
            List<Node> items = node instanceof SequenceNode list ? list.getValue() : listOf(node);
            List<Located> texts = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                String at = path + name + (node instanceof SequenceNode ? "[" + i + "]" : "");
                scalarOf(items.get(i), at)
                        .flatMap(text -> limited(at, text, maxLength))
                        .ifPresent(text -> texts.add(new Located(at, text)));
            }
            if (texts.size() > maxItems) {
                errors.add(path + name, "has " + texts.size() + " entries; at most " + maxItems + " are allowed");
                return List.of();
            }
            if (!texts.isEmpty()) {
                readRest(names, Optional.empty());
                return texts;
            }
        }
        return List.of();
    }

    /**
     * A list of mappings, each converted by the reader. Entries for which the reader returns empty are omitted; it has
     * reported their errors.
     */
    <T> List<T> mappings(int maxItems, String name, BiFunction<String, Fields, Optional<T>> reader) {
        Node node = take(name);
        if (node == null || isNull(node)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            errors.add(path + name, "is no list");
            return List.of();
        }
        if (list.getValue().size() > maxItems) {
            errors.add(path + name, "has " + list.getValue().size() + " entries; at most " + maxItems + " are allowed");
            return List.of();
        }
        List<T> found = new ArrayList<>();
        for (int i = 0; i < list.getValue().size(); i++) {
            String at = path + name + "[" + i + "]";
            if (list.getValue().get(i) instanceof MappingNode mapping) {
                reader.apply(at, new Fields(at + ".", errors).fill(mapping)).ifPresent(found::add);
            } else {
                errors.add(at, "is no list of \"key: value\" lines");
            }
        }
        return found;
    }

    /** The fields of a mapping; empty for any other type of value, which the caller may then read. */
    Optional<Fields> mapping(String name) {
        return take(name) instanceof MappingNode mapping
                ? Optional.of(new Fields(path + name + ".", errors).fill(mapping))
                : Optional.empty();
    }

    /** The number of entries in a list, including invalid ones. */
    int entries(String name) {
        return take(name) instanceof SequenceNode list ? list.getValue().size() : 0;
    }

    /** The names of fields that no caller has read, in order. */
    List<String> unread() {
        return List.copyOf(unread);
    }

    private Optional<String> scalar(String name) {
        Node node = take(name);
        return node == null ? Optional.empty() : scalarOf(node, path + name);
    }

    private Optional<String> scalarOf(Node node, String at) {
        if (isNull(node)) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar) {
            if (UNSHOWABLE.matcher(scalar.getValue()).find()) {
                errors.add(at, "has a character that cannot be shown");
                return Optional.empty();
            }
            return Optional.of(SPACES.matcher(scalar.getValue().strip()).replaceAll(" "))
                    .filter(text -> !text.isEmpty());
        }
        errors.add(at, "is no text");
        return Optional.empty();
    }

    private static List<Node> listOf(@Nullable Node node) {
        return node == null || isNull(node) ? List.of() : List.of(node);
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private @Nullable Node take(String name) {
        unread.remove(name);
        return nodes.get(name);
    }

    /**
     * A text with its location.
     *
     * @param at the location, for error messages
     * @param text the text
     */
    record Located(String at, String text) {}
}
