package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Authors write at the desk and hand in; editors publish. Nobody of them knows Markdown. */
@ExtendWith(AtTheDesk.class)
class EditorTest {
    private static final Publication PUBLICATION = Publication.get();

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private final String title = "The harbour that counts twice " + token;
    private final String slug = "the-harbour-that-counts-twice-" + token;

    @Test
    void articleWrittenWithoutMarkdownIsPublishedByAnEditor() {
        Person.author().visit(Screen.of(1440), "/desk/", page -> {
            Manuscript manuscript = Manuscript.begin(page)
                    .title(title, "A port keeps two ledgers.")
                    .type("Every ship is counted twice. It is a ")
                    .press("Control+b")
                    .type("duty")
                    .press("Control+b")
                    .type(".")
                    .cite("https://example.org/law", "The law of harbours", "Parliament")
                    .press("Enter")
                    .tool("heading")
                    .type("Two ledgers")
                    .press("Enter")
                    .type("One is in the tower.")
                    .cite("https://example.org/tower", "The tower’s ledger", "Harbour master")
                    .press("Enter")
                    .tool("bullets")
                    .type("Ships that enter")
                    .press("Enter")
                    .type("Ships that leave")
                    .press("Enter")
                    .press("Enter")
                    .type("The other is kept at the gate.")
                    .cite("https://example.org/gate", "The gate’s ledger", "Customs")
                    .picture("Harbour.png", png(), "Two pilots on a ladder.", "Pilots board. Photograph: A. Person")
                    .chips("tags", List.of("harbours", "ledgers"));
            manuscript.dropLead("Tower.png", png(), "The tower at dusk.", "Photograph: B. Person");
            page.locator("#field-section").selectOption("science");
            page.locator("#field-layout").selectOption("Interview");
            page.locator("#field-points").fill("Two people count.\n\nThey differ.");
            manuscript.awaitSaved();
            assertThat(page.locator("#source-count")).hasText("3");
            assertThat(page.locator("#draft-count")).containsText("words");
            assertThat(page.locator("#to-publish")).isHidden();
            page.locator("#hand-in").click();
            assertThat(page.locator("#draft-status")).hasText("In review");
        });
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            Locator row = row(page);
            assertThat(row.locator(".row-status")).hasText("In review");
            row.locator(".row-title").click();
            assertThat(page.locator("#draft-title")).hasValue(title);
            page.locator("#to-publish").click();
            assertThat(page.locator("#publish-facts")).containsText("/articles/" + slug);
            page.locator("#publish-now").click();
            assertThat(page.locator("#articles-news")).containsText("It is published.");
            assertThat(row(page).locator(".row-status")).hasText("Published");
        });
        Document article = Jsoup.parse(PUBLICATION
                .await("/articles/" + slug, answer -> answer.statusCode() == 200)
                .body());
        assertEquals(title, article.expectFirst("h1").text());
        assertEquals("duty", article.expectFirst(".text strong").text());
        assertEquals("Two ledgers", article.expectFirst(".text h2").text());
        assertEquals("article interview", article.expectFirst("article").className());
        assertEquals(
                List.of("Two people count.", "They differ."),
                article.select(".key-points li").eachText());
        assertEquals(
                List.of("Ships that enter", "Ships that leave"),
                article.select(".text ul li").eachText());
        assertEquals(3, article.select(".text .citation").size());
        assertEquals(3, article.select(".sources li").size());
        assertEquals(
                "Two pilots on a ladder.",
                article.expectFirst(".text figure img").attr("alt"));
        assertTrue(article.expectFirst(".text figcaption").text().contains("Pilots board."));
        assertEquals(
                "The tower at dusk.", article.expectFirst(".lead-picture img").attr("alt"));
        assertEquals(
                "Photograph: B. Person",
                article.expectFirst(".lead-picture figcaption").text());
    }

    @Test
    void editorSeesDifferenceBeforePublishingAChangedArticle() {
        PUBLICATION.publish(
                slug, "---\n# kept\ntitle: " + title + "\nsection: science\nlayout: post\n---\nOne.\n\nTwo.\n");
        PUBLICATION.await("/articles/" + slug, answer -> answer.statusCode() == 200);
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            row(page).getByText("Change").click();
            assertThat(page.locator("#draft-title")).hasValue(title);
            Manuscript manuscript = new Manuscript(page);
            manuscript.text().click();
            manuscript.press("Control+End").press("Enter").type("Three.").awaitSaved();
            page.locator("#field-correction").fill("The third part was missing.");
            manuscript.awaitSaved();
            String document = Drafts.document(manuscript.id());
            assertTrue(
                    document.startsWith("---\n# kept\ntitle: " + title + "\nsection: science\nlayout: post\n"),
                    document);
            page.locator("#to-publish").click();
            assertThat(page.locator("#publish-difference ins").filter(new Locator.FilterOptions().setHasText("Three.")))
                    .hasCount(1);
            assertThat(page.locator("#publish-difference del")).hasCount(0);
            page.locator("#publish-now").click();
            assertThat(page.locator("#articles-news")).containsText("It is published.");
        });
        PUBLICATION.await(
                "/articles/" + slug,
                answer -> answer.body().contains("<p>Three.</p>")
                        && answer.body().contains("The third part was missing."));
    }

    @Test
    void fieldErrorsAreShownUntilFixed() {
        String id = Drafts.create("---\ntitle: " + title + "\nsection: nowhere\ndate: someday\n---\nText.[^4]\n");
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + id, page -> {
            assertThat(page.locator("#draft-title")).hasValue(title);
            page.locator("#to-publish").click();
            assertThat(page.locator("#publish-errors li")).hasCount(3);
            assertThat(page.locator("#publish-now")).isEnabled();
            page.locator("#publish-errors").getByText("Date").click();
            assertThat(page.locator("#field-date")).isFocused();
            assertThat(page.locator("#field-date")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#error-section")).containsText("nowhere");
            page.locator("#field-date").fill("2025-02-01");
            assertThat(page.locator("#error-date")).isEmpty();
        });
    }

    @Test
    void pastedWordProcessorTextLosesItsStyles() {
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            Manuscript manuscript = Manuscript.begin(page).title(title, "");
            manuscript.paste("""
                <html><head><style>p {color: red}</style></head><body><b style="font-weight:normal">
                <h2 style="color:#434343"><span style="font-weight:700">Two ledgers</span></h2>
                <p class=MsoNormal style="margin:0">A <span style="font-weight:700">bold</span> word and
                <a href="https://www.google.com/url?q=https://example.org/a&amp;sa=D">a link</a>.<o:p></o:p></p>
                <table><tr><th>Year</th><th>Ships</th></tr><tr><td>1923</td><td>12</td></tr></table></b></body></html>
                """, "Two ledgers");
            assertThat(manuscript.text()).containsText("bold");
            manuscript.awaitSaved();
            assertTrue(
                    Drafts.document(manuscript.id())
                            .endsWith("## Two ledgers\n\nA **bold** word and [a link](https://example.org/a).\n\n"
                                    + "| Year | Ships |\n| - | - |\n| 1923 | 12 |"),
                    () -> Drafts.document(manuscript.id()));
        });
    }

    @Test
    void brokenLinksAreMarkedUntilFixed() {
        PUBLICATION.publish(slug, "---\ntitle: " + title + "\nsection: science\n---\nOne.\n");
        PUBLICATION.await("/articles/" + slug, answer -> answer.statusCode() == 200);
        String id = Drafts.create("---\ntitle: Links " + token + "\n---\nA [lost](/articles/lost-" + token
                + ") and a [found](/articles/" + slug + ") article, and [another site](https://example.org/lost).\n");
        Person.editor().visit(Screen.of(1440), "/desk/#draft/" + id, page -> {
            Manuscript manuscript = new Manuscript(page);
            assertThat(page.locator("#broken-links")).hasText("1 link leads nowhere");
            assertThat(manuscript.text().locator(".broken")).hasText("lost");
            page.locator("#broken-links").click();
            assertThat(page.locator("#draft-text .link-tip")).containsText("leads nowhere");
            manuscript.press("Control+k");
            page.locator("#link-url").fill("/articles/" + slug);
            page.locator("#link-dialog .button").click();
            assertThat(page.locator("#broken-links")).isHidden();
            assertThat(manuscript.text().locator(".broken")).hasCount(0);
        });
    }

    @Test
    void theListIsFilteredAndWalkedByKeys() {
        Drafts.create("---\ntitle: " + title + "\n---\nText.\n");
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            assertThat(row(page)).hasCount(1);
            page.keyboard().press("/");
            page.keyboard().type("counts twice " + token);
            assertThat(page.locator(".row")).hasCount(1);
            page.keyboard().press("ArrowDown");
            assertThat(row(page).locator(".row-title")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#draft-title")).hasValue(title);
            page.locator(".work-back").click();
            page.locator("#articles-text").fill(token);
            page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName("Published"))
                    .check();
            assertThat(page.locator("#articles-empty")).isVisible();
        });
    }

    @Test
    void editorIsAccessible() {
        String id = Drafts.create(
                "---\ntitle: " + title + "\nsources:\n- title: A\n---\n## Heading\n\nText.[^1]\n\n- one\n");
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            assertThat(row(page)).hasCount(1);
            Axe.check(page, "the list of articles");
            page.setViewportSize(1440, Screen.HEIGHT);
            page.navigate("/desk/#draft/" + id);
            assertThat(page.locator("#draft-title")).hasValue(title);
            Axe.check(page, "the editor");
            page.setViewportSize(1440, Screen.HEIGHT);
            page.locator("#tab-sources").click();
            Axe.check(page, "the sources");
            page.setViewportSize(1440, Screen.HEIGHT);
            page.locator("#to-publish").click();
            assertThat(page.locator("#publish-now")).isEnabled();
            Axe.check(page, "before it is published");
        });
    }

    private Locator row(Page page) {
        return page.locator(".row")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(
                                AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile(token)))));
    }

    private static byte[] png() {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB), "png", bytes);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return bytes.toByteArray();
    }
}
