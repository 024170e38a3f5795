package broadsheet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.LoadState;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Pages of drafts, before anybody else can see them. */
class PreviewTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final String FRAMED = """
        path => {
          const frame = document.createElement('iframe');
          frame.src = path;
          document.body.append(frame);
        }
        """;

    private final String name = "acceptance-" + UUID.randomUUID();

    @Test
    void previewOfCorrectionIsThePageThatItsPublicationMakes() {
        assertEquals(
                201, PUBLICATION.publish(name, document("What it says.", "")).statusCode());
        PUBLICATION.await("/articles/" + name, answer -> answer.statusCode() == 200);
        String draft = draft("?article=" + name, "");
        String corrected = document("What it says now.", "updated: 2020-02-03\ncorrection: It said something else.\n");
        assertEquals(
                200,
                PUBLICATION
                        .put("/api/drafts/" + draft, "text/markdown", corrected, "if-match", "\"1\"")
                        .statusCode());
        HttpResponse<String> preview = preview(draft, "article");
        HttpResponse<String> feed = preview(draft, "feed");
        assertEquals(200, PUBLICATION.publish(name, corrected).statusCode());
        HttpResponse<String> page =
                PUBLICATION.await("/articles/" + name, answer -> answer.body().contains("What it says now."));
        assertEquals(page.body(), preview.body());
        assertEquals(
                page.headers().firstValue("content-type"), preview.headers().firstValue("content-type"));
        assertEquals("application/atom+xml; charset=utf-8", header(feed, "content-type"));
    }

    @Test
    void previewIsForTheDeskAloneAndConnectsToNothing() {
        HttpResponse<String> preview = preview(draft("", document("Text.", "")), "article");
        assertEquals(200, preview.statusCode());
        String policy = header(preview, "content-security-policy");
        assertTrue(
                policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"), policy);
        assertTrue(policy.contains("form-action 'none'; base-uri 'none'; frame-ancestors 'self'"), policy);
        assertFalse(policy.contains("connect-src"), policy);
        assertEquals("SAMEORIGIN", header(preview, "x-frame-options"));
        assertEquals("noindex", header(preview, "x-robots-tag"));
        assertEquals("no-store", header(preview, "cache-control"));
        assertEquals("no-referrer", header(preview, "referrer-policy"));
        assertEquals(
                401,
                PUBLICATION
                        .get(path(draft("", document("Text.", "")), "article"))
                        .statusCode());
    }

    @Test
    void previewInFrameCountsNoReader() {
        String draft = draft("", document("What the frame shows.", ""));
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            page.clock().install();
            List<String> calls = calls(page);
            page.evaluate(FRAMED, path(draft, "article"));
            FrameLocator frame = page.frameLocator("iframe[src]");
            PlaywrightAssertions.assertThat(frame.locator("h1")).hasText(name);
            PlaywrightAssertions.assertThat(frame.locator(".discussion textarea"))
                    .isVisible();
            page.frames().forEach(each -> each.waitForLoadState(LoadState.LOAD));
            assertEquals(
                    true,
                    frame.locator("body")
                            .evaluate(
                                    "body => getComputedStyle(body).fontFamily !== '' && document.styleSheets.length >"
                                            + " 0"));
            page.clock().fastForward(60_000);
            page.clock().fastForward(60_000);
            assertTrue(
                    calls.stream().noneMatch(call -> call.contains(name) || call.contains("/views")), calls::toString);
        });
    }

    @Test
    void unparsableDocumentIsShownWithEveryFieldError() {
        HttpResponse<String> preview = preview(draft("", "---\ntitle: [broken\n---\nText.\n"), "article");
        assertEquals(422, preview.statusCode());
        assertEquals("application/problem+json", header(preview, "content-type"));
        assertFalse(JsonMapper.shared().readTree(preview.body()).path("errors").isEmpty());
    }

    @Test
    void nothingOfAnotherDraftIsShownBesideOneThatCannotBe() {
        String shown = draft("", document("Seen first.", ""));
        String broken = draft("", "---\ntitle: [broken\n---\nText.\n");
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + shown, page -> {
            new Manuscript(page).awaitSaved();
            page.locator("#to-preview").click();
            FrameLocator preview = page.frameLocator("#preview-frame");
            PlaywrightAssertions.assertThat(preview.locator("body")).containsText("Seen first.");
            page.evaluate("id => { location.hash = `#draft/${id}` }", broken);
            PlaywrightAssertions.assertThat(page.locator("#preview-errors")).isVisible();
            PlaywrightAssertions.assertThat(preview.locator("body")).isEmpty();
        });
    }

    /** What the page asks of the network, but for the desk's own calls and the previews themselves. */
    private static List<String> calls(Page page) {
        List<String> calls = new CopyOnWriteArrayList<>();
        page.onRequest(request -> calls.add(request.method() + " " + request.url()));
        return calls;
    }

    private String document(String text, String more) {
        return "---\ntitle: %s\nsection: science\ndate: 2020-02-02\n%s---\n%s\n".formatted(name, more, text);
    }

    private static String draft(String query, String document) {
        HttpResponse<String> created =
                PUBLICATION.send(HttpRequest.newBuilder(PUBLICATION.site().resolve("/api/drafts" + query))
                        .POST(BodyPublishers.ofString(document))
                        .header("content-type", "text/markdown")
                        .header("authorization", "Bearer " + PUBLICATION.token()));
        assertEquals(201, created.statusCode(), created::body);
        return JsonMapper.shared().readTree(created.body()).path("id").asString();
    }

    private static HttpResponse<String> preview(String draft, String as) {
        return PUBLICATION.get(path(draft, as), "authorization", "Bearer " + PUBLICATION.token());
    }

    private static String path(String draft, String as) {
        return "/api/drafts/" + draft + "/preview?as=" + as;
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
