package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fenced blocks that are charts. */
class ChartBlocksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Year, Tower, Gate~2023, 412, 1 411~2024, −3.5 %,",
                "Year;Tower;Gate~2023;412;1 411~2024;−3,5 %;–",
                "| Year | Tower | Gate |~|---|--:|--:|~| 2023 | 412 | 1 411 |~| 2024 | −3,5 % | |",
                "Year\tTower\tGate~\"2023\"\t412\t1 411~2024\t-3.5 %\tn/a"
            })
    void chartIsADrawingAndATableOfItsFiguresHoweverItsCellsAreParted(String table) {
        Document text = text("```chart~title: \"Ships\" by year~source: Harbour Office~type: line~~" + table + "~```");
        assertEquals(
                "“Ships” by year · Harbour Office",
                text.expectFirst("figure.chart > figcaption").text());
        assertEquals(List.of("Tower", "Gate"), text.select(".legend li").eachText());
        assertEquals(1, text.select("figure.chart > svg[role=img] > title").size());
        assertEquals(
                List.of("Year", "Tower", "Gate"),
                text.select("details thead th[scope=col]").eachText());
        assertEquals(List.of("2023", "2024"), text.select("tbody th[scope=row]").eachText());
        assertEquals("412", text.expectFirst("tbody td").text());
        assertTrue(text.expectFirst("desc").text().contains("Gate: 1 411 (2023) – 1 411 (2023)."), text::html);
    }

    @Test
    void figuresOfAChartAreNoPartOfTheTextsLength() {
        assertEquals(2, render("Two words.~~```chart~title: T~~a,b~c,1~```").words());
    }

    @Test
    void chartMayBeWide() {
        assertEquals(
                1,
                text(":::figure{width=wide}~```chart~title: T~~a,b~c,1~```~:::")
                        .select("figure.wide figure.chart svg")
                        .size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
        Text.~~```chart~title: T~colour: red~~a,b~c,1~``` | line 5: is none of the chart's lines type, title and source
        ```chart~type: pie~~a,b~c,1~```                   | line 1: the chart's type is bar or line; line 1: the chart has no title
        ```chart~title: T~a,b~c,1~```                     | line 3: is none of the chart's lines type, title and source; line 4: is none of the chart's lines type, title and source; line 1: the chart has no number: its table begins behind an empty line
        ```chart~title: T~~a,b~c,1,2~d,3~```              | line 5: has 3 cells, and the head of the chart 2
        ```chart~title: T~~a,b~c,one~d,3~```              | line 5: "one" is no number: write 1234.5, or nothing
        ```chart~title: T~~a;b~c;1,204~d;3~```            | line 5: "1,204" is thousands or thousandths: write it without the comma
        ```chart~title: T~~a~c~```                        | line 4: the chart has 1 to 4 columns of numbers, and not 0; line 1: the chart has no number: its table begins behind an empty line
        """)
    void malformedChartIsAnErrorWithItsLine(String markdown, String error) {
        assertEquals(
                error.strip(),
                assertThrows(ValidationException.class, () -> render(markdown.strip())).errors().stream()
                        .map(each -> each.at() + ": " + each.detail())
                        .collect(Collectors.joining("; ")));
    }

    @Property(tries = 500)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void arbitraryChartIsDrawnOrRefusedWithoutMarkup(@ForAll String name, @ForAll String cell) {
        try {
            Document text = text("```chart~title: <b onload=x>" + name + "~~" + name + ",<script>~" + cell + ",1~```");
            Statistics.collect("shown");
            assertEquals(0, text.select("script, b, [onload]").size(), text::html);
        } catch (ValidationException refused) {
            assertTrue(refused.errors().stream().allMatch(error -> error.at().startsWith("line ")), refused::toString);
            Statistics.collect("refused");
        }
        Statistics.coverage(coverage -> coverage.check("shown").percentage(percentage -> percentage > 5));
    }

    private static Document text(String markdown) {
        return Jsoup.parseBodyFragment(render(markdown).body().html());
    }

    private static SafeHtml render(String markdown) {
        return DocumentFixture.render(markdown.replace('~', '\n'));
    }
}
