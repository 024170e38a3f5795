package broadsheet.archive.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parameters of a template tag or a shortcode.
 *
 * @param named those with a name
 * @param unnamed the others, in their order
 */
record Parameters(Map<String, String> named, List<String> unnamed) {
    private static final Pattern PARAMETER = Pattern.compile(
            "(?:(?<name>[A-Za-z_][\\w-]*)\\s*(?:=|:(?!//))\\s*)?(?:\"(?<double>(?:\\\\.|[^\"\\\\])*)\"|'(?<single>[^']*)'|`(?<raw>[^`]*)`|(?<bare>[^\\s,\"'`|]+))");

    Parameters {
        named = Map.copyOf(named);
        unnamed = List.copyOf(unnamed);
    }

    static Parameters of(String text) {
        Map<String, String> named = new LinkedHashMap<>();
        List<String> unnamed = new ArrayList<>();
        Matcher found = PARAMETER.matcher(text);
        while (found.find()) {
            String value = first(found, "double", "single", "raw", "bare").replace("\\\"", "\"");
            if (found.group("name") == null) {
                unnamed.add(value);
            } else {
                named.put(found.group("name").toLowerCase(java.util.Locale.ROOT), value);
            }
        }
        return new Parameters(named, unnamed);
    }

    private static String first(Matcher found, String... groups) {
        for (String group : groups) {
            String text = found.group(group);
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    /** The first of these parameters that is there and not empty. */
    Optional<String> named(String... names) {
        for (String name : names) {
            String value = named.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The unnamed parameter at an index. */
    Optional<String> at(int index) {
        return index < unnamed.size() ? Optional.of(unnamed.get(index)) : Optional.empty();
    }
}
