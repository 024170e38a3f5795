package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * Everything that a crawler finds from the home page, the sitemaps and the feeds, taken once for all tests.
 *
 * @param answers what was answered, by path
 * @param pages the pages among them, by path
 * @param links every link between them
 */
record Crawl(Map<String, HttpResponse<String>> answers, Map<String, Document> pages, List<Link> links) {
    private static final List<String> STARTS = List.of("/", "/robots.txt", "/sitemap.xml", "/feed.xml", "/feed.json");

    /**
     * A link to an address of the site.
     *
     * @param from the path of the page it stands on
     * @param element what links
     * @param to where it leads
     */
    record Link(String from, Element element, URI to) {
        /** What a browser asks for. */
        String target() {
            String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
            return to.getRawQuery() == null ? path : path + "?" + to.getRawQuery();
        }

        @Override
        public String toString() {
            return from + ": " + element.outerHtml().replaceAll("\\s+", " ");
        }
    }

    static Crawl get() {
        return Shared.INSTANCE;
    }

    private static Crawl start() {
        Publication publication = Publication.get();
        publication.settle();
        Crawl crawl = new Crawl(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
        Deque<String> open = new ArrayDeque<>(STARTS);
        while (!open.isEmpty()) {
            String path = open.pop();
            if (!crawl.answers.containsKey(path)) {
                HttpResponse<String> answer = publication.get(path);
                crawl.answers.put(path, answer);
                if (answer.statusCode() == 200) {
                    crawl.read(path, answer, publication.site()).forEach(link -> open.push(link.target()));
                }
            }
        }
        assertTrue(crawl.pages.size() > 100, () -> crawl.answers.keySet().toString());
        assertTrue(crawl.pages.containsKey("/live/" + Newsdesk.COVERED + "/updates/1"));
        return crawl;
    }

    private List<Link> read(String path, HttpResponse<String> answer, URI site) {
        String type = answer.headers().firstValue("content-type").orElse("");
        String url = site.resolve(path).toString();
        List<Link> found;
        if (type.startsWith("text/html")) {
            Document page = Jsoup.parse(answer.body(), url);
            pages.put(path, page);
            found = page.select("[href], [src]").stream()
                    .flatMap(element -> link(path, element, element.absUrl(element.hasAttr("href") ? "href" : "src")))
                    .toList();
        } else if (type.contains("xml")) {
            Document document = Jsoup.parse(answer.body(), url, Parser.xmlParser());
            found = document.select("loc, link[href]").stream()
                    .flatMap(element ->
                            link(path, element, element.hasAttr("href") ? element.absUrl("href") : element.text()))
                    .toList();
        } else {
            found = List.of();
        }
        List<Link> inside = found.stream()
                .filter(link -> site.getRawAuthority().equals(link.to().getRawAuthority()))
                .toList();
        links.addAll(inside);
        return inside;
    }

    private static Stream<Link> link(String from, Element element, String url) {
        return url.startsWith("http") ? Stream.of(new Link(from, element, URI.create(url))) : Stream.empty();
    }

    private static final class Shared {
        private static final Crawl INSTANCE = start();
    }
}
