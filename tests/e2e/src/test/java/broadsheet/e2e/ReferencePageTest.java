package broadsheet.e2e;

import static broadsheet.e2e.ReferencePages.ARTICLE;
import static broadsheet.e2e.ReferencePages.POST;
import static broadsheet.e2e.ReferencePages.follow;
import static broadsheet.e2e.ReferencePages.linked;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the article page shows its reader, element by element; with scripts and without. */
@ParameterizedClass(name = "scripts: {0}")
@ValueSource(booleans = {true, false})
class ReferencePageTest {
    private final boolean scripts;
    private final ReferencePages pages;

    ReferencePageTest(boolean scripts) {
        this.scripts = scripts;
        pages = new ReferencePages(scripts);
    }

    @BeforeAll
    static void awaitThePages() {
        ReferencePages.awaitThePages();
    }

    @Test
    void theBreadcrumbLeadsToHomeSectionAndKind() {
        pages.read(ARTICLE, page -> {
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
        pages.read(ARTICLE, page -> {
            Locator labels = page.locator(".article-head a.label");
            assertEquals(List.of("AI & Research", "Editorial"), labels.allTextContents());
            assertEquals("Featured", page.locator(".article-head .badge").textContent());
            follow(page, labels, List.of("AI & Research", "Editorial"));
        });
        pages.read(POST, page -> {
            assertEquals(
                    List.of("Technology", "Analysis"),
                    page.locator(".article-head a.label").allTextContents());
            assertEquals(0, page.locator(".badge:not(.entry .badge)").count());
        });
    }

    @Test
    void titleAndDekAreThoseOfListingsFeedsAndCards() {
        pages.read(ARTICLE, page -> {
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
        pages.read(ARTICLE, page -> {
            assertTrue(page.locator(".author img.avatar").getAttribute("src").startsWith("/images/"));
            follow(page, page.locator("a.author"), List.of("Editorial Desk"));
        });
        pages.read(POST, page -> {
            assertEquals(List.of("A", "B"), page.locator(".author .avatar").allTextContents());
            follow(page, page.locator("a.author"), List.of("Ann Author", "Bob Writer"));
        });
    }

    @Test
    void dateAndReadingTimeAreInTheReadersWords() {
        pages.read(ARTICLE, page -> {
            Locator meta = page.locator(".article-head .meta");
            assertEquals("1 February 2025", meta.locator("time").textContent());
            assertTrue(meta.locator("time").getAttribute("datetime").startsWith("2025-02-01T"));
            assertEquals("5 min read", meta.locator("span:not(.views)").last().textContent());
        });
    }

    @Test
    void theArticleIsPassedOn() {
        pages.read(ARTICLE, page -> {
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

    private static String content(Page page, String meta) {
        return page.locator(meta).getAttribute("content");
    }
}
