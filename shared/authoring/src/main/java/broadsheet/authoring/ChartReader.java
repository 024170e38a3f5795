package broadsheet.authoring;

import broadsheet.chart.Chart;
import broadsheet.chart.Chart.Figure;
import broadsheet.chart.Chart.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Parses the text of a fenced block {@code chart}: lines of {@code type}, {@code title} and {@code source}, an empty line, and a table with
 * a head, its cells parted by commas, semicolons, tabs or bars.
 */
final class ChartReader {
    /** The word behind the fence. */
    static final String INFO = "chart";

    private static final Set<String> FIELDS = Set.of("type", "title", "source");
    private static final int LONGEST_CELL = 100;
    private static final int LONGEST_TEXT = 300;
    private static final Pattern FIELD = Pattern.compile("([A-Za-z]{1,20}):\\s*+(.*)");
    private static final Pattern RULE = Pattern.compile("[|:\\-\\s]+");
    private static final Pattern MINUS = Pattern.compile("^[−–-]\\s*");
    private static final Pattern SPACES = Pattern.compile("(?<=\\d)[\\u0020\\u00A0\\u2009\\u202F'’_](?=\\d{3})");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,10})?\\s*+[%‰°€$£¥]?");

    /** Thousands in one language, and thousandths in another. */
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9]\\d{0,2},\\d{3}\\s*+[%‰°€$£¥]?");

    private static final Pattern NO_NUMBER = Pattern.compile("(?:[-–—]|n/?a|\\.{2,3}|…)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNIT = Pattern.compile("[%‰°€$£¥\\s]+$");

    /** What is wrong with a line of the block, from 1; 0 is the block itself. */
    record LineError(int line, String detail) {}

    private final List<LineError> errors = new ArrayList<>();
    private final Map<String, String> fields = new HashMap<>();

    private final UnaryOperator<String> typography;

    private ChartReader(UnaryOperator<String> typography) {
        this.typography = typography;
    }

    /** A chart, or what is wrong with it. */
    record Reading(Optional<Chart> chart, List<LineError> errors) {
        Reading {
            errors = List.copyOf(errors);
        }
    }

    /**
     * Parses a block.
     *
     * @param typography sets the title, the source and the names in the table
     */
    static Reading read(String text, UnaryOperator<String> typography) {
        var reader = new ChartReader(typography);
        Optional<Chart> chart = reader.chart(text.lines().toList());
        return new Reading(reader.errors.isEmpty() ? chart : Optional.empty(), reader.errors);
    }

    private Optional<Chart> chart(List<String> lines) {
        int line = 0;
        for (; line < lines.size() && !lines.get(line).isBlank(); line++) {
            field(line + 1, lines.get(line));
        }
        Optional<Chart.Type> type = Arrays.stream(Chart.Type.values())
                .filter(known -> known.name().toLowerCase(Locale.ROOT).equals(fields.getOrDefault("type", "bar")))
                .findFirst();
        if (type.isEmpty()) {
            errors.add(new LineError(0, "the chart's type is bar or line"));
        }
        String title = fields.getOrDefault("title", "");
        if (title.isBlank()) {
            errors.add(new LineError(0, "the chart has no title"));
        }
        Optional<String> head = Optional.empty();
        List<String> names = List.of();
        List<Row> rows = new ArrayList<>();
        for (; line < lines.size(); line++) {
            // A tab at the end parts a cell, too.
            String written = lines.get(line);
            if (written.isBlank() || RULE.matcher(written).matches()) {
                continue;
            }
            String separator = head.orElseGet(() -> separator(written));
            List<String> cells = cells(written, separator);
            if (cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
                errors.add(new LineError(line + 1, "has a cell of more than %d characters".formatted(LONGEST_CELL)));
            } else if (head.isEmpty()) {
                head = Optional.of(separator);
                names = cells.stream().map(typography).toList();
                head(line + 1, names);
            } else if (rows.size() < Chart.MAX_ROWS) {
                row(line + 1, cells, names.size(), rows);
            } else {
                errors.add(new LineError(line + 1, "the chart has more than %d rows".formatted(Chart.MAX_ROWS)));
                break;
            }
        }
        if (rows.stream()
                .flatMap(row -> row.figures().stream())
                .allMatch(figure -> figure.value().isEmpty())) {
            errors.add(new LineError(0, "the chart has no number: its table begins behind an empty line"));
        }
        if (type.filter(Chart.Type.BAR::equals).isPresent() && rows.size() * (names.size() - 1) > Chart.MAX_BARS) {
            errors.add(new LineError(0, "the chart has more than %d bars".formatted(Chart.MAX_BARS)));
        }
        return errors.isEmpty()
                ? Optional.of(new Chart(
                        type.orElseThrow(),
                        typography.apply(title),
                        typography.apply(fields.getOrDefault("source", "")),
                        names,
                        rows))
                : Optional.empty();
    }

    private void field(int line, String written) {
        var field = FIELD.matcher(written.strip());
        String name = field.matches() ? field.group(1).toLowerCase(Locale.ROOT) : "";
        if (!FIELDS.contains(name)) {
            errors.add(new LineError(line, "is none of the chart's lines type, title and source"));
        } else if (field.group(2).length() > LONGEST_TEXT) {
            errors.add(new LineError(line, "has more than %d characters".formatted(LONGEST_TEXT)));
        } else {
            fields.put(name, unquoted(field.group(2).strip()));
        }
    }

    private void head(int line, List<String> names) {
        int series = names.size() - 1;
        if (series < 1 || series > Chart.MAX_SERIES) {
            errors.add(new LineError(
                    line, "the chart has 1 to %d columns of numbers, and not %d".formatted(Chart.MAX_SERIES, series)));
        }
    }

    private void row(int line, List<String> cells, int columns, List<Row> rows) {
        if (cells.size() != columns) {
            errors.add(
                    new LineError(line, "has %d cells, and the head of the chart %d".formatted(cells.size(), columns)));
            return;
        }
        List<Figure> figures = new ArrayList<>();
        for (String cell : cells.subList(1, columns)) {
            figures.add(figure(line, cell));
        }
        rows.add(new Row(typography.apply(cells.getFirst()), figures));
    }

    private Figure figure(int line, String cell) {
        if (NO_NUMBER.matcher(cell).matches()) {
            return Figure.NONE;
        }
        String plain = SPACES.matcher(MINUS.matcher(cell).replaceFirst("-")).replaceAll("");
        if (AMBIGUOUS.matcher(plain).matches()) {
            errors.add(new LineError(line, "\"" + cell + "\" is thousands or thousandths: write it without the comma"));
            return Figure.NONE;
        }
        String number = plain.indexOf(',') >= 0 && plain.indexOf('.') < 0 ? plain.replace(',', '.') : plain;
        if (!NUMBER.matcher(number).matches()) {
            errors.add(new LineError(line, "\"" + cell + "\" is no number: write 1234.5, or nothing"));
            return Figure.NONE;
        }
        return new Figure(
                cell, OptionalDouble.of(Double.parseDouble(UNIT.matcher(number).replaceAll(""))));
    }

    /** What parts the cells of the head. */
    private static String separator(String head) {
        return List.of("|", "\t", ";", ",").stream()
                .filter(head::contains)
                .findFirst()
                .orElse(",");
    }

    private static List<String> cells(String written, String separator) {
        String line = separator.equals("|") ? written.strip() : written;
        String inside = separator.equals("|") && line.startsWith("|") ? line.substring(1) : line;
        if (separator.equals("|") && inside.endsWith("|")) {
            inside = inside.substring(0, inside.length() - 1);
        }
        List<String> cells = new ArrayList<>();
        int from = 0;
        boolean isQuoted = false;
        for (int at = 0; at <= inside.length(); at++) {
            boolean isEnd = at == inside.length();
            if (!isEnd && inside.charAt(at) == '"') {
                isQuoted = !isQuoted;
            } else if (isEnd || (!isQuoted && inside.charAt(at) == separator.charAt(0))) {
                cells.add(unquoted(inside.substring(from, at).strip()));
                from = at + 1;
            }
        }
        return cells;
    }

    private static String unquoted(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
