package broadsheet.authoring;

import broadsheet.chart.Chart;
import broadsheet.chart.ChartDrawing;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The charts in a sanitised text: code of the language {@code chart} becomes a drawing, and its figures a table. */
final class ChartBlocks {
    /** What {@code pre} a chart is. */
    static final String CODE = "pre > code.language-" + ChartReader.INFO;

    private ChartBlocks() {}

    /**
     * Draws the charts. A text in which one is malformed is refused before.
     *
     * @param typography sets the titles, the sources and the names in the tables
     */
    static void set(Element body, UnaryOperator<String> typography) {
        for (Element code : body.select(CODE)) {
            Element block = code.parent();
            if (block != null && block.childrenSize() == 1) {
                ChartReader.read(code.wholeText(), typography)
                        .chart()
                        .ifPresent(chart -> block.replaceWith(figure(chart)));
            }
        }
    }

    private static Element figure(Chart chart) {
        Element figure = new Element("figure").addClass("chart");
        Element caption = figure.appendElement("figcaption");
        caption.appendElement("strong").text(chart.title());
        if (!chart.source().isBlank()) {
            caption.appendText(" · ");
            caption.appendElement("small").addClass("credit").text(chart.source());
        }
        List<String> series = chart.names().subList(1, chart.names().size());
        if (series.size() > 1) {
            Element legend = figure.appendElement("ul").addClass("legend");
            for (int i = 0; i < series.size(); i++) {
                legend.appendElement("li").addClass("s" + (i + 1)).text(series.get(i));
            }
        }
        figure.appendChildren(Parser.xmlParser().parseFragmentInput(ChartDrawing.svg(chart), figure, ""));
        Element details = figure.appendElement("details");
        // Pages write the words, by its spelling: PageMetadata.
        details.appendElement("summary").addClass("figures");
        table(details.appendElement("table"), chart);
        return figure;
    }

    private static void table(Element table, Chart chart) {
        Element head = table.appendElement("thead").appendElement("tr");
        chart.names()
                .forEach(name -> head.appendElement("th").attr("scope", "col").text(name));
        Element rows = table.appendElement("tbody");
        for (Chart.Row row : chart.rows()) {
            Element line = rows.appendElement("tr");
            line.appendElement("th").attr("scope", "row").text(row.name());
            row.figures()
                    .forEach(figure ->
                            line.appendElement("td").attr("align", "right").text(figure.text()));
        }
    }
}
