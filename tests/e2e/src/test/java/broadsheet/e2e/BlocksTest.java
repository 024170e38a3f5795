package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asides, pull quotes, figures, galleries, charts and formulas are seen at every width, and written without knowing Markdown. */
class BlocksTest {
    private static final Publication PUBLICATION = Publication.get();

    private final String slug = "blocks-" + UUID.randomUUID().toString().substring(0, 8);

    private void publish(Path folder) throws IOException {
        draw(folder.resolve("wide.png"), 2000, 1100, 0x8aa9c4, 0x2d4a63);
        draw(folder.resolve("one.png"), 1200, 900, 0xd8b58a, 0x7a4a22);
        draw(folder.resolve("two.png"), 1200, 900, 0x9cc4a0, 0x2c5a38);
        draw(folder.resolve("three.png"), 900, 1200, 0xc99cc4, 0x592c56);
        Files.writeString(folder.resolve("2026-02-02-" + slug + ".md"), """
            ---
            title: The harbour that counts twice (%s)
            dek: A port keeps two ledgers, and reads both aloud.
            section: science
            ---
            Every ship is counted twice, once from the tower and once at the gate. Nobody remembers why the port began to do so, and nobody
            has proposed to end it. The tower opens at six. The gate never closes.

            ## Two ledgers

            :::pullquote[Ada Pilot, who reads the second ledger]
            Nobody remembers why the port began to do so, and nobody has proposed to end it.
            :::

            One is bound in leather and holds a year. The other is a pile of slips, which the porter ties together on the last day of the month.

            ![A wide view of the harbour.](wide.png "The harbour in the morning, seen from the tower"){width=wide credit="A. Photographer"}

            The slips are not copied. They are kept in the order in which the ships left, and that is the order of the ledger, too, except for two
            days of the year.

            :::aside[What is a tide table?]
            A list of times, printed a year ahead. The office that prints it is a harbour's oldest.

            - High water, twice a day
            - Low water, twice a day
            :::

            ## What the ledgers show

            :::gallery[The harbour on three days of March]{width=full credit="B. Photographer"}
            ![The quay.](one.png "The quay")
            ![The tower.](two.png "The tower")
            ![The gate.](three.png "The gate")
            :::

            They agree on most days.

            :::figure[Ships by month, as the tower and the gate counted them]{width=wide credit="Harbour Office"}
            | Month | Tower | Gate | Difference | Fog | Remarks |
            | --- | ---: | ---: | ---: | ---: | --- |
            | January | 412 | 411 | 1 | 9 | One ship left by night, and nobody saw it |
            | February | 398 | 398 | 0 | 7 | – |
            :::

            ```chart
            title: Ships by year
            source: Harbour Office

            Year, Tower, Gate
            2023, 412, 411
            The year 2024 until the storm, 398, 398
            2025, 1 204, 1190
            ```

            And on the others somebody asks.

            ```chart
            type: line
            title: Hours of fog
            source: Harbour Office

            Year | Tower | Gate | Quay
            2019 | 12 | 8 | 3
            2020 | 14 | 9 | 4
            2021 | 9 | 9 | 4
            2022 | 17 | 11 | –
            2023 | 13 | 12 | 9
            2024 | 19 | 10 | 8
            ```

            The ledger of the tower, $`t_i`$, is longer than that of the gate, $`g_i`$, by

            ```math
            D = \\sum_{i=1}^{n} \\frac{t_i - g_i}{n} = \\frac{t_1 - g_1}{n} + \\frac{t_2 - g_2}{n} + \\frac{t_3 - g_3}{n} + \\frac{t_4 - g_4}{n} + \\cdots
              = \\begin{cases} 0 & \\text{on most days} \\\\ 1 & \\text{when a ship leaves by night, and nobody sees it} \\end{cases}
            ```
            """.formatted(slug));
        PUBLICATION.importFolder(folder, 0);
        PUBLICATION.await("/articles/" + slug, answer -> answer.statusCode() == 200);
    }

    private static void draw(Path file, int width, int height, int sky, int sea) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D painter = image.createGraphics();
        painter.setPaint(new GradientPaint(0, 0, new Color(sky), 0, height, new Color(sea)));
        painter.fillRect(0, 0, width, height);
        painter.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    @ParameterizedTest
    @CsvSource({"390, DARK", "768, LIGHT", "1100, LIGHT", "1440, LIGHT"})
    void blocksStandInThePageAtEveryWidth(int width, ColorScheme scheme, @TempDir Path folder) throws IOException {
        publish(folder);
        Chromium.visit(new Screen(width, scheme, true, ""), page -> {
            page.navigate("/articles/" + slug);
            assertTrue((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"));
            BoundingBox text = box(page, ".text > p >> nth=0");
            BoundingBox wide = box(page, ".text > figure.wide >> nth=0");
            BoundingBox full = box(page, ".text > figure.full");
            assertTrue(wide.width >= text.width && full.width >= wide.width, wide.width + " " + full.width);
            if (width >= 1100) {
                assertTrue(wide.width > text.width + 100, "wide is " + wide.width);
                assertTrue(full.x < text.x, "full begins at " + full.x);
            }
            assertThat(page.locator(".gallery > figure")).hasCount(3);
            assertThat(page.locator("p > math")).hasCount(2);
            assertTrue((boolean)
                    page.locator(".formula").evaluate("formula => formula.scrollWidth > formula.clientWidth"));
            page.locator(".chart summary").first().click();
            assertThat(page.locator(".chart table").first()).isVisible();
            BrowserTest.SCREENSHOTS.ifPresent(screenshots -> page.screenshot(new Page.ScreenshotOptions()
                    .setPath(screenshots.resolve("blocks-%d-%s.png".formatted(width, scheme)))
                    .setFullPage(true)));
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            assertEquals(text.width > 0, box(page, ".text > figure.wide >> nth=0").width > 0);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
            // Last, because it looks at other widths and schemes.
            Axe.check(page, "an article with blocks");
        });
    }

    private static BoundingBox box(Page page, String selector) {
        return page.locator(selector).boundingBox();
    }

    @Test
    void pageAndFeedWithBlocksAreValid(@TempDir Path folder, @TempDir Path pages) throws IOException {
        publish(folder);
        Files.writeString(
                pages.resolve("blocks.html"),
                PUBLICATION.get("/articles/" + slug).body());
        Vnu.assertValid(pages);
        assertTrue(PUBLICATION
                .get("/api/articles/" + slug)
                .body()
                .contains("<figcaption>The harbour in the morning, seen from the tower · <small"));
    }

    @Test
    void pullQuoteAndAsideInsertedByButtonAppearInPreview() {
        AtTheDesk.await();
        Person.editor().visit(Screen.of(1440), "/desk/", page -> {
            Manuscript manuscript = Manuscript.begin(page)
                    .title("Blocks " + slug, "")
                    .type("Ships come in twice.")
                    .press("Shift+Home")
                    .tool("block");
            page.locator("#blocks-dialog [value=pullquote]").click();
            manuscript.press("Control+End").tool("block");
            page.locator("#blocks-dialog [value=aside]").click();
            manuscript.type("Tides").awaitSaved();
            page.locator("#field-section").selectOption("science");
            manuscript.awaitSaved();
            assertEquals(
                    "Ships come in twice.\n\n:::pullquote\nShips come in twice.\n:::\n\n:::aside[Tides]\nText\n:::",
                    Drafts.document(manuscript.id())
                            .replaceFirst("(?s)^---.*?\n---\n", "")
                            .strip());
            page.locator("#to-preview").click();
            FrameLocator preview = page.frameLocator("#preview-frame");
            assertThat(preview.locator(".pull blockquote")).hasText("Ships come in twice.");
            assertThat(preview.locator(".aside .title")).hasText("Tides");
            BrowserTest.SCREENSHOTS.ifPresent(screenshots ->
                    page.screenshot(new Page.ScreenshotOptions().setPath(screenshots.resolve("blocks-desk.png"))));
        });
    }
}
