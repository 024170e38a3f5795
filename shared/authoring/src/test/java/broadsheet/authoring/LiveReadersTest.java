package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Label;
import broadsheet.article.LeadPicture;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Source;
import broadsheet.live.CoverageMetadata;
import broadsheet.live.UpdateContent;
import broadsheet.live.UpdateId;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Documents of coverages and of updates. */
class LiveReadersTest {
    private static final UpdateId ID = new UpdateId("01JK0000000000000000000001");
    private static final Site SITE = new Site(
            "A site",
            "",
            "en",
            "",
            Optional.empty(),
            new Label(new Slug("analysis"), "Analysis"),
            new Label(new Slug("desk"), "The Desk"),
            List.of(new Section(new Slug("science"), "Science", "", "#123456", "#abcdef")),
            List.of());

    @Test
    void aCoverageIsWhatItsFrontMatterSays() {
        var reading = CoverageReader.read("""
            ---
            title: "The \\"eclipse\\""
            dek: It's dark.
            section: Science
            key points: ["One -- two", Two]
            status: closed
            summary: It ended...
            mood: dark
            ---
            A text.
            """.getBytes(UTF_8), SITE);
        assertEquals(
                new CoverageMetadata(
                        "The “eclipse”",
                        "It’s dark.",
                        new Slug("science"),
                        List.of("One – two", "Two"),
                        true,
                        "It ended…"),
                reading.draft().metadata());
        assertEquals(List.of("mood", "line 10: the text below the front matter"), reading.ignored());
    }

    @Test
    void aCoverageIsOpenUnlessItSaysOtherwise() {
        var reading =
                CoverageReader.read("---\ntitle: A\nsection: science\nkeyPoints: One\n---\n".getBytes(UTF_8), SITE);
        assertTrue(!reading.draft().metadata().closed());
        assertEquals(List.of("One"), reading.draft().metadata().keyPoints());
    }

    @Test
    void anUpdateIsTwoFields() {
        UpdateContent content = update("---\ntitle: It's dark\n---\nVery \"dark\".\n");
        assertEquals(
                new UpdateContent(
                        "It’s dark",
                        List.of(new Label(new Slug("desk"), "The Desk")),
                        List.of(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        "<p>Very “dark”.</p>"),
                content);
    }

    @Test
    void anUpdatesAnchorsAreItsOwnAndItsHeadingsStandBelowItsHeadline() {
        UpdateContent content = update("""
            ---
            title: A
            correction: It said "B".
            pinned: true
            sources: [{publisher: P, title: T, url: "https://example.org/"}]
            ---
            # One

            Text.[^1] Text.[^1] [Up](#one) [Out](https://example.org/#one)
            """);
        assertEquals(Optional.of("It said “B”."), content.correction());
        assertTrue(content.pinned());
        assertEquals(List.of(new Source("P", "T", "https://example.org/")), content.sources());
        String html = content.html();
        for (String part : List.of(
                "<h3 id=\"" + ID + "_one\">One</h3>",
                "id=\"" + ID + "_cited_1\" href=\"#" + ID + "_source_1\"",
                "id=\"" + ID + "_cited_1_2\"",
                "<a href=\"#" + ID + "_one\">",
                "<a href=\"https://example.org/#one\">")) {
            assertTrue(html.contains(part), () -> part + " is not in " + html);
        }
    }

    @Test
    void anUpdateShowsThePicturesOfItsCoverage() {
        var picture = new Picture("a".repeat(64), 1200, 800, List.of(320, 640));
        var reading = UpdateReader.read(
                "---\ntitle: A\nimage: pier.jpg\nalt: The pier\ncredit: Me\n---\n![A pier](pier.jpg)\n\n![Another](other.jpg)\n"
                        .getBytes(UTF_8),
                ID,
                SITE,
                () -> Map.of(new PictureName("pier.jpg"), picture));
        String html = reading.draft().content().html();
        assertTrue(html.contains("<figure><img src=\"" + picture.path() + "\""), html);
        assertEquals(
                Optional.of(new LeadPicture(picture, "The pier", "Me")),
                reading.draft().content().picture());
        assertEquals(List.of("picture other.jpg: has not been uploaded"), reading.ignored());
    }

    @Test
    void allErrorsAreNamed() {
        assertEquals(List.of("title", "pinned", "text"), errors("---\npinned: maybe\n---\n"));
        assertEquals(List.of("line 4"), errors("---\ntitle: A\n---\nText.[^1]\n"));
        assertEquals(List.of("text"), errors("---\ntitle: A\n---\n" + "long ".repeat(5_000)));
    }

    @Test
    void draftsAreRefused() {
        assertEquals(List.of("draft"), errors("---\ntitle: A\ndraft: true\n---\nText."));
        assertEquals(List.of("published"), errors("---\ntitle: A\npublished: false\n---\nText."));
        byte[] coverage = "---\ntitle: A\nsection: science\ndraft: true\n---\n".getBytes(UTF_8);
        ValidationException refused =
                assertThrows(ValidationException.class, () -> CoverageReader.read(coverage, SITE));
        assertEquals("draft", refused.errors().getFirst().at());
    }

    @Test
    void scriptsDoNotComeThrough() {
        String html = update("---\ntitle: A\n---\nText <script>alert(1)</script> <b onclick=\"x()\">bold</b>\n")
                .html();
        assertTrue(html.contains("<b>bold</b>") && !html.contains("script"), html);
    }

    private static UpdateContent update(String document) {
        return UpdateReader.read(document.getBytes(UTF_8), ID, SITE, Map::of)
                .draft()
                .content();
    }

    private static List<String> errors(String document) {
        return assertThrows(ValidationException.class, () -> update(document)).errors().stream()
                .map(FieldError::at)
                .toList();
    }
}
