package broadsheet.authoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A list of attributes in braces, as Pandoc and kramdown have them: {@code {width=wide credit="A. Photographer"}}.
 *
 * @param values the values by name
 * @param others what is no name with a value: {@code .class}, {@code #id}
 */
record Attributes(Map<String, String> values, List<String> others) {
    static final Attributes NONE = new Attributes(Map.of(), List.of());

    /** The longest list, in characters. So a search for its end takes bounded time. */
    static final int LONGEST = 1_500;

    private static final Pattern PART = Pattern.compile(
            "\\s*+(?:(?<name>[A-Za-z][\\w-]{0,30}+)=(?:\"(?<double>[^\"]*+)\"|'(?<single>[^']*+)'|(?<bare>[^\\s\"'{}]++))"
                + "|(?<other>[.#:][\\w-]{0,60}+))\\s*+");

    Attributes {
        values = Map.copyOf(values);
        others = List.copyOf(others);
    }

    /**
     * Reads the text between the braces.
     *
     * @return empty if it has another form, so that it is text
     */
    static Optional<Attributes> of(String inside) {
        if (inside.length() > LONGEST) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        List<String> others = new ArrayList<>();
        Matcher part = PART.matcher(inside);
        int end = 0;
        while (end < inside.length()) {
            if (!part.region(end, inside.length()).lookingAt()) {
                return Optional.empty();
            }
            end = part.end();
            if (part.group("other") != null) {
                others.add(part.group("other"));
            } else {
                values.putIfAbsent(part.group("name"), value(part));
            }
        }
        return values.isEmpty() && others.isEmpty() ? Optional.empty() : Optional.of(new Attributes(values, others));
    }

    private static String value(Matcher part) {
        String quoted = part.group("double") == null ? part.group("single") : part.group("double");
        return (quoted == null ? part.group("bare") : quoted).strip();
    }

    /** The value of an attribute; empty if it is not there. */
    String value(String name) {
        return values.getOrDefault(name, "");
    }
}
