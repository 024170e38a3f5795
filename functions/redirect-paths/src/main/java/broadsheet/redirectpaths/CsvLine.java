package broadsheet.redirectpaths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A record of CSV (RFC 4180) on a line of its own: no path and no URL has a line break. */
final class CsvLine {
    /** A field, quoted or not, with the comma or the end behind it. */
    private static final Pattern FIELD = Pattern.compile("\\s*+(?:\"((?:[^\"]|\"\")*+)\"\\s*+|([^\",]*+))(,|$)");

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",]|^\\s|\\s$");

    private CsvLine() {}

    /** The fields, without the space around them; empty if quotation marks are not as they should be. */
    static Optional<List<String>> read(String line) {
        List<String> fields = new ArrayList<>();
        Matcher field = FIELD.matcher(line);
        int at = 0;
        while (field.find(at) && field.start() == at) {
            fields.add(
                    field.group(1) == null
                            ? field.group(2).strip()
                            : field.group(1).replace("\"\"", "\"").strip());
            if (field.group(3).isEmpty()) {
                return Optional.of(fields);
            }
            at = field.end();
        }
        return Optional.empty();
    }

    static String write(List<String> fields) {
        return fields.stream()
                .map(text -> NEEDS_QUOTES.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text)
                .collect(Collectors.joining(","));
    }
}
