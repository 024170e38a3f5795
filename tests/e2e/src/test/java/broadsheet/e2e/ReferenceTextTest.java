package broadsheet.e2e;

import static broadsheet.e2e.ReferencePages.ARTICLE;
import static broadsheet.e2e.ReferencePages.EVERYTHING;
import static broadsheet.e2e.ReferencePages.POST;
import static broadsheet.e2e.ReferencePages.follow;
import static broadsheet.e2e.ReferencePages.linked;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the text of an article shows its reader, element by element; with scripts and without. */
@ParameterizedClass(name = "scripts: {0}")
@ValueSource(booleans = {true, false})
final class ReferenceTextTest {
    private final ReferencePages pages;

    ReferenceTextTest(boolean scripts) {
        pages = new ReferencePages(scripts);
    }

    @BeforeAll
    static void awaitThePages() {
        ReferencePages.awaitThePages();
    }

    @Test
    void theContentsLeadToEveryHeading() {
        for (String path : List.of(ARTICLE, EVERYTHING, POST)) {
            pages.read(path, page -> {
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
        pages.read(
                "/articles/sample-of-next-to-nothing",
                page -> assertEquals(0, page.locator(".contents").count()));
    }

    @Test
    void theTextHasAllThatATextMayHave() {
        pages.read(EVERYTHING, page -> {
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
        pages.read(POST, page -> {
            assertTrue(page.locator(".text table td").first().isVisible());
            assertEquals(
                    0,
                    page.locator(".text [style], .text [onclick], .text script").count());
        });
    }

    @Test
    void citationsLeadToTheirSourcesAndBack() {
        pages.read(ARTICLE, page -> {
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
        pages.read(POST, page -> assertEquals(0, page.locator(".sources").count()));
    }

    @Test
    void everyTagLeadsToItsPage() {
        pages.read(EVERYTHING, page -> {
            assertEquals(
                    List.of("samples", "typography", "C++ & friends"),
                    page.locator(".tags a").allTextContents());
            follow(page, page.locator(".tags a"), List.of("On samples", "On typography", "On c plus plus friends"));
        });
    }

    @Test
    void authorBoxNamesTheAuthor() {
        pages.read(ARTICLE, page -> {
            Locator box = page.locator(".biography");
            assertEquals("Editorial by", box.locator(".by").textContent());
            assertTrue(box.textContent().contains("writes the publication’s editorials"), box.textContent());
            follow(page, box.locator("a"), List.of("Editorial Desk"));
        });
        pages.read(POST, page -> assertEquals(0, page.locator(".biography").count()));
    }

    @Test
    void theKindsPageIsOneStepAway() {
        pages.read(ARTICLE, page -> follow(page, page.locator(".article-foot .more a"), List.of("Editorial")));
    }

    @Test
    void moreOfTheSectionFollows() {
        pages.read("/sections/science/", page -> {
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
            pages.read(path, page -> {
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
}
