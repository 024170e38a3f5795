package broadsheet.e2e;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody who signs in at the local system's issuer.
 *
 * @param name what they are known by, and nobody else
 * @param group what they belong to; empty for a reader
 */
record Person(String name, String group) {
    static Person reader() {
        return named("Reader", "");
    }

    static Person moderator() {
        return named("Moderator", "moderators");
    }

    static Person author() {
        return named("Author", "authors");
    }

    static Person editor() {
        return named("Editor", "editors");
    }

    static Person administrator() {
        return named("Administrator", "administrators");
    }

    /** A reader of that name. */
    static Person reader(String name) {
        return new Person(name, "");
    }

    private static Person named(String what, String group) {
        return new Person(what + " " + UUID.randomUUID(), group);
    }

    /** Looks at a page, signed in. */
    void visit(Screen screen, String path, Consumer<Page> visit) {
        Chromium.visit(screen, page -> {
            signIn(page, path);
            visit.accept(page);
        });
    }

    /** Signs in, and goes on to a page. */
    void signIn(Page page, String path) {
        start(page, path);
        signIn(page);
    }

    /** Signs in one of the readers that the issuer knows, for which it needs no script. */
    static void signInAsAReader(Page page, String path) {
        start(page, path);
        page.getByText("A reader").click();
        page.waitForURL(url -> url.contains(path));
    }

    private static void start(Page page, String path) {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        page.navigate("/api/session/start?return=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    /** Says who they are, where the issuer asks, and waits to be back. */
    void signIn(Page page) {
        String site = Publication.get().site().toString();
        page.locator("#other input[name=username]").fill(name);
        page.locator("#other input[name=group][value='" + group + "']").check();
        page.locator("#other button").click();
        page.waitForURL(url -> url.startsWith(site) && !url.contains("/api/"));
    }

    /**
     * Writes a comment.
     *
     * @return whether it is published, else it is held
     */
    boolean writes(String article, String text) {
        return writes(article, List.of(text)).getFirst();
    }

    /** Writes some comments, one after the other. */
    List<Boolean> writes(String article, List<String> texts) {
        List<Boolean> published = new ArrayList<>();
        visit(Screen.of(1440), article, page -> {
            for (String text : texts) {
                int status = (int) page.evaluate(
                        """
                        ([path, body, key]) => fetch(path, {method: 'POST', body,
                          headers: {'content-type': 'application/json', 'idempotency-key': key}})
                          .then(answer => answer.status)
                        """,
                        List.of(
                                "/api" + article + "/comments",
                                JsonMapper.shared().writeValueAsString(Map.of("text", text)),
                                UUID.randomUUID().toString()));
                if (status != 201 && status != 202) {
                    throw new IllegalStateException(text + ": " + status);
                }
                published.add(status == 201);
            }
        });
        return published;
    }
}
