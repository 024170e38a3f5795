package broadsheet.chart;

import broadsheet.chart.Chart.Figure;
import broadsheet.chart.Chart.Row;
import java.util.List;

/**
 * A chart as SVG. Colours, faces and sizes are those of the page's stylesheet, by classes: {@code s1} to {@code s4} for the series. Words
 * are 14 units tall on wide screens and 22 on narrow ones, where the drawing shrinks.
 */
public final class ChartDrawing {
    private static final int WIDTH = 640;

    /** The room for a line of the tallest words. */
    private static final int LINE = 26;

    private static final int BAR = 18;
    private static final int GAP = 16;

    /** About the width of a letter of the tallest words. */
    private static final double LETTER = 12;

    private static final int LINES_HEIGHT = 340;
    private static final int MOST_LABELS = 6;

    private ChartDrawing() {}

    /** Draws a chart. The result is safe in a page. */
    public static String svg(Chart chart) {
        return switch (chart.type()) {
            case BAR -> bars(chart);
            case LINE -> lines(chart);
        };
    }

    /** Bars lie, so that names of any length have a line of their own. */
    private static String bars(Chart chart) {
        Scale scale = scale(chart);
        int group = LINE + chart.series() * (BAR + 2) + GAP;
        int height = chart.rows().size() * group - GAP + 4;
        int longest =
                chart.figures().mapToInt(figure -> figure.text().length()).max().orElse(0);
        double room = Math.min(WIDTH / 2.0, longest * LETTER + 8);
        double left = scale.low() < 0 ? room : 0;
        double width = WIDTH - room - left;
        double zero = left + scale.place(0) * width;
        var svg = new Svg(WIDTH, height, chart.title(), chart.description());
        double y = 0;
        for (Row row : chart.rows()) {
            svg.words(row.name(), 0, y + LINE - 8, "start");
            y += LINE;
            double top = y;
            for (int series = 0; series < chart.series(); series++) {
                Figure figure = row.figures().get(series);
                if (figure.value().isPresent()) {
                    double value = figure.value().getAsDouble();
                    double end = left + scale.place(value) * width;
                    svg.rectangle("s" + (series + 1), Math.min(zero, end), y, Math.max(1, Math.abs(end - zero)), BAR);
                    svg.words(figure.text(), value < 0 ? end - 6 : end + 6, y + BAR - 4, value < 0 ? "end" : "start");
                }
                y += BAR + 2;
            }
            svg.line("axis", zero, top, zero, y - 2);
            y += GAP;
        }
        return svg.end();
    }

    private static String lines(Chart chart) {
        Scale scale = scale(chart);
        List<Double> steps = scale.steps();
        double left =
                steps.stream().mapToInt(step -> scale.text(step).length()).max().orElse(0) * LETTER + 10;
        double top = 14;
        double bottom = LINES_HEIGHT - LINE - 8;
        double right = WIDTH - 8;
        var svg = new Svg(WIDTH, LINES_HEIGHT, chart.title(), chart.description());
        for (double step : steps) {
            double y = bottom - scale.place(step) * (bottom - top);
            svg.line(step == 0 ? "axis" : "grid", left, y, right, y).words(scale.text(step), left - 8, y + 5, "end");
        }
        int rows = chart.rows().size();
        double across = rows == 1 ? 0 : (right - left) / (rows - 1);
        names(chart, svg, left, across);
        for (int series = 0; series < chart.series(); series++) {
            var points = new StringBuilder();
            boolean isDown = false;
            for (int row = 0; row < rows; row++) {
                Figure figure = chart.rows().get(row).figures().get(series);
                if (figure.value().isEmpty()) {
                    isDown = false;
                    continue;
                }
                double x = left + row * across;
                double y = bottom - scale.place(figure.value().getAsDouble()) * (bottom - top);
                points.append(isDown ? "L" : "M")
                        .append(Svg.number(x))
                        .append(' ')
                        .append(Svg.number(y));
                if (!isDown && isAlone(chart, row, series)) {
                    svg.dot("s" + (series + 1), x, y);
                }
                isDown = true;
            }
            svg.path("s" + (series + 1), points.toString());
        }
        return svg.end();
    }

    /** Whether a number has no neighbour to which a line could lead. */
    private static boolean isAlone(Chart chart, int row, int series) {
        return row + 1 == chart.rows().size()
                || chart.rows().get(row + 1).figures().get(series).value().isEmpty();
    }

    /** The names of rows below the lines, so many as have room. The first and the last are among them. */
    private static void names(Chart chart, Svg svg, double left, double across) {
        int rows = chart.rows().size();
        int longest =
                chart.rows().stream().mapToInt(row -> row.name().length()).max().orElse(1);
        double room = (longest + 2) * LETTER;
        int most = (int) Math.clamp(Math.floor((WIDTH - left) / room), 2, MOST_LABELS);
        int every = Math.max(1, (int) Math.ceil((rows - 1) / (double) (most - 1)));
        for (int row = 0; row < rows; row++) {
            boolean isLast = row == rows - 1;
            // The last name has its room, too.
            if (isLast || (row % every == 0 && rows - 1 - row >= every)) {
                svg.words(
                        chart.rows().get(row).name(),
                        left + row * across,
                        LINES_HEIGHT - 8,
                        row == 0 ? "start" : isLast ? "end" : "middle");
            }
        }
    }

    private static Scale scale(Chart chart) {
        return Scale.of(
                chart.figures().mapToDouble(figure -> figure.value().orElseThrow()),
                chart.type() == Chart.Type.BAR || isNearZero(chart));
    }

    /** A line need not begin at zero; but if zero is near, it does. */
    private static boolean isNearZero(Chart chart) {
        var all = chart.figures()
                .mapToDouble(figure -> figure.value().orElseThrow())
                .summaryStatistics();
        return all.getMin() >= 0 && all.getMin() <= all.getMax() / 2;
    }
}
