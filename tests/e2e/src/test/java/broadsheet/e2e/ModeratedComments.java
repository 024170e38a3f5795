package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/** Comments of a reader of its own on one article, and a moderator who decides on them at the desk. */
final class ModeratedComments implements BeforeEachCallback {
    static final String ARTICLE = "/articles/the-last-leap-seconds";
    static final Publication PUBLICATION = Publication.get();

    final String token = UUID.randomUUID().toString();
    final Person moderator = Person.moderator();
    final Person reader = Person.reader();

    /** Awaits the pages, and rejects what other tests left waiting. */
    @Override
    public void beforeEach(ExtensionContext context) {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        PUBLICATION.await(ARTICLE, answer -> answer.statusCode() == 200);
        PUBLICATION.await("/desk/", answer -> answer.statusCode() == 200);
        for (JsonNode comment : Comments.queue()) {
            Comments.api("POST", "/api/held-comments/" + comment.path("id").asString() + "/rejection", "");
        }
    }

    void at(int width, Consumer<Page> visit) {
        moderator.visit(Screen.of(width), "/desk/", visit);
    }

    void hold(int number) {
        List<Boolean> published = reader.writes(
                ARTICLE, IntStream.rangeClosed(1, number).mapToObj(this::text).toList());
        assertFalse(published.contains(true));
    }

    String text(int number) {
        return mark(number) + ": https://a.example/ https://b.example/ https://c.example/";
    }

    /** What a comment has in it and no other. */
    String mark(int number) {
        return "No. %d of %s".formatted(number, token);
    }

    Locator card(Page page, int number) {
        return page.locator(".card", hasText(mark(number)));
    }

    static void press(Locator card, String words) {
        card.getByText(words, new Locator.GetByTextOptions().setExact(true)).click();
    }

    static void comeBack(Page page) {
        page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");
    }

    static Locator.FilterOptions withText(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }

    static Page.LocatorOptions hasText(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    /** What waits of this test's comments; others may have left theirs. */
    List<JsonNode> waiting() {
        return Comments.queue().stream()
                .filter(comment -> comment.path("text").asString().contains(token))
                .toList();
    }

    List<String> texts() {
        return waiting().stream()
                .map(comment -> comment.path("text").asString())
                .toList();
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
