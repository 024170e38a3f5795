package broadsheet.chart;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * A chart: a table whose first column has names, and whose other columns are series of numbers.
 *
 * @param type how it is drawn
 * @param title what it shows
 * @param source where the figures are from; empty if the document does not say
 * @param names the head of each column
 * @param rows the rows, in the order of the table
 */
public record Chart(Type type, String title, String source, List<String> names, List<Row> rows) {
    /** The most series. More colours could not be told apart. */
    public static final int MAX_SERIES = 4;

    /** The most rows. */
    public static final int MAX_ROWS = 200;

    /** The most bars; a longer chart is a table. */
    public static final int MAX_BARS = 60;

    /** How a chart is drawn. */
    public enum Type {
        /** A group of bars for each row. */
        BAR,
        /** A line for each series. */
        LINE
    }

    /**
     * A number as the document writes it.
     *
     * @param text as readers see it; empty if there is none
     * @param value its value; empty if there is none
     */
    public record Figure(String text, OptionalDouble value) {
        /** No number. */
        public static final Figure NONE = new Figure("", OptionalDouble.empty());

        public Figure {
            requireNonNull(text, "text is null");
            requireNonNull(value, "value is null");
            if (value.isPresent() && !Double.isFinite(value.getAsDouble())) {
                throw new IllegalArgumentException("value is " + value);
            }
        }
    }

    /**
     * A row of the table.
     *
     * @param name what it is about
     * @param figures a number for each series
     */
    public record Row(String name, List<Figure> figures) {
        public Row {
            requireNonNull(name, "name is null");
            figures = List.copyOf(figures);
        }
    }

    public Chart {
        requireNonNull(type, "type is null");
        requireNonNull(source, "source is null");
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank");
        }
        names = List.copyOf(names);
        rows = List.copyOf(rows);
        int series = names.size() - 1;
        if (series < 1 || series > MAX_SERIES) {
            throw new IllegalArgumentException("series are " + series);
        }
        if (rows.isEmpty() || rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("rows are " + rows.size());
        }
        if (rows.stream().anyMatch(row -> row.figures().size() != series)) {
            throw new IllegalArgumentException("a row has not " + series + " figures");
        }
        if (rows.stream()
                .flatMap(row -> row.figures().stream())
                .allMatch(figure -> figure.value().isEmpty())) {
            throw new IllegalArgumentException("there is no number");
        }
    }

    /** The number of series. */
    int series() {
        return names.size() - 1;
    }

    /** All numbers. */
    Stream<Figure> figures() {
        return rows.stream()
                .flatMap(row -> row.figures().stream())
                .filter(figure -> figure.value().isPresent());
    }

    /** The numbers of a series, with the names of their rows. */
    private Stream<Row> of(int series) {
        return rows.stream()
                .filter(row -> row.figures().get(series).value().isPresent())
                .map(row -> new Row(row.name(), List.of(row.figures().get(series))));
    }

    /** The least and the greatest number of each series, in words of the table, for those who do not see the drawing. */
    String description() {
        StringBuilder description = new StringBuilder();
        for (int series = 0; series < series(); series++) {
            List<Row> rows = of(series)
                    .sorted((one, other) -> Double.compare(value(one), value(other)))
                    .toList();
            if (!rows.isEmpty()) {
                description
                        .append(description.isEmpty() ? "" : " ")
                        .append("%s: %s (%s) – %s (%s)."
                                .formatted(
                                        names.get(series + 1),
                                        rows.getFirst().figures().getFirst().text(),
                                        rows.getFirst().name(),
                                        rows.getLast().figures().getFirst().text(),
                                        rows.getLast().name()));
            }
        }
        return description.toString();
    }

    private static double value(Row row) {
        return row.figures().getFirst().value().orElseThrow();
    }
}
