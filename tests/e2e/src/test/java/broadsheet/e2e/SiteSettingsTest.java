package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Administrators see the site with other settings before readers do. */
@ExtendWith(AtTheDesk.class)
class SiteSettingsTest {
    private static final Publication PUBLICATION = Publication.get();

    private final String token = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void identityIsSeenBeforeItIsPublishedAndNothingIsStored() {
        String before = settings();
        Person.administrator().visit(Screen.of(1440), "/desk/#settings", page -> {
            Locator text = page.locator("#settings-text");
            assertThat(text).hasValue(before);
            FrameLocator seen = page.frameLocator("#settings-frame");
            assertThat(seen.locator("body.home")).isVisible();
            text.fill(before.replaceFirst("(?m)^title:.*$", "title: Another Name " + token)
                            .replaceFirst("(?ms)^identity:\\n(?:[ \\t].*?\\n)*", "")
                    + "\nidentity:\n  typeface: system\n  paper: \"#f0f8ff\"\n  paperDark: \"#101820\"\n");
            assertThat(seen.locator("body")).containsText("Another Name " + token);
            assertThat(seen.locator("body")).hasCSS("background-color", "rgb(240, 248, 255)");
            choose(page, "settings-scheme", "dark");
            assertThat(seen.locator("body")).hasCSS("background-color", "rgb(16, 24, 32)");
            choose(page, "settings-width", "phone");
            assertEquals(390, page.locator("#settings-frame").evaluate("frame => frame.contentWindow.innerWidth"));
            choose(page, "settings-as", "article");
            assertThat(seen.locator("article.article h1").first()).isVisible();
            assertThat(seen.locator("body")).hasCSS("background-color", "rgb(16, 24, 32)");
            page.reload();
            assertThat(page.locator("#settings-news")).containsText("is here again");
            page.locator("#settings-leave").click();
            assertThat(text).hasValue(before);
        });
        assertEquals(before, settings());
    }

    @Test
    void errorsAreNamedWhileOneWritesAndAChangeIsPublished() {
        String before = settings();
        Person.administrator().visit(Screen.of(1440), "/desk/#settings", page -> {
            Locator text = page.locator("#settings-text");
            assertThat(text).hasValue(before);
            text.fill(before + "\nidentity:\n  typeface: comic\n");
            assertThat(page.locator("#settings-errors li").first()).isVisible();
            page.locator("#settings-form [type=submit]").click();
            assertThat(page.locator("#settings-errors li").first()).isVisible();
            assertEquals(before, settings());
            text.fill(before + "# " + token + "\n");
            assertThat(page.locator("#settings-errors li")).hasCount(0);
            page.locator("#settings-form [type=submit]").click();
            assertThat(page.locator("#settings-news")).containsText("Published");
            assertThat(page.locator("#settings-leave")).isHidden();
        });
        assertEquals(before + "# " + token + "\n", settings());
    }

    @Test
    void settingsAreAccessibleToAdministratorsOnly() {
        Person.administrator().visit(Screen.of(1440), "/desk/#settings", page -> {
            assertThat(page.frameLocator("#settings-frame").locator("body.home"))
                    .isVisible();
            Axe.check(page, "the settings");
            page.setViewportSize(390, Screen.HEIGHT);
            assertEquals(
                    0, page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        });
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            assertThat(page.locator("#to-pages")).isVisible();
            assertThat(page.locator("#to-settings")).isHidden();
        });
    }

    private static void choose(Page page, String name, String value) {
        page.locator("label:has([name=" + name + "][value=" + value + "])").click();
    }

    private static String settings() {
        return PUBLICATION
                .get("/api/site", "authorization", "Bearer " + PUBLICATION.token())
                .body();
    }
}
