package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How little a reader has to fetch, compressed as the CDN would at worst (gzip -6; Brotli takes less), in bytes. */
class WeightTest {
    private static final int ARTICLE = 35_000;
    private static final int SCRIPTS = 5_000;
    private static final int LIVE_SCRIPTS = 7_200;
    private static final int ACTS = 2_000;
    private static final String LONG = "/articles/acceptance-long";

    private final Publication publication = Publication.get();

    @Test
    void anArticleOfFifteenHundredWordsAndTwentySourcesIsLight() {
        publication.publish("acceptance-long", longArticle());
        Document page = Jsoup.parse(
                publication.await(LONG, answer -> answer.statusCode() == 200).body(),
                publication.site().resolve(LONG).toString());
        assertEquals(20, page.select(".sources li").size());
        assertTrue(page.expectFirst(".text").text().split(" ", -1).length >= 1_500);
        Weight weight = Weight.of(publication, page);
        System.out.println("An article of 1,500 words and 20 sources: " + weight + ", together " + weight.all());
        assertTrue(weight.all() < ARTICLE, weight::toString);
        assertTrue(weight.scripts() < SCRIPTS, weight::toString);
    }

    @Test
    void fiftyCommentsAreLightAndMoveNothing() {
        String article = "/articles/acceptance-talked-about";
        publication.publish("acceptance-talked-about", longArticle());
        publication.await(article, answer -> answer.statusCode() == 200);
        List<String> texts = comments();
        for (int i = 0; i < 50; i++) {
            Comments.post(article, "Reader no. " + i % 5, texts.get(i));
        }
        publication.settle();
        Document page = Jsoup.parse(
                publication.get(article).body(),
                publication.site().resolve(article).toString());
        assertEquals(50, page.select(".comment").size());
        Weight weight = Weight.of(publication, page);
        System.out.println("With 50 comments of %d characters on average: %s, together %d"
                .formatted(texts.stream().mapToInt(String::length).sum() / texts.size(), weight, weight.all()));
        assertTrue(weight.all() < Weight.MOST, weight::toString);
        nothingMovesWhileAPageIsLoadedAndScrolled(article);
    }

    @Test
    void rarelyUsedScriptsAreLoadedOnDemandAndSmall() {
        String article = "/articles/open-weights-changed-the-race";
        Document page = Jsoup.parse(
                publication.await(article, answer -> answer.statusCode() == 200).body());
        String acts = page.expectFirst("[data-acts]").attr("data-acts");
        assertEquals(List.of(), page.select("script[src='" + acts + "'], link[href='" + acts + "']"));
        int size = Weight.compressed(publication.get(acts).body());
        assertTrue(size < ACTS, acts + ": " + size);
    }

    @Test
    void noPageIsHeavy() {
        Map<String, Integer> heavy = new TreeMap<>();
        Weight heaviest = new Weight(0, 0, 0);
        for (Map.Entry<String, Document> page : Crawl.get().pages().entrySet()) {
            Weight weight = Weight.of(publication, page.getValue());
            if (weight.all() >= Weight.MOST) {
                heavy.put(page.getKey(), weight.all());
            }
            heaviest = weight.all() > heaviest.all() ? weight : heaviest;
        }
        System.out.println("The heaviest of all pages: " + heaviest + ", together " + heaviest.all());
        assertEquals(Map.of(), heavy);
    }

    @Test
    void aLivePageIsLightAndSoIsItsScript() {
        String path = "/live/" + Newsdesk.COVERED;
        publication.settle();
        Document page = Jsoup.parse(
                publication.get(path).body(), publication.site().resolve(path).toString());
        assertTrue(page.select(".update").size() > 20);
        Weight weight = Weight.of(publication, page);
        System.out.println("A live page of %d updates: %s, together %d"
                .formatted(page.select(".update").size(), weight, weight.all()));
        assertTrue(weight.all() < Weight.MOST, weight::toString);
        assertTrue(weight.scripts() < LIVE_SCRIPTS, weight::toString);
    }

    /** Fonts and icons are apart: caches keep them for a year. Beside it an article fetches its numbers and its section's fragment, other pages the fragment and the stylesheet of listings, a live page its script and that of embeds. */
    @ParameterizedTest
    @CsvSource({
        "/, 4",
        "/sections/ai-research/, 4",
        "/articles/open-weights-changed-the-race, 4",
        "/live/acceptance-covered, 4"
    })
    void aPageNeedsAStylesheetAScriptAndOneOrTwoThingsMore(String path, int most) {
        publication.await(path, answer -> answer.statusCode() == 200);
        Chromium.visit(Screen.of(1440), page -> {
            List<Request> requests = new ArrayList<>();
            page.onRequest(requests::add);
            page.navigate(path);
            page.evaluate("() => scrollTo(0, document.body.scrollHeight)");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            List<String> others = requests.stream()
                    .filter(request -> !Set.of("document", "image", "ping", "font", "manifest")
                            .contains(request.resourceType()))
                    .map(Request::url)
                    .filter(url -> !url.contains("/assets/icon."))
                    .toList();
            assertTrue(others.size() <= most, others::toString);
            assertTrue(others.stream().anyMatch(url -> url.endsWith(".css")), others::toString);
            String site = publication.site().resolve("/").toString();
            assertTrue(
                    requests.stream()
                            .map(Request::url)
                            .allMatch(url -> url.startsWith(site) || url.startsWith("data:")),
                    () -> requests.stream().map(Request::url).toList().toString());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sections/ai-research/",
                "/articles/open-weights-changed-the-race",
                "/live/acceptance-covered"
            })
    void nothingMovesWhileAPageIsLoadedAndScrolled(String path) {
        publication.await(path, answer -> answer.statusCode() == 200);
        for (int width : new int[] {360, 1440}) {
            Chromium.visit(Screen.of(width), page -> {
                page.addInitScript("""
                    globalThis.shifts = [];
                    new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value
                      + ' ' + entry.sources.map(source => source.node?.outerHTML?.slice(0, 100)))))
                      .observe({type: 'layout-shift', buffered: true});
                    """);
                page.navigate(path);
                page.waitForLoadState(LoadState.NETWORKIDLE);
                Object shifts = page.evaluate("""
                    async () => {
                      const frame = () => new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                      for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
                        scrollTo({top: y, behavior: 'instant'});
                        await frame();
                      }
                      await frame();
                      return shifts;
                    }
                    """);
                assertEquals(List.of(), shifts, path + " at " + width);
            });
        }
    }

    /** Without this, the test above could not fail. */
    @Test
    void layoutShiftIsDetected() {
        Chromium.visit(Screen.of(360), page -> {
            page.navigate("/");
            Object noticed = page.evaluate("""
                () => new Promise(done => {
                  new PerformanceObserver(list => done(list.getEntries().length)).observe({type: 'layout-shift'});
                  // A style in the markup is what the page's policy refuses.
                  const late = document.createElement('p');
                  late.style.height = '100px';
                  requestAnimationFrame(() => setTimeout(() => document.querySelector('main').before(late)));
                })
                """);
            assertTrue((int) noticed > 0);
        });
    }

    /** Sentences of a sample article, one to three to a comment, each comment once. */
    private static List<String> comments() {
        String article = read(Publication.ROOT.resolve("content/2025-03-25-settlement-in-a-day.md"))
                .split("\n---\n", 2)[1];
        List<String> sentences = Stream.of(article.replaceAll("[#*>|\\[\\]]|\\^\\d|https?:\\S*", "")
                        .split("(?<=[.?])\\s+", -1))
                .map(sentence -> sentence.strip().replaceAll("\\s+", " "))
                .filter(sentence -> sentence.length() > 20)
                .toList();
        List<String> comments = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            StringBuilder comment = new StringBuilder("Point " + i + ".");
            for (int j = 0; j <= i % 3; j++) {
                comment.append(' ').append(sentences.get((2 * i + j) % sentences.size()));
            }
            comments.add(comment.toString());
        }
        return comments;
    }

    /** The text of sample articles, since words made up at random would compress either too well or not at all. */
    private static String longArticle() {
        var document = new StringBuilder(
                "---\ntitle: A long article\nsection: science\ndate: 2014-01-02\ntags: [one, two]\nsources:\n");
        for (int source = 1; source <= 20; source++) {
            document.append("  - publisher: Journal %d\n    title: What the %dth study of its kind found\n"
                    .formatted(source * 7919 % 997, source));
            document.append("    url: https://doi.org/10.%d/%x\n".formatted(1000 + source, source * 2_654_435_761L));
        }
        document.append("---\n");
        long words = 0;
        for (String name :
                List.of("2025-03-11-protein-structure-after-alphafold.md", "2025-04-22-what-the-cape-ratio-knows.md")) {
            String text =
                    read(Publication.ROOT.resolve("content").resolve(name)).split("\n---\n", 2)[1];
            for (String block : text.split("\n\n", -1)) {
                if (words < 1_600) {
                    document.append(block.strip()).append("\n\n");
                    words += Stream.of(block.split("\\s+", -1)).count();
                }
            }
        }
        for (int source = 1; source <= 20; source++) {
            document.append("[^").append(source).append("] ");
        }
        return document.append('\n').toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
