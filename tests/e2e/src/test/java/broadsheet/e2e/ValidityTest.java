package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page of the site is valid, links to what is there, needs nobody else, and has a name and an address of its own. */
class ValidityTest {
    /** Where every address is the site's own; others on its host can only stem from the text of an imported blog. */
    private static final String OUR_PATHS =
            "/|/(articles|live|sections|kinds|tags|authors|assets|api|archive|\\d{4}-\\d{2})/.*"
                    + "|/\\d{4}/|/[a-z0-9-]+\\.(xml|json|txt)";

    private static final Set<String> TAKEN = Set.of("stylesheet", "icon", "preload", "manifest");

    private final Crawl crawl = Crawl.get();

    @Test
    void everyPageAndItsStylesheetAreValid(@TempDir Path folder) throws IOException {
        for (String path : crawl.answers().keySet()) {
            boolean page = crawl.pages().containsKey(path);
            if (page || path.endsWith(".css")) {
                Files.writeString(
                        folder.resolve(path.replace('/', '~') + (page ? ".html" : "")),
                        crawl.answers().get(path).body());
            }
        }
        Vnu.assertValid(folder);
    }

    /** No page links to it, so that the crawl does not come there. */
    @Test
    void theDeskIsValid(@TempDir Path folder) throws IOException {
        Publication publication = Publication.get();
        String page = publication
                .await("/desk/", answer -> answer.statusCode() == 200)
                .body();
        Files.writeString(folder.resolve("desk.html"), page);
        for (String sheet : Jsoup.parse(page).select("link[rel=stylesheet]").eachAttr("href")) {
            Files.writeString(
                    folder.resolve(sheet.replace('/', '~')),
                    publication.get(sheet).body());
        }
        Vnu.assertValid(folder);
    }

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = crawl.links().stream()
                .filter(link -> !isOfAnImportedBlog(link))
                // Signing in leads to the issuer and back, which has tests of its own.
                .filter(link -> !link.target().startsWith("/api/session/start"))
                .filter(link -> {
                    var answer = crawl.answers().get(link.target());
                    return answer == null || answer.statusCode() != 200;
                })
                .map(Crawl.Link::toString)
                .toList();
        assertEquals(List.of(), broken);
    }

    @Test
    void everyFragmentIsOnThePageThatItLeadsTo() {
        List<Crawl.Link> fragments = crawl.links().stream()
                .filter(link -> link.to().getFragment() != null)
                .toList();
        assertTrue(fragments.size() > 100, fragments::toString);
        List<String> broken = fragments.stream()
                .filter(link -> !isOfAnImportedBlog(link))
                .filter(link -> {
                    Document page = crawl.pages().get(link.target());
                    return page == null || page.getElementById(link.to().getFragment()) == null;
                })
                .map(Crawl.Link::toString)
                .toList();
        assertEquals(List.of(), broken);
    }

    @Test
    void nothingIsTakenFromAnotherHost() {
        List<String> taken = crawl.pages().values().stream()
                .flatMap(page -> page.select("[src], [srcset], [poster], [data], link[href], style, [style]").stream())
                .filter(element -> !element.is("link") || TAKEN.contains(element.attr("rel")))
                .filter(this::takesFromElsewhere)
                .map(Element::outerHtml)
                .toList();
        assertEquals(List.of(), taken);
        List<String> styles = crawl.answers().entrySet().stream()
                .filter(answer -> answer.getKey().endsWith(".css"))
                .filter(answer -> answer.getValue().body().matches("(?s).*(@import|url\\((?!/assets/)|//).*"))
                .map(Map.Entry::getKey)
                .toList();
        assertEquals(List.of(), styles);
    }

    @Test
    void everyPageHasOneHeadingAndAnAddressAndATitleOfItsOwn() {
        Map<String, String> titles = new HashMap<>();
        crawl.pages().forEach((path, page) -> {
            assertEquals(1, page.select("h1").size(), path);
            assertTrue(!page.expectFirst("h1").text().isBlank(), path);
            String address = Publication.get().site().resolve(path).toString();
            assertEquals(List.of(address), page.select("link[rel=canonical]").eachAttr("href"), path);
            String other = titles.put(page.title(), path);
            assertTrue(other == null, () -> "\"" + page.title() + "\" is the title of " + path + " and of " + other);
        });
    }

    @Test
    void everyArticleIsInASitemapAndLinkedToFromAPage() {
        Set<String> listed = targets(link -> link.element().is("loc"));
        Set<String> linked = targets(link -> link.element().is("a"));
        Set<String> articles = crawl.pages().keySet().stream()
                .filter(path -> path.matches("/articles/[^/]+"))
                .collect(Collectors.toSet());
        assertTrue(articles.size() >= 22, articles::toString);
        assertTrue(listed.containsAll(articles), () -> articles + " but " + listed);
        assertTrue(linked.containsAll(articles), () -> articles + " but " + linked);
    }

    private Set<String> targets(Predicate<Crawl.Link> which) {
        return crawl.links().stream().filter(which).map(Crawl.Link::target).collect(Collectors.toSet());
    }

    private static boolean isOfAnImportedBlog(Crawl.Link link) {
        return (Publication.corpus().isPresent() || link.from().equals(ReferencePages.POST))
                && link.element().closest(".text") != null
                && !link.target().matches(OUR_PATHS);
    }

    private boolean takesFromElsewhere(Element element) {
        if (element.is("style") || element.hasAttr("style")) {
            return (element.data() + element.attr("style")).matches("(?s).*(@import|url\\((?!/assets/)|//).*");
        }
        for (String attribute : List.of("src", "poster", "data", "href")) {
            String url = element.absUrl(attribute);
            if (url.startsWith("http")
                    && !Publication.get()
                            .site()
                            .getRawAuthority()
                            .equals(URI.create(url).getRawAuthority())) {
                return true;
            }
        }
        return element.attr("srcset").contains("//");
    }
}
