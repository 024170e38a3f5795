package broadsheet.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the article page shows its reader, element by element; with scripts and without. */
@ParameterizedClass(name = "scripts: {0}")
@ValueSource(booleans = {true, false})
class ReferencePageTest {
    private static final String ARTICLE = "/articles/open-weights-changed-the-race";
    private static final String EVERYTHING = "/articles/sample-of-every-element";
    static final String POST = "/articles/a-post-as-blogs-have-them";

    private final boolean scripts;

    ReferencePageTest(boolean scripts) {
        this.scripts = scripts;
    }

    @BeforeAll
    static void awaitThePages() {
        Publication.get().settle();
        for (String path : List.of(ARTICLE, EVERYTHING, POST)) {
            Publication.get().await(path, answer -> answer.statusCode() == 200);
        }
    }

    @Test
    void theBreadcrumbLeadsToHomeSectionAndKind() {
        read(ARTICLE, page -> {
            Locator trail = page.locator(".trail a");
            assertEquals(List.of("Home", "AI & Research", "Editorial"), trail.allTextContents());
            JsonNode steps = linked(page, "BreadcrumbList").path("itemListElement");
            List<String> names = new ArrayList<>();
            steps.forEach(step -> names.add(step.path("name").asString()));
            assertTrue(names.containsAll(trail.allTextContents()), names::toString);
            follow(page, trail, List.of("The Fair Copy", "AI & Research", "Editorial in AI & Research"));
        });
    }

    @Test
    void theLabelsLeadToSectionAndKind() {
        read(ARTICLE, page -> {
            Locator labels = page.locator(".article-head a.label");
            assertEquals(List.of("AI & Research", "Editorial"), labels.allTextContents());
            assertEquals("Featured", page.locator(".article-head .badge").textContent());
            follow(page, labels, List.of("AI & Research", "Editorial"));
        });
        read(POST, page -> {
            assertEquals(
                    List.of("Technology", "Analysis"),
                    page.locator(".article-head a.label").allTextContents());
            assertEquals(0, page.locator(".badge:not(.entry .badge)").count());
        });
    }

    @Test
    void titleAndDekAreThoseOfListingsFeedsAndCards() {
        read(ARTICLE, page -> {
            String title = page.locator("h1").textContent();
            String dek = page.locator(".article-head .dek").textContent();
            assertEquals("Open weights changed the race, not the prize", title);
            assertEquals(dek, content(page, "meta[name=description]"));
            assertEquals(dek, content(page, "meta[property='og:description']"));
            assertEquals(title, content(page, "meta[property='og:title']"));
            page.navigate("/2025-02/");
            Locator entry = page.locator(".entry", new Page.LocatorOptions().setHasText(title));
            assertEquals(dek, entry.locator(".dek").textContent());
            String feed =
                    Publication.get().get("/sections/ai-research/feed.xml").body();
            assertTrue(feed.contains(title) && feed.contains(dek), feed);
        });
    }

    @Test
    void everyAuthorHasAnAvatarAndAPage() {
        read(ARTICLE, page -> {
            assertEquals("E", page.locator(".author .avatar").textContent());
            follow(page, page.locator("a.author"), List.of("Editorial Desk"));
        });
        read(POST, page -> {
            assertEquals(List.of("A", "B"), page.locator(".author .avatar").allTextContents());
            follow(page, page.locator("a.author"), List.of("Ann Author", "Bob Writer"));
        });
    }

    @Test
    void dateAndReadingTimeAreInTheReadersWords() {
        read(ARTICLE, page -> {
            Locator meta = page.locator(".article-head .meta");
            assertEquals("1 February 2025", meta.locator("time").textContent());
            assertTrue(meta.locator("time").getAttribute("datetime").startsWith("2025-02-01T"));
            assertEquals("5 min read", meta.locator("span:not(.views)").last().textContent());
        });
    }

    @Test
    void theContentsLeadToEveryHeading() {
        for (String path : List.of(ARTICLE, EVERYTHING, POST)) {
            read(path, page -> {
                Locator contents = page.locator(".contents a");
                assertEquals("In this article", page.locator(".contents h2").textContent());
                assertEquals(page.locator(".text h2").allTextContents(), contents.allTextContents());
                for (int i = 0; i < contents.count(); i++) {
                    contents.nth(i).click();
                    assertEquals(
                            contents.nth(i).textContent(),
                            page.locator("h2:target").textContent());
                }
            });
        }
        read(
                "/articles/sample-of-next-to-nothing",
                page -> assertEquals(0, page.locator(".contents").count()));
    }

    @Test
    void theTextHasAllThatATextMayHave() {
        read(EVERYTHING, page -> {
            for (String element : List.of(
                    "h2",
                    "h3",
                    "h4",
                    "ul > li ol > li",
                    "blockquote p",
                    "pre code",
                    "table th",
                    "table td",
                    "hr",
                    "em",
                    "strong",
                    "del",
                    "a[href='https://example.org/']")) {
                assertTrue(page.locator(".text " + element).first().isVisible(), element);
            }
        });
        read(POST, page -> {
            assertTrue(page.locator(".text table td").first().isVisible());
            assertEquals(
                    0,
                    page.locator(".text [style], .text [onclick], .text script").count());
        });
    }

    @Test
    void citationsLeadToTheirSourcesAndBack() {
        read(ARTICLE, page -> {
            assertEquals("Sources analyzed (5)", page.locator(".sources h2").textContent());
            Locator sources = page.locator(".sources li");
            assertEquals(5, sources.count());
            JsonNode cited = linked(page, "NewsArticle").path("citation");
            assertEquals(5, cited.size());
            for (int i = 0; i < 5; i++) {
                String address = sources.nth(i).locator("a").first().getAttribute("href");
                assertTrue(address.startsWith("https://"), address);
                assertEquals(address, cited.path(i).path("url").asString());
                assertTrue(!sources.nth(i).locator(".publisher").textContent().isBlank());
                page.locator(".text a.citation[href='#source_" + (i + 1) + "']")
                        .first()
                        .click();
                assertEquals(
                        sources.nth(i).textContent(),
                        page.locator(".sources li:target").textContent());
                sources.nth(i).locator(".back").click();
                assertEquals(1, page.locator(".text :target, .text:target").count());
            }
        });
        read(POST, page -> assertEquals(0, page.locator(".sources").count()));
    }

    @Test
    void everyTagLeadsToItsPage() {
        read(EVERYTHING, page -> {
            assertEquals(
                    List.of("samples", "typography", "C++ & friends"),
                    page.locator(".tags a").allTextContents());
            follow(page, page.locator(".tags a"), List.of("On samples", "On typography", "On c plus plus friends"));
        });
    }

    @Test
    void theArticleIsPassedOn() {
        read(ARTICLE, page -> {
            Locator share = page.locator(".share");
            assertEquals(
                    List.of("Email", "Bluesky", "LinkedIn", "WhatsApp"),
                    share.locator("a").allTextContents());
            String address = page.locator("link[rel=canonical]").getAttribute("href");
            String encoded = URLEncoder.encode(address, UTF_8);
            for (Locator link : share.locator("a").all()) {
                assertTrue(link.getAttribute("href").contains(encoded), link.getAttribute("href"));
            }
            Locator copy = share.locator("[data-copy]");
            assertEquals(scripts, copy.isVisible());
            if (scripts) {
                page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
                Object width = copy.boundingBox().width;
                copy.focus();
                page.keyboard().press("Enter");
                share.locator("text=Copied").waitFor();
                assertEquals(width, copy.boundingBox().width);
                assertEquals(address, page.evaluate("navigator.clipboard.readText()"));
                share.locator("text=Copy link").waitFor();
            }
        });
    }

    @Test
    void theSystemsShareSheetIsUsedWhereThereIsOne() {
        Chromium.visit(Screen.of(360).withScripts(scripts), page -> {
            page.addInitScript("navigator.share = sharing => { window.shared = sharing; return Promise.reject(); }");
            page.navigate(ARTICLE);
            Locator button = page.locator("[data-share]");
            assertEquals(scripts, button.isVisible());
            if (scripts) {
                button.click();
                assertEquals(
                        page.locator("link[rel=canonical]").getAttribute("href"), page.evaluate("window.shared.url"));
                assertEquals(page.locator("h1").textContent(), page.evaluate("window.shared.title"));
            }
        });
    }

    @Test
    void theAuthorBoxTellsWhoWroteIt() {
        read(ARTICLE, page -> {
            Locator box = page.locator(".biography");
            assertEquals("Editorial by", box.locator(".by").textContent());
            assertTrue(box.textContent().contains("writes the publication's editorials"), box.textContent());
            follow(page, box.locator("a"), List.of("Editorial Desk"));
        });
        read(POST, page -> assertEquals(0, page.locator(".biography").count()));
    }

    @Test
    void theKindsPageIsOneStepAway() {
        read(ARTICLE, page -> follow(page, page.locator(".article-foot .more a"), List.of("Editorial")));
    }

    @Test
    void moreOfTheSectionFollows() {
        read("/sections/science/", page -> {
            List<String> titles = page.locator(".entry h2").allTextContents();
            page.locator(".entry h2 a").first().click();
            Locator more = page.locator(".more-in");
            assertEquals("More in Science", more.locator("h2").textContent());
            assertEquals(titles.subList(1, 5), more.locator(".entry h3").allTextContents());
            follow(page, more.locator(".entry h3 a"), titles.subList(1, 5));
            follow(page, more.locator(".block-head a"), List.of("Science"));
        });
    }

    @Test
    void theNeighboursAreOneStepAwayAndBack() {
        for (String path : List.of(ARTICLE, POST)) {
            read(path, page -> {
                for (String way : List.of("prev", "next")) {
                    page.navigate(path);
                    Locator link = page.locator(".neighbours [rel=" + way + "]");
                    String words = link.locator("span").textContent();
                    assertTrue(words.matches((way.equals("prev") ? "Previous" : "Next") + " in .+"), words);
                    String title = link.locator("b").textContent();
                    link.click();
                    assertEquals(title, page.locator("h1").textContent());
                    assertEquals(
                            words.replaceFirst("\\w+ in ", ""),
                            page.locator(".article-head a.label").first().textContent());
                    String back = way.equals("prev") ? "next" : "prev";
                    assertEquals(
                            path, page.locator(".neighbours [rel=" + back + "]").getAttribute("href"));
                }
            });
        }
    }

    private void read(String path, Consumer<Page> reader) {
        Chromium.visit(Screen.of(1440).withScripts(scripts), page -> {
            page.navigate(path);
            reader.accept(page);
        });
    }

    /** Clicks each of the links, and finds a page of this title each time. */
    private static void follow(Page page, Locator links, List<String> titles) {
        String start = page.url();
        assertEquals(titles.size(), links.count());
        for (int i = 0; i < titles.size(); i++) {
            links.nth(i).click();
            assertEquals(titles.get(i), page.locator("h1").textContent());
            page.navigate(start);
        }
    }

    private static String content(Page page, String meta) {
        return page.locator(meta).getAttribute("content");
    }

    private static JsonNode linked(Page page, String type) {
        String text = page.locator("script[type='application/ld+json']").textContent();
        for (JsonNode node : JsonMapper.shared().readTree(text).path("@graph")) {
            if (node.path("@type").asString().equals(type)) {
                return node;
            }
        }
        throw new AssertionError(type + " is not in " + text);
    }
}
