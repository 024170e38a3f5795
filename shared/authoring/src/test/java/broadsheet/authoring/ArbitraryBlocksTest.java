package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.validation.ValidationException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Lines of blocks in any order. */
final class ArbitraryBlocksTest {
    @Property(tries = 300)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void arbitraryBlockContentIsReadOrRefused(@ForAll @From("lines") List<String> lines) {
        try {
            Document text = Jsoup.parseBodyFragment(
                    BlocksTest.render(String.join("\n", lines), _ -> {}).body().html());
            Statistics.collect("shown");
            assertEquals(
                    0,
                    text.select("[data-block], [data-part], [data-width], [data-credit]")
                            .size());
            assertEquals(0, text.select("p p, p div, p figure").size(), text::html);
        } catch (ValidationException refused) {
            assertTrue(refused.errors().stream().allMatch(error -> error.at().startsWith("line ")), refused::toString);
            Statistics.collect("refused");
        }
        Statistics.coverage(coverage -> coverage.check("shown").percentage(percentage -> percentage > 5));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of(
                        ":::",
                        "::::",
                        ":::aside",
                        "::::aside[T]",
                        ":::pullquote[W]",
                        ":::figure[C]{width=full}",
                        ":::gallery",
                        "![A](harbour.jpg){width=wide credit=\"C\"}",
                        "![B](tower.png)",
                        "![C](gone.jpg)",
                        "Text.",
                        "",
                        "- a",
                        "> b",
                        "| a |\n| - |",
                        "<div data-block=figure>",
                        "</div>",
                        "<figure>",
                        "[^a]",
                        "[^a]: Note.",
                        "## H",
                        "    code")
                .list()
                .ofMaxSize(14);
    }
}
