package broadsheet.redirectpaths;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A record of CSV (RFC 4180) on a line of its own: no path and no URL has a line break. */
final class CsvLine {
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",]|^\\s|\\s$");

    private final String line;
    private int at;

    private CsvLine(String line) {
        this.line = line;
    }

    /** The fields, without the space around them; empty if quotation marks are not as they should be. */
    static Optional<List<String>> read(String line) {
        var reader = new CsvLine(line);
        List<String> fields = new ArrayList<>();
        do {
            Optional<String> field = reader.field();
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get().strip());
        } while (reader.isAt(',') && reader.at++ < line.length());
        return reader.at == line.length() ? Optional.of(fields) : Optional.empty();
    }

    /** Writes fields, quoted where they have to be. */
    static String write(List<String> fields) {
        return fields.stream()
                .map(text -> NEEDS_QUOTES.matcher(text).find() ? "\"" + text.replace("\"", "\"\"") + "\"" : text)
                .collect(Collectors.joining(","));
    }

    private Optional<String> field() {
        skipSpace();
        if (isAt('"')) {
            return quoted();
        }
        int comma = line.indexOf(',', at);
        String field = line.substring(at, comma < 0 ? line.length() : comma);
        at += field.length();
        return Optional.of(field).filter(text -> !text.contains("\""));
    }

    private Optional<String> quoted() {
        List<String> parts = new ArrayList<>();
        do {
            int end = line.indexOf('"', at + 1);
            if (end < 0) {
                return Optional.empty();
            }
            parts.add(line.substring(at + 1, end));
            at = end + 1;
        } while (isAt('"'));
        skipSpace();
        // A quotation mark within a field is written twice, so it parts the field in two.
        return Optional.of(String.join("\"", parts));
    }

    private void skipSpace() {
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
    }

    private boolean isAt(char sign) {
        return at < line.length() && line.charAt(at) == sign;
    }
}
