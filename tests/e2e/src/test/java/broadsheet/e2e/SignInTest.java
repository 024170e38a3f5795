package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readers sign in and out, at the local system's issuer. */
class SignInTest {
    private static final String ARTICLE = "/articles/open-weights-changed-the-race";
    private static final Publication PUBLICATION = Publication.get();

    @BeforeAll
    static void awaitThePages() {
        assumeTrue(System.getProperty("site", "").isEmpty(), "another issuer lets nobody in like that");
        PUBLICATION.await(ARTICLE, answer -> answer.statusCode() == 200);
    }

    @Test
    void aReaderSignsInAtAnArticleAndIsBackAtTheVeryPlaceAndSignsOut() {
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(ARTICLE);
            assertEquals("{\"signedIn\":false}", session(page));
            start(page, ARTICLE + "?from=here#content");
            page.locator("#other input[name=username]").fill("Ada \"A\" Lovelace");
            page.locator("#other button").click();
            page.waitForURL(url -> url.contains(ARTICLE));
            assertEquals(PUBLICATION.site() + ARTICLE + "?from=here#content", page.url());
            assertEquals("{\"signedIn\":true,\"name\":\"Ada \\\"A\\\" Lovelace\",\"groups\":[]}", session(page));

            Cookie cookie = cookie(page).orElseThrow();
            assertTrue(cookie.httpOnly && cookie.secure);
            assertEquals(SameSiteAttribute.LAX, cookie.sameSite);
            assertEquals("/", cookie.path);
            double days = (cookie.expires - Instant.now().getEpochSecond()) / 86_400;
            assertTrue(days > 0.9 && days <= 1, () -> days + " days");
            assertFalse(String.valueOf(page.evaluate("document.cookie")).contains("session"));

            page.evaluate("""
                path => {
                  const form = document.createElement('form');
                  form.method = 'post';
                  form.action = '/api/session/end?return=' + encodeURIComponent(path);
                  document.body.append(form);
                  form.submit();
                }\
                """, ARTICLE);
            page.waitForURL(url -> url.endsWith(ARTICLE));
            assertEquals("{\"signedIn\":false}", session(page));
            assertEquals(List.of(), page.context().cookies());
        });
    }

    @ParameterizedTest
    @CsvSource({"A reader, 403", "A moderator, 403", "An editor, 404"})
    void theSessionOpensWhatItsGroupMayDo(String person, int status) {
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(ARTICLE);
            assertEquals(401, status(page, "/api/articles/no-such-article/revisions"));
            start(page, ARTICLE);
            page.getByText(person).click();
            page.waitForURL(url -> url.contains(ARTICLE));
            assertEquals(status, status(page, "/api/articles/no-such-article/revisions"));
        });
    }

    @Test
    void noScriptIsNeeded() {
        Chromium.visit(Screen.of(360).withScripts(false), page -> {
            start(page, ARTICLE);
            page.getByText("A moderator").click();
            assertEquals(PUBLICATION.site() + ARTICLE, page.url());
            page.navigate("/api/session");
            assertEquals(
                    "{\"signedIn\":true,\"name\":\"One of the moderators\",\"groups\":[\"moderators\"]}",
                    page.locator("body").textContent());
        });
    }

    @Test
    void sessionThatHasEndedIsRenewedByTheCallThatNeedsIt() {
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(ARTICLE);
            signIn(page, "An editor");
            String session = cookie(page).orElseThrow().value;
            String refresh = cookie(page, "__Host-refresh").orElseThrow().value;
            endSession(page);
            assertEquals(404, status(page, "/api/articles/no-such-article/revisions?limit=3"));
            assertNotEquals(session, cookie(page).orElseThrow().value);
            assertNotEquals(refresh, cookie(page, "__Host-refresh").orElseThrow().value);
            endSession(page);
            assertEquals(
                    204,
                    page.evaluate("fetch('/api/readers/nobody-is-this/block', {method: 'PUT'}).then(it => it.status)"));
            endSession(page);
            assertTrue(session(page).contains("\"signedIn\":true"));
        });
    }

    @Test
    void callsAtOnceAreAllAnsweredThoughTheSessionHasEnded() {
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(ARTICLE);
            signIn(page, "An editor");
            for (int i = 0; i < 3; i++) {
                endSession(page);
                assertEquals(List.of(404, 404, 404, 404), page.evaluate("""
                    () => Promise.all([1, 2, 3, 4].map(limit =>
                      fetch(`/api/articles/no-such-article/revisions?limit=${limit}`).then(answer => answer.status)))
                    """));
            }
        });
    }

    @Test
    void sessionThatMayNotBeRenewedAnyMoreEndsEverywhere() {
        Chromium.visit(Screen.of(1440), page -> {
            page.navigate(ARTICLE);
            signIn(page, "An editor");
            endSession(page);
            Cookie used = cookie(page, "__Host-refresh").orElseThrow();
            assertEquals(404, status(page, "/api/articles/no-such-article/revisions"));
            endSession(page);
            page.context().addCookies(List.of(used));
            assertEquals(401, status(page, "/api/articles/no-such-article/revisions"));
            assertEquals(List.of(), page.context().cookies());
        });
    }

    @Test
    void commentWithoutScriptIsAttributedAfterSessionExpired() {
        Chromium.visit(Screen.of(360).withScripts(false), page -> {
            start(page, ARTICLE);
            page.locator("#other input[name=claims]").evaluate("it => it.value = '{\"name\": \"Ada\"}'");
            page.locator("#other input[name=username]").fill("ada-" + UUID.randomUUID());
            page.locator("#other button").click();
            page.waitForURL(url -> url.contains(ARTICLE));
            endSession(page);
            page.locator("#text_").fill("Written without a script, " + UUID.randomUUID());
            page.getByText("Send", new Page.GetByTextOptions().setExact(true)).click();
            page.waitForURL(url -> url.matches(".*#comment-\\d+"));
            assertTrue(cookie(page).isPresent());
        });
    }

    private static void signIn(Page page, String person) {
        start(page, ARTICLE);
        page.getByText(person).click();
        page.waitForURL(url -> url.contains(ARTICLE));
    }

    /** As the browser does when its time has come. */
    private static void endSession(Page page) {
        page.context().clearCookies(new BrowserContext.ClearCookiesOptions().setName("__Host-session"));
    }

    @Test
    void replayedOrForgedCallbackIsRefused() {
        Chromium.visit(Screen.of(1440), page -> {
            List<String> callbacks = new ArrayList<>();
            page.onRequest(request -> {
                if (request.url().contains("/api/session/callback")) {
                    callbacks.add(request.url());
                }
            });
            start(page, ARTICLE);
            page.getByText("A reader").click();
            page.waitForURL(url -> url.contains(ARTICLE));
            assertEquals(1, callbacks.size());
            String used = callbacks.getFirst();
            page.context().clearCookies();
            start(page, ARTICLE);
            for (String callback : List.of(used, used.replaceFirst("state=[^&]*", "state=forged"), used + "&error=x")) {
                Response answer = page.navigate(callback);
                assertEquals(400, answer.status());
                assertEquals("You are not signed in", page.locator("h1").textContent());
                assertEquals(Optional.empty(), cookie(page));
            }
            page.getByText("Try again").click();
            page.getByText("A reader").click();
            page.waitForURL(url -> url.contains(ARTICLE));
            assertTrue(cookie(page).isPresent());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example/", "/\\evil.example/", "https://evil.example/", "/\t/evil.example/", "/api/"})
    void aReturnToAnotherSiteIsRefused(String address) {
        Chromium.visit(Screen.of(1440), page -> {
            assertEquals(422, start(page, address).status());
            assertEquals(List.of(), page.context().cookies());
        });
    }

    private static Response start(Page page, String returnTo) {
        return page.navigate("/api/session/start?return=" + URLEncoder.encode(returnTo, StandardCharsets.UTF_8));
    }

    private static String session(Page page) {
        return String.valueOf(page.evaluate("fetch('/api/session').then(answer => answer.text())"));
    }

    private static int status(Page page, String path) {
        return (int) page.evaluate("path => fetch(path).then(answer => answer.status)", path);
    }

    private static Optional<Cookie> cookie(Page page) {
        return cookie(page, "__Host-session");
    }

    private static Optional<Cookie> cookie(Page page, String name) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals(name))
                .findFirst();
    }
}
