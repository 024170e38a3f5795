package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shown of other sites: a card, and on a click the frame. */
class EmbedsTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final String SLUG = "embeds-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeAll
    static void publish() {
        PUBLICATION.publish(SLUG, """
            ---
            title: A film, a map and a song (%s)
            section: science
            ---
            The harbour has been filmed once.

            [How a tide table is made](https://youtu.be/dQw4w9WgXcQ "Harbour TV")

            It lies here.

            https://www.openstreetmap.org/?mlat=53.5&mlon=9.9#map=12/53.5/9.9

            Its song is at a service that the site does not allow.

            [The song of the pilots](https://open.spotify.com/track/4rOoJ6Egrf8K2IrywzwOMk)
            """.formatted(SLUG));
        PUBLICATION.await("/articles/" + SLUG, answer -> answer.statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource({"390, DARK", "1440, LIGHT"})
    void frameIsLoadedByAClickAndNothingBefore(int width, ColorScheme scheme) {
        Chromium.visit(new Screen(width, scheme, true, ""), page -> {
            List<String> elsewhere = elsewhere(page);
            page.navigate("/articles/" + SLUG);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(page.locator(".embed")).hasCount(3);
            assertThat(page.locator(".embed button")).hasCount(2);
            assertThat(page.locator(".embed.youtube small").first()).hasText("Harbour TV · YouTube");
            assertThat(page.locator(".embed.youtube .load")).containsText("YouTube then learns your internet address");
            BrowserTest.SCREENSHOTS.ifPresent(folder -> page.screenshot(new Page.ScreenshotOptions()
                    .setPath(folder.resolve("embeds-%d-%s.png".formatted(width, scheme)))
                    .setFullPage(true)));
            assertEquals(List.of(), elsewhere);
            Locator button = page.locator(".embed.youtube button");
            button.focus();
            page.keyboard().press("Enter");
            Locator frame = page.locator(".embed.youtube iframe");
            assertThat(frame).hasAttribute("title", "How a tide table is made");
            assertThat(frame.contentFrame().getByText("A frame")).isVisible();
            assertEquals(List.of("https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"), elsewhere);
            assertTrue((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"));
            // Last, because it looks at other widths and schemes.
            page.reload();
            Axe.check(page, "an article with embeds");
        });
    }

    @Test
    void policyOfThePageRefusesWhatTheSiteDoesNotAllow() {
        List<String> refused = Chromium.refusals(Screen.of(1440), page -> {
            List<String> elsewhere = elsewhere(page);
            page.navigate("/articles/" + SLUG);
            page.evaluate("""
                () => {
                  const frame = document.createElement("iframe");
                  frame.src = "https://open.spotify.com/embed/track/4rOoJ6Egrf8K2IrywzwOMk";
                  document.body.append(frame);
                }\
                """);
            page.waitForLoadState(LoadState.NETWORKIDLE);
            assertEquals(List.of(), elsewhere);
        });
        assertEquals(1, refused.size(), refused::toString);
    }

    @Test
    void cardIsALinkWithoutScriptsAndInFeeds(@TempDir Path folder) throws IOException {
        Chromium.visit(Screen.of(1440).withScripts(false), page -> {
            page.navigate("/articles/" + SLUG);
            assertThat(page.locator(".embed.youtube a")).hasAttribute("href", "https://youtu.be/dQw4w9WgXcQ");
            assertThat(page.locator(".load").first()).isHidden();
        });
        String feed = PUBLICATION
                .await("/sections/science/feed.json", answer -> answer.body().contains(SLUG))
                .body();
        assertTrue(feed.contains("https://youtu.be/dQw4w9WgXcQ") && !feed.contains("youtube-nocookie"), feed);
        Files.writeString(
                folder.resolve("embeds.html"),
                PUBLICATION.get("/articles/" + SLUG).body());
        Vnu.assertValid(folder);
    }

    @Test
    void otherPagesLoadNoScriptForIt() {
        assertTrue(PUBLICATION.get("/articles/" + SLUG).body().contains("/assets/embeds."));
        assertFalse(PUBLICATION.get("/").body().contains("/assets/embeds."));
        assertTrue(PUBLICATION.get("/").body().contains("content=\"frame-src https://www.youtube-nocookie.com "));
    }

    /** What the page asks of other hosts, which are answered here. */
    private static List<String> elsewhere(Page page) {
        List<String> asked = new CopyOnWriteArrayList<>();
        page.route(
                url -> !URI.create(PUBLICATION.site().toString())
                        .getHost()
                        .equals(URI.create(url).getHost()),
                route -> {
                    asked.add(route.request().url());
                    route.fulfill(new Route.FulfillOptions()
                            .setContentType("text/html")
                            .setBody("<p>A frame</p>"));
                });
        return asked;
    }
}
