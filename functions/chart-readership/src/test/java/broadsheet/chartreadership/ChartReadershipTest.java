package broadsheet.chartreadership;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleId;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.Stars;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class ChartReadershipTest {
    private static final String SLUG = "how-a-tide-table-knows";
    private static final ArticleId TIDE = ArticleIds.of(SLUG);

    private final SeededSite archive = SeededSite.filled();
    private final ChartReadership function = new ChartReadership(SeededSite.CLOCK);
    private final TestContext context = new TestContext();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("chart-readership").stream()
                .map(name -> dynamicTest(name, () -> {
                    Answer answer = Events.send(function, Events.read(name), context);
                    assertEquals(
                            name.replaceFirst("chart-readership/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals(
                            answer.status() == 200 ? "image/svg+xml" : "application/problem+json",
                            answer.header("content-type"));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void noReadersAreStatedInWordsWithoutBars() throws Exception {
        Document chart = chart();
        assertEquals("Nobody came in the last thirty days.", text(chart, "desc"));
        assertEquals(0, chart.getElementsByTagName("rect").getLength());
    }

    @Test
    void readersAndRatingsStandOnTheirDays() throws Exception {
        read(daysAgo(3), 40);
        read(daysAgo(0), 20);
        rate("one", 5, daysAgo(50));
        rate("two", 4, daysAgo(3));
        rate("three", 3, daysAgo(3));
        rate("four", 1, daysAgo(0));
        Document chart = chart();
        assertEquals(
                "29 Mar: 40 readers, 2 ratings; 1 Apr: 20 readers, 1 rating; all ratings together: 3.25 of 5.",
                text(chart, "desc"));
        List<Element> bars = elements(chart, "rect");
        assertEquals(
                List.of("140", "70", "90", "45"),
                bars.stream().map(bar -> bar.getAttribute("height")).toList());
        assertEquals(bars.get(0).getAttribute("x"), bars.get(2).getAttribute("x"));
        Element line = elements(chart, "polyline").getLast();
        assertEquals("average", line.getAttribute("class"));
        // 5, then (5 + 4 + 3) / 3, then 3.25: from the top of the scale downwards.
        String[] points = line.getAttribute("points").split(" ", -1);
        assertEquals(30, points.length);
        assertTrue(
                points[0].endsWith(",260") && points[26].endsWith(",283") && points[29].endsWith(",299"),
                line.getAttribute("points"));
    }

    @Test
    void aRatingThatWasTakenBackIsNotInIt() throws Exception {
        rate("one", 5, daysAgo(2));
        archive.ratings().remove(rating("one"), daysAgo(1));
        assertEquals("Nobody came in the last thirty days.", text(chart(), "desc"));
    }

    @Test
    void aTitleIsTextWhateverItHolds() throws Exception {
        archive.publishDocument(
                "a-title", "---\ntitle: \"<script>&amp;</script> \\\"x\\\"\"\nsection: science\n---\nText.");
        String event = Events.read("chart-readership/200-chart").replace(SLUG, "a-title");
        assertTrue(text(parse(Events.send(function, event, context)), "title").contains("<script>&amp;</script>"));
    }

    private static Instant daysAgo(int days) {
        return SeededSite.CLOCK.instant().minus(Duration.ofDays(days));
    }

    private void read(Instant when, int readers) {
        archive.readerTallies()
                .change(TIDE, before -> Optional.of(before.next(before.number() + readers, new byte[0], when)));
    }

    private void rate(String subject, int stars, Instant when) {
        archive.ratings().rate(rating(subject), new Stars(stars), when);
    }

    private static RatingRequest rating(String subject) {
        return RatingRequest.signedIn(TIDE, subject, Optional.empty());
    }

    private Document chart() throws Exception {
        return parse(Policy.of("ChartReadership")
                .during(() -> Events.send(function, Events.read("chart-readership/200-chart"), context)));
    }

    private static Document parse(Answer answer) throws Exception {
        return DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(Document chart, String name) {
        return elements(chart, name).getFirst().getTextContent();
    }

    private static List<Element> elements(Document chart, String name) {
        var found = chart.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
