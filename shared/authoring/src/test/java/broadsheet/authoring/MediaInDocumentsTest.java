package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Attachment;
import broadsheet.article.FileFormat;
import broadsheet.article.MediaFile;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.validation.FieldErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings, films and files to download in documents. */
class MediaInDocumentsTest {
    private static final String TALK = "/images/" + "a".repeat(64) + "/file.mp3";
    private static final Map<PictureName, Attachment> KEPT = Map.of(
            new PictureName("audio/talk.mp3"), new MediaFile("a".repeat(64), FileFormat.MP3, 4_200_000),
            new PictureName("film.mp4"), new MediaFile("b".repeat(64), FileFormat.MP4, 58_000_001),
            new PictureName("film.vtt"), new MediaFile("c".repeat(64), FileFormat.VTT, 900),
            new PictureName("film.pt-BR.vtt"), new MediaFile("d".repeat(64), FileFormat.VTT, 900),
            new PictureName("report-0123456789abcdef.pdf"), new MediaFile("e".repeat(64), FileFormat.PDF, 120_001),
            new PictureName("report.pdf"), new MediaFile("e".repeat(64), FileFormat.PDF, 120_001),
            new PictureName("film.jpg"), new Picture("f".repeat(64), 1600, 1000, List.of(320, 640, 960)));

    private final FieldErrors errors = new FieldErrors();
    private final List<String> ignored = new ArrayList<>();
    private final Illustrations illustrations = new Illustrations(() -> KEPT);

    @Test
    void recordingAloneIsAPlayerWithItsCaptionAndALinkThatSavesIt() {
        assertEquals(
                "<figure class=\"media\"><audio controls preload=\"metadata\" aria-label=\"Talk with a pilot\">"
                        + "<source src=\"" + TALK + "\" type=\"audio/mpeg\"></audio>"
                        + "<p class=\"file\"><a href=\"" + TALK + "\" download=\"talk.mp3\" type=\"audio/mpeg\""
                        + " data-bytes=\"4200000\">talk.mp3 <small>MP3, 5&nbsp;MB</small></a></p>"
                        + "<figcaption>The “pilot” on Monday</figcaption></figure>",
                html("![Talk with a pilot](audio/talk.mp3 'The \"pilot\" on Monday')"));
    }

    @Test
    void fileFromTheDeskIsSavedUnderItsNameWithoutTheDesksMark() {
        assertEquals(
                "report.pdf",
                text("[Report](report-0123456789abcdef.pdf)").expectFirst("a").attr("download"));
    }

    @Test
    void filmHasItsPosterWithItsSizeAndCaptionsInTheirLanguages() {
        Element film = text("![A film](film.mp4){poster=film.jpg captions=\"film.vtt film.pt-BR.vtt\" width=wide"
                        + " credit=\"A. Maker\"}")
                .expectFirst("figure.media.wide > video");
        assertEquals("none", film.attr("preload"));
        assertEquals("/images/" + "f".repeat(64) + "/960.webp", film.attr("poster"));
        assertEquals(List.of("1600", "1000"), List.of(film.attr("width"), film.attr("height")));
        assertTrue(film.hasAttr("playsinline") && film.hasAttr("controls"));
        List<Element> tracks = film.select("track[kind=captions]");
        assertEquals(
                List.of("", "pt-BR"),
                tracks.stream().map(track -> track.attr("srclang")).toList());
        assertEquals(
                "/images/" + "c".repeat(64) + "/file.vtt", tracks.getFirst().attr("src"));
        assertEquals(
                "A film · A. Maker",
                requireNonNull(film.parent()).expectFirst("figcaption").text());
        assertEquals(List.of(), ignored);
    }

    @Test
    void filmWithoutAPosterHasASizeToo() {
        Element film = text("![](film.mp4)").expectFirst("video");
        assertEquals(
                List.of("1280", "720", "metadata"),
                List.of(film.attr("width"), film.attr("height"), film.attr("preload")));
        assertEquals("film.mp4", film.attr("aria-label"));
        assertTrue(requireNonNull(film.parent()).select("figcaption").isEmpty());
    }

    @Test
    void figureBlockTakesAFilmWithACaptionOfItsOwn() {
        Element figure = text(":::figure{width=full}\n![A film](film.mp4)\n\nA *long* caption.\n:::")
                .expectFirst("figure.media.full");
        assertEquals(1, figure.select("video").size());
        assertTrue(figure.expectFirst("figcaption").html().contains("A <em>long</em> caption."));
        assertEquals("figcaption", figure.children().getLast().tagName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Hear ![the talk](audio/talk.mp3) now.",
                "Hear [the talk](audio/talk.mp3) now.",
                "Hear [the talk](./audio/talk.mp3?x=1#t=3) now.",
                "Hear <a href=\"/audio/talk.mp3\" title=\"x\">the talk</a> now."
            })
    void fileWithinALineIsALinkThatSaysItsTypeAndSize(String markdown) {
        assertEquals(
                "<p>Hear <a href=\"" + TALK + "\" download=\"talk.mp3\" type=\"audio/mpeg\" data-bytes=\"4200000\">"
                        + "the talk <small>MP3, 5&nbsp;MB</small></a> now.</p>",
                html(markdown));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[The report](report.pdf)", "![The report](report.pdf)"})
    void linkAloneToAFileIsADownload(String markdown) {
        Element link = text(markdown).expectFirst("p.file > a[download=report.pdf]");
        assertEquals("/images/" + "e".repeat(64) + "/file.pdf", link.attr("href"));
        assertEquals("The report PDF, 121 KB", link.text());
    }

    @Test
    void linkToMissingFileIsUnchangedAndMissingNeighbourReported() {
        assertEquals(
                "<p><a href=\"other.pdf\">A</a> <a href=\"/old/b.zip\">B</a> <a"
                        + " href=\"https://example.org/c.csv\">C</a></p>",
                html("[A](other.pdf) [B](/old/b.zip) [C](https://example.org/c.csv)"));
        assertEquals(List.of("file other.pdf: has not been uploaded"), illustrations.missing());
    }

    @Test
    void recordingThatIsNotThereIsItsDescription() {
        assertEquals("<p><span>[A talk]</span></p>", html("![A talk](absent.mp3)"));
        assertEquals(List.of("file absent.mp3: has not been uploaded"), illustrations.missing());
    }

    @Test
    void transcriptIsFoldedAndCountsAsNoWords() {
        String words = "**A:** one two three.\n\n## B\n\nFour.\n:::\n";
        SafeHtml html = read(":::transcript\n" + words);
        assertEquals("""
            <details class="transcript"><summary class="transcript"></summary>
            <p><strong>A:</strong> one two three.</p>
            <h2 id="b">B</h2>
            <p>Four.</p>
            </details>\
            """, html.body().html());
        assertEquals(0, html.words());
        assertEquals(List.of(), html.body().contents());
        assertTrue(
                html(":::transcript[What *he* said]\n" + words).contains("<summary>What <em>he</em> said</summary>"));
    }

    @Test
    void documentCannotForgeAPlayerASizeOrADownload() {
        String html = html("<audio src=\"audio/talk.mp3\" autoplay></audio><video></video>"
                + "<a href=\"https://example.org/\" download=\"x\" data-bytes=\"1\" type=\"audio/mpeg\">x</a>"
                + "<details class=\"transcript\"><summary class=\"transcript\">s</summary>t</details>");
        assertTrue(html.contains("href=\"https://example.org/\""), html);
        for (String forged : List.of("<audio", "<video", "download", "data-bytes", "type=", "class=")) {
            assertFalse(html.contains(forged), html);
        }
    }

    @Test
    void allFilesOfADocumentAreReferencesEvenBeforeAnyIsThere() {
        String document =
                "---\ntitle: T\n---\n![A](a.mp4){poster=p.jpg captions=\"c.vtt d.vtt\"} [R](r.pdf) ![](m.mp3)";
        assertEquals(
                Set.of("a.mp4", "p.jpg", "c.vtt", "d.vtt", "r.pdf", "m.mp3"),
                DocumentReader.pictureReferences(document.getBytes(UTF_8)));
    }

    @Test
    void attributesOfAFilmAreNotThoseOfAPicture() {
        read("![A](film.jpg){poster=film.jpg}");
        assertEquals(List.of("line 1: the attribute poster of a picture"), ignored);
    }

    private Element text(String markdown) {
        return Jsoup.parseBodyFragment(html(markdown)).body();
    }

    private String html(String markdown) {
        return read(markdown).body().html();
    }

    private SafeHtml read(String markdown) {
        SafeHtml html = Markdown.render(markdown, 0, 0, illustrations, errors, ignored::add);
        errors.throwIfAny();
        return html;
    }
}
