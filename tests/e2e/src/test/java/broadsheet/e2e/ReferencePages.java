package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample pages, read with scripts or without. */
final class ReferencePages {
    static final String ARTICLE = "/articles/open-weights-changed-the-race";
    static final String EVERYTHING = "/articles/sample-of-every-element";
    static final String POST = "/articles/a-post-as-blogs-have-them";

    private final boolean scripts;

    ReferencePages(boolean scripts) {
        this.scripts = scripts;
    }

    static void awaitThePages() {
        Publication.get().settle();
        for (String path : List.of(ARTICLE, EVERYTHING, POST)) {
            Publication.get().await(path, answer -> answer.statusCode() == 200);
        }
    }

    void read(String path, Consumer<Page> reader) {
        Chromium.visit(Screen.of(1440).withScripts(scripts), page -> {
            page.navigate(path);
            reader.accept(page);
        });
    }

    /** Clicks each of the links, and finds a page of this title each time. */
    static void follow(Page page, Locator links, List<String> titles) {
        String start = page.url();
        assertEquals(titles.size(), links.count());
        for (int i = 0; i < titles.size(); i++) {
            links.nth(i).click();
            assertEquals(titles.get(i), page.locator("h1").textContent());
            page.navigate(start);
        }
    }

    static JsonNode linked(Page page, String type) {
        String text = page.locator("script[type='application/ld+json']").textContent();
        for (JsonNode node : JsonMapper.shared().readTree(text).path("@graph")) {
            if (node.path("@type").asString().equals(type)) {
                return node;
            }
        }
        throw new AssertionError(type + " is not in " + text);
    }
}
