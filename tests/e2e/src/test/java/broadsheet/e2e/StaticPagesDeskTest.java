package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Editors write, change and remove static pages at the desk. */
@ExtendWith(AtTheDesk.class)
class StaticPagesDeskTest {
    private static final Publication PUBLICATION = Publication.get();

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String title = "Imprint " + token;
    private final String slug = "imprint-" + token;

    @AfterEach
    void remove() {
        // A site has at most a hundred pages.
        PUBLICATION.send(HttpRequest.newBuilder(PUBLICATION.site().resolve("/api/pages/" + slug))
                .header("authorization", "Bearer " + PUBLICATION.token())
                .DELETE());
    }

    @Test
    void pageIsWrittenSeenPublishedChangedRemovedAndTakenBack() {
        at("pages", page -> {
            page.locator("#new-page").click();
            assertThat(page.locator("#page-title")).isFocused();
            page.keyboard().type(title);
            page.keyboard().press("Enter");
            page.keyboard().type("Who is responsible.");
            page.keyboard().press("Enter");
            page.keyboard().type("The publisher is ");
            page.keyboard().press("Control+b");
            page.keyboard().type("The Fair Copy");
            page.keyboard().press("Control+b");
            page.keyboard().type(".");
            assertThat(page.locator("#page-slug")).hasValue(slug);
            assertThat(preview(page).locator("h1")).hasText(title);
            assertThat(preview(page).locator("main strong")).hasText("The Fair Copy");
            page.locator("#page-form [type=submit]").click();
            assertThat(page.locator("#pages-news")).containsText("/" + slug + " is published");
            row(page).click();
            assertThat(page.locator("#page-title")).hasValue(title);
            text(page).click();
            page.keyboard().press("Control+End");
            page.keyboard().press("Enter");
            page.keyboard().type("Write to us.");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator("#pages-news")).containsText("is published");
            PUBLICATION.await(
                    "/" + slug,
                    answer -> answer.body().contains("<p>Write to us.</p>")
                            && answer.body().contains("<strong>The Fair Copy</strong>"));
            row(page).click();
            page.locator("#page-remove").click();
            page.locator("#page-remove").click();
            assertThat(row(page)).hasCount(0);
            assertEquals(404, read().statusCode());
            page.locator("#undo button").click();
            assertThat(row(page)).hasCount(1);
            assertEquals(200, read().statusCode());
        });
    }

    @Test
    void pictureFollowsToTheAddressThatTheEditorChooses() throws IOException {
        byte[] picture = Files.readAllBytes(Publication.ROOT.resolve("docs/live.png"));
        at("pages/+", page -> {
            page.locator("#page-title").fill("Where we are " + token);
            text(page).click();
            page.keyboard().type("By the harbour.");
            page.waitForFileChooser(
                            () -> page.locator("#page-tools [data-do=picture]").click())
                    .setFiles(new FilePayload("pier.png", "image/png", picture));
            page.locator("#picture-alt").fill("The pier");
            page.locator("#picture-dialog").getByText("Done").click();
            assertThat(page.locator("#announcement")).containsText("is on the site");
            assertThat(preview(page).locator("figure img")).hasAttribute("alt", "The pier");
            page.locator("#page-title").fill("Where to find us " + token);
            assertThat(page.locator("#page-slug")).hasValue("where-we-are-" + token);
            page.locator("#page-slug").fill(slug);
            page.locator("#page-form [type=submit]").click();
            assertThat(page.locator("#pages-news")).containsText("/" + slug + " is published");
            row(page).click();
            assertThat(text(page).getByAltText("The pier")).hasAttribute("src", Pattern.compile("/images/.*"));
        });
        PUBLICATION.await("/" + slug, answer -> answer.body().contains("alt=\"The pier\""));
        Chromium.visit(Screen.of(390), page -> {
            page.navigate(PUBLICATION.site().resolve("/" + slug).toString());
            assertEquals(
                    true,
                    page.locator("figure img").evaluate("image => image.decode().then(() => image.naturalWidth > 0)"));
            assertEquals(
                    0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        });
    }

    @Test
    void changesOfTwoEditorsAreJoinedBeforeTheyArePublished() {
        publish("One.\n\nTwo.\n");
        at("pages/" + slug, page -> {
            assertThat(page.locator("#page-title")).hasValue(title);
            publish("One.\n\nTwo, by them.\n");
            typeFirst(page, "Zero. ");
            page.locator("#page-form [type=submit]").click();
            assertThat(page.locator("#page-error")).containsText("are joined");
            assertThat(text(page)).containsText("Zero. One.");
            assertThat(text(page)).containsText("Two, by them.");
            page.locator("#page-form [type=submit]").click();
            assertThat(page.locator("#pages-news")).containsText("is published");
        });
        String document =
                JsonMapper.shared().readTree(read().body()).path("document").asString();
        assertEquals(document("Zero. One.\n\nTwo, by them.\n"), document);
    }

    @Test
    void sameWordsThatTwoEditorsChangeAreChosenBeforeTheyArePublished() {
        publish("One.\n");
        at("pages/" + slug, page -> {
            assertThat(page.locator("#page-title")).hasValue(title);
            publish("One, by them.\n");
            typeFirst(page, "Mine: ");
            page.locator("#page-form [type=submit]").click();
            assertThat(page.locator("#merge-dialog")).isVisible();
            page.locator("#merge-list").getByText("Theirs").click();
            page.locator("#merge-dialog .button").click();
            assertThat(text(page)).hasText("One, by them.");
            assertThat(page.locator("#page-error")).containsText("are joined");
        });
    }

    @Test
    void unpublishedTextIsRestoredAndCanBeDiscarded() {
        publish("One.\n");
        at("pages/" + slug, page -> {
            assertThat(page.locator("#page-title")).hasValue(title);
            assertThat(page.locator("#page-leave")).isHidden();
            typeFirst(page, "Zero. ");
            assertThat(page.locator("#page-leave")).isVisible();
            page.reload();
            assertThat(page.locator("#pages-news")).containsText("is here again");
            assertThat(text(page)).containsText("Zero. One.");
            page.locator("#page-leave").click();
            assertThat(text(page)).hasText("One.");
            assertThat(page.locator("#page-leave")).isHidden();
        });
    }

    @Test
    void addressThatIsTakenAndErrorsAreExplained() {
        publish("One.\n");
        at("pages/+", page -> {
            page.locator("#page-title").fill(title);
            text(page).click();
            page.keyboard().type("Another.");
            page.locator("#page-form [type=submit]").click();
            assertThat(page.locator("#page-error")).containsText("There is a page at /" + slug);
            page.locator("#page-slug").fill("articles");
            page.locator("#page-form [type=submit]").click();
            assertThat(page.locator("#page-error")).containsText("reserved");
        });
    }

    @Test
    void pagesAreForEveryEditorAndNothingScrollsSideways() {
        publish("One.\n");
        at("pages", page -> {
            assertThat(row(page)).hasCount(1);
            Axe.check(page, "the list of pages");
            page.setViewportSize(1440, Screen.HEIGHT);
            row(page).click();
            assertThat(preview(page).locator("h1")).hasText(title);
            Axe.check(page, "a page that is written");
            page.setViewportSize(390, Screen.HEIGHT);
            assertEquals(
                    0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        });
        Person.author().visit(Screen.of(1440), "/desk/", page -> {
            assertThat(page.locator("#desk")).isVisible();
            assertThat(page.locator("#to-pages")).isHidden();
        });
    }

    private static void at(String view, Consumer<Page> visit) {
        Person.editor().visit(Screen.of(1440), "/desk/#" + view, visit);
    }

    private static Locator text(Page page) {
        return page.locator("#page-text .cm-content");
    }

    private static void typeFirst(Page page, String words) {
        text(page).click();
        page.keyboard().press("Control+Home");
        page.keyboard().type(words);
    }

    private static FrameLocator preview(Page page) {
        return page.frameLocator("#page-frame");
    }

    private Locator row(Page page) {
        return page.locator("#pages-list a").filter(new Locator.FilterOptions().setHasText(token));
    }

    private String document(String text) {
        return "---\ntitle: " + title + "\n---\n" + text;
    }

    private void publish(String text) {
        HttpResponse<String> answer =
                PUBLICATION.put("/api/pages/" + slug, "text/markdown; charset=utf-8", document(text));
        assertEquals(2, answer.statusCode() / 100, answer::body);
    }

    private HttpResponse<String> read() {
        return PUBLICATION.get("/api/pages/" + slug, "authorization", "Bearer " + PUBLICATION.token());
    }
}
