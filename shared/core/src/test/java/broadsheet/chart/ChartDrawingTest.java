package broadsheet.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.chart.Chart.Figure;
import broadsheet.chart.Chart.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a chart's drawing holds, and that it stays on its sheet. */
class ChartDrawingTest {
    private static final Pattern COORDINATE = Pattern.compile(" (?:x|x1|x2|cx|y|y1|y2|cy)=\"(-?[\\d.]+)\"");

    @Test
    void barsAreAsLongAsTheirNumbersAndSayThem() {
        String svg = ChartDrawing.svg(chart(Chart.Type.BAR, 100, 50));
        List<Double> widths = Pattern.compile("width=\"([\\d.]+)\" height=\"18\"")
                .matcher(svg)
                .results()
                .map(width -> Double.valueOf(width.group(1)))
                .toList();
        assertEquals(2, widths.getFirst() / widths.getLast(), 0.01);
        assertTrue(svg.contains(">100</text>") && svg.contains(">row 1</text>"), svg);
        assertTrue(
                svg.contains("<title>A &lt;b&gt; &amp; C</title><desc>Ships: 50 (row 1) – 100 (row 0).</desc>"), svg);
    }

    @Test
    void barsOfNegativeNumbersGoTheOtherWay() {
        String svg = ChartDrawing.svg(chart(Chart.Type.BAR, -10, 10));
        assertEquals(2, svg.split("class=\"s1\"", -1).length - 1);
        assertTrue(svg.contains("text-anchor=\"end\">-10</text>"), svg);
    }

    @Test
    void lineHasAGapWhereANumberIsMissing() {
        String svg = ChartDrawing.svg(chart(Chart.Type.LINE, 1, 2, Double.NaN, 3));
        assertEquals(2, svg.split("M", -1).length - 1, svg);
        assertEquals(1, svg.split("<circle", -1).length - 1, svg);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 412, 0|200|400|600",
        "398, 412, 395|400|405|410|415",
        "-3, 7, −5.0|−2.5|0.0|2.5|5.0|7.5",
        "0, 1, 0.00|0.25|0.50|0.75|1.00",
        "0, 40000, 0|10 000|20 000|30 000|40 000",
        "5, 5, 4|6|8|10"
    })
    void stepsOfAnAxisAreRoundAndIncludeAllNumbers(double least, double most, String steps) {
        Scale scale = Scale.of(DoubleStream.of(least, most), least == 0);
        assertEquals(
                steps,
                String.join("|", scale.steps().stream().map(scale::text).toList())
                        .replace('\u202F', ' '));
    }

    @Property(tries = 500)
    void chartStaysWithinItsSheetForAnyNumbers(
            @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = -1e15, max = 1e15) Double> numbers,
            @ForAll Chart.Type type) {
        String svg = ChartDrawing.svg(
                chart(type, numbers.stream().mapToDouble(Double::doubleValue).toArray()));
        assertFalse(svg.contains("NaN") || svg.contains("Infinity"), svg);
        COORDINATE.matcher(svg).results().forEach(found -> {
            double coordinate = Double.parseDouble(found.group(1));
            assertTrue(coordinate >= -12 && coordinate <= Math.max(650, 62 * numbers.size()), found.group() + svg);
        });
    }

    @Test
    void chartWithoutNumbersOrWithUnevenRowsIsNone() {
        assertThrows(IllegalArgumentException.class, () -> chart(Chart.Type.BAR, Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Chart(Chart.Type.BAR, "T", "", List.of("a", "b"), List.of(new Row("r", List.of()))));
    }

    private static Chart chart(Chart.Type type, double... numbers) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            rows.add(new Row(
                    "row " + i,
                    List.of(
                            Double.isNaN(numbers[i])
                                    ? Figure.NONE
                                    : new Figure(
                                            String.valueOf(Math.round(numbers[i])), OptionalDouble.of(numbers[i])))));
        }
        return new Chart(type, "A <b> & C", "", List.of("Year", "Ships"), rows);
    }
}
