package broadsheet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recording, a film and files to download, published from a folder. */
class MediaTest {
    private static final Publication PUBLICATION = Publication.get();
    private static final String TOKEN = UUID.randomUUID().toString().substring(0, 8);
    private static final String PATH = "/articles/media-" + TOKEN;
    private static final int SECONDS = 3;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void publish() throws IOException {
        Files.write(folder.resolve("talk.wav"), tone());
        Files.write(folder.resolve("lock.mp4"), ("\0\0\0 ftypisom\0\0\2\0isommp41 " + TOKEN).getBytes(ISO_8859_1));
        Files.writeString(
                folder.resolve("lock.en.vtt"),
                "WEBVTT\n\nNOTE " + TOKEN + "\n\n00:00.500 --> 00:02.000\nThe lock opens.\n");
        ImageIO.write(
                new BufferedImage(640, 400, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("lock.png").toFile());
        Files.writeString(folder.resolve("accounts.pdf"), "%PDF-1.7\n" + TOKEN);
        Files.writeString(folder.resolve("ships.csv"), "year,ships\n2026,7\n" + TOKEN + ",1\n");
        Files.writeString(folder.resolve("media-" + TOKEN + ".md"), """
            ---
            title: The lock and its keeper (%1$s)
            section: science
            date: 2026-03-12
            ---
            The keeper talks, and [the ships](ships.csv) wait.

            ![The keeper talks](talk.wav "Recorded on the pier, %1$s.")

            :::transcript
            **Keeper:** It opens at six.
            :::

            ![The lock opens](lock.mp4){poster=lock.png captions=lock.en.vtt credit="A. Maker"}

            [The accounts of the harbour](accounts.pdf)
            """.formatted(TOKEN));
        PUBLICATION.importFolder(folder, 0);
        PUBLICATION.await(PATH, answer -> answer.statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource({"390, DARK", "768, LIGHT", "1440, LIGHT"})
    void recordingPlaysFromWhereAReaderSeeksAndNothingMoves(int width, ColorScheme scheme) {
        Chromium.visit(new Screen(width, scheme, true, ""), page -> {
            page.navigate(PATH);
            Locator audio = page.locator(".media audio");
            audio.scrollIntoViewIfNeeded();
            assertEquals(SECONDS, ((Number) audio.evaluate("""
                audio => new Promise(done => {
                  if (audio.readyState) { done(audio.duration); } else { audio.addEventListener('loadedmetadata', () => done(audio.duration)); }
                })
                """)).intValue());
            assertEquals(2, ((Number) audio.evaluate("""
                audio => new Promise(done => { audio.addEventListener('seeked', () => done(audio.currentTime)); audio.currentTime = 2; })
                """)).intValue());
            Locator film = page.locator(".media video");
            film.scrollIntoViewIfNeeded();
            var box = film.boundingBox();
            assertEquals(640.0 / 400, box.width / box.height, 0.02);
            assertThat(page.locator("details.transcript summary")).hasText("Transcript");
            assertThat(page.getByText("It opens at six.")).isHidden();
            page.locator("details.transcript summary").click();
            assertThat(page.getByText("It opens at six.")).isVisible();
            assertTrue((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"));
            BrowserTest.SCREENSHOTS.ifPresent(shots -> page.screenshot(new Page.ScreenshotOptions()
                    .setPath(shots.resolve("media-%d-%s.png".formatted(width, scheme)))
                    .setFullPage(true)));
            // Last, because it looks at other widths and schemes.
            page.reload();
            Axe.check(page, "an article with media");
        });
    }

    @Test
    void captionsOfAFilmAreLoadedUnderThePolicyOfThePage() {
        List<String> refused = Chromium.refusals(Screen.of(1440), page -> {
            page.navigate(PATH);
            Object cue = page.locator(".media video").evaluate("""
                video => new Promise(done => {
                  const [track] = video.textTracks;
                  video.querySelector('track').addEventListener('load', () => done(track.cues[0].text));
                  track.mode = 'hidden';
                })
                """);
            assertEquals("The lock opens.", cue);
        });
        assertEquals(List.of(), refused);
    }

    @Test
    void downloadIsSavedUnderItsNameAndNeverOpened() {
        Chromium.visit(Screen.of(1440).withScripts(false), page -> {
            page.navigate(PATH);
            Locator link = page.getByText("The accounts of the harbour");
            assertThat(link).containsText("PDF, 1 KB");
            assertEquals("accounts.pdf", page.waitForDownload(link::click).suggestedFilename());
        });
        Element page = Jsoup.parse(PUBLICATION.get(PATH).body());
        for (String name : List.of("accounts.pdf", "ships.csv")) {
            HttpResponse<String> file =
                    PUBLICATION.get(page.expectFirst("a[download=" + name + "]").attr("href"));
            assertEquals(200, file.statusCode());
            assertEquals("attachment", header(file, "content-disposition"));
            assertEquals("nosniff", header(file, "x-content-type-options"));
            assertTrue(header(file, "content-security-policy").startsWith("default-src 'none'"));
        }
    }

    @Test
    void cdnSendsAPartOfARecording() {
        String path = Jsoup.parse(PUBLICATION.get(PATH).body())
                .expectFirst("audio source")
                .attr("src");
        HttpResponse<String> part = PUBLICATION.get(path, "range", "bytes=0-3");
        assertEquals(206, part.statusCode());
        assertEquals("RIFF", part.body());
        assertEquals("audio/wav", header(part, "content-type"));
        assertTrue(header(part, "content-range").startsWith("bytes 0-3/"));
        assertEquals(416, PUBLICATION.get(path, "range", "bytes=99999999-").statusCode());
    }

    @Test
    void feedNamesTheRecordingAndThePageIsValid(@TempDir Path pages) throws IOException {
        String feed = PUBLICATION
                .await("/sections/science/feed.xml", answer -> answer.body().contains(TOKEN))
                .body();
        Element entry = Jsoup.parse(feed, org.jsoup.parser.Parser.xmlParser()).select("entry").stream()
                .filter(each -> each.text().contains(TOKEN))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("audio/wav", "video/mp4"),
                entry.select("link[rel=enclosure]").eachAttr("type"));
        Files.writeString(pages.resolve("media.html"), PUBLICATION.get(PATH).body());
        Vnu.assertValid(pages);
    }

    /** A tone of three seconds in 8,000 samples a second. */
    private static byte[] tone() {
        int rate = 8_000;
        int length = SECONDS * rate;
        ByteBuffer wav = ByteBuffer.allocate(44 + length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(ISO_8859_1)).putInt(36 + length).put("WAVEfmt ".getBytes(ISO_8859_1));
        wav.putInt(16).putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate);
        wav.putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(ISO_8859_1))
                .putInt(length);
        for (int i = 0; i < length; i++) {
            wav.put((byte) (128 + 60 * Math.sin(i * 2 * Math.PI * 220 / rate) + TOKEN.charAt(i % TOKEN.length()) % 4));
        }
        return wav.array();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
