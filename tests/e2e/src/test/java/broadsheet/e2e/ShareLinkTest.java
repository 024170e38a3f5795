package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Links that show a draft to somebody without an account. */
@ExtendWith(AtTheDesk.class)
class ShareLinkTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final String ENDED = "This link has ended";

    private final String title = "Shared " + UUID.randomUUID();
    private final Locator.GetByTextOptions exactly = new Locator.GetByTextOptions().setExact(true);

    @Test
    void linkFromTheDeskShowsTheDraftWithItsPictureUntilItIsEnded() {
        Person.author().visit(Screen.of(1440), "/desk/", page -> {
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            Manuscript.begin(page)
                    .title(title, "For one reader.")
                    .type("Nobody else may read this yet.")
                    .picture("Harbour.png", png(), "Two pilots on a ladder.", "Pilots board.")
                    .awaitSaved();
            openDialog(page);
            assertThat(page.locator("#share-unready")).containsText("Section");
            page.locator("#share-close").click();
            page.locator("#field-section").selectOption("science");
            new Manuscript(page).awaitSaved();
            openDialog(page);
            String link = makeLink(page);
            assertThat(page.locator("#share-unready")).isHidden();
            opensAs(link, title);
            page.locator("#share-close").click();
            openDialog(page);
            assertThat(page.locator("#share-list")).containsText("Opened once");
            page.locator("#share-list").getByText("End it", exactly).click();
            page.locator("#share-list").getByText("Press again to end it").click();
            assertThat(page.locator("#share-list li")).hasCount(0);
            endsAt(link);
        });
    }

    private static void openDialog(Page page) {
        page.locator(".work-acts [data-share]").click();
        assertThat(page.locator("#share-label")).isFocused();
    }

    private static String makeLink(Page page) {
        page.locator("#share-label").fill("The lawyer");
        page.locator("#share-label").press("Enter");
        assertThat(page.locator("#share-list li")).containsText("Not opened yet");
        assertThat(page.locator("#share-list .copy")).hasText("Copied");
        Axe.check(page, "the links to a draft");
        return String.valueOf(page.evaluate("navigator.clipboard.readText()"));
    }

    private static void opensAs(String link, String title) {
        Chromium.visit(Screen.of(390), page -> {
            List<String> calls = new CopyOnWriteArrayList<>();
            page.onRequest(request -> calls.add(request.method() + " " + request.url()));
            page.navigate(link);
            assertThat(page.locator("h1")).hasText(title);
            assertThat(page.locator("article.article")).containsText("Nobody else may read this yet.");
            Locator picture = page.locator("article.article img").first();
            picture.scrollIntoViewIfNeeded();
            assertThat(picture).not().hasJSProperty("naturalWidth", 0);
            assertTrue(calls.stream().noneMatch(call -> call.startsWith("POST")), calls::toString);
        });
    }

    private static void endsAt(String link) {
        Chromium.visit(Screen.of(390), page -> {
            page.navigate(link);
            assertThat(page.locator("h1")).hasText(ENDED);
        });
    }

    @Test
    void sharedPageIsForNoCacheNoSearchEngineAndNoOtherSite() {
        HttpResponse<String> page = PUBLICATION.get("/api/previews?token=" + Drafts.link(draft()));
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains(title));
        assertPrivate(page);
        HttpResponse<String> none = PUBLICATION.get("/api/previews?token=nobody-gave-this-out");
        assertEquals(404, none.statusCode());
        assertTrue(none.body().contains(ENDED));
        assertPrivate(none);
    }

    private static void assertPrivate(HttpResponse<String> page) {
        assertEquals("no-store", header(page, "cache-control"));
        assertEquals("noindex", header(page, "x-robots-tag"));
        assertEquals("no-referrer", header(page, "referrer-policy"));
        String policy = header(page, "content-security-policy");
        assertTrue(policy.contains("form-action 'none'; base-uri 'none'; frame-ancestors 'self'"), policy);
        assertFalse(policy.contains("connect-src"), policy);
    }

    @Test
    void linkOfDeletedDraftIsAnsweredLikeAnUnknownOne() {
        String draft = draft();
        String token = Drafts.link(draft);
        Drafts.delete(draft);
        HttpResponse<String> deleted = PUBLICATION.get("/api/previews?token=" + token);
        HttpResponse<String> unknown = PUBLICATION.get("/api/previews?token=nobody-gave-this-out");
        assertEquals(404, deleted.statusCode());
        assertEquals(unknown.body(), deleted.body());
    }

    private String draft() {
        return Drafts.create("---\ntitle: " + title + "\nsection: science\n---\nWhat it says.\n");
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static byte[] png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(640, 360, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
