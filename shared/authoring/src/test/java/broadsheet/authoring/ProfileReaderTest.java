package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Author;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.ProfileLink;
import broadsheet.article.Site;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What site.yaml says of an author. */
final class ProfileReaderTest {
    private static final Picture PORTRAIT = new Picture("a".repeat(64), 800, 800, List.of(320, 640));

    private static Site read(String author) {
        return SiteReader.read(
                ("""
                    title: A site
                    desk: ada
                    sections:
                      - id: science
                        name: Science
                    authors:
                      - id: ada
                        name: Ada
                    """ + author.indent(4)).getBytes(UTF_8),
                Optional.of("https://example.org"),
                () -> Map.of(new PictureName("portraits/ada.jpg"), PORTRAIT));
    }

    private static Author author(String author) {
        return read(author).authors().getFirst();
    }

    @Test
    void profileHasRolePortraitBiographyAndLinks() {
        Author author = author("""
            role: Editor "at large"
            portrait: portraits/ada.jpg
            biography: |
              Ada writes about *tides*.

              She lives [here](/about).
            links:
              - label: Mastodon
                url: https://social.example/@ada
              - label: Mail
                url: mailto:ada@example.org
            """);
        assertEquals(
                new AuthorProfile(
                        "Editor “at large”",
                        "<p>Ada writes about <em>tides</em>.</p>\n<p>She lives <a href=\"/about\">here</a>.</p>",
                        Optional.of(PORTRAIT),
                        List.of(
                                new ProfileLink("Mastodon", "https://social.example/@ada"),
                                new ProfileLink("Mail", "mailto:ada@example.org"))),
                author.profile());
        assertEquals("Ada writes about tides. She lives here.", author.biography());
    }

    @Test
    void authorOfWhomNothingIsSaidHasAnEmptyProfile() {
        assertEquals(AuthorProfile.NONE, author("").profile());
        assertEquals("", author("").biography());
    }

    @Test
    void biographyHasNoHeadingNoPictureAndNoScript() {
        String html = author("""
            biography: |
              # A heading

              ![A](a.jpg) Text<script>alert(1)</script>
            """).profile().html();
        assertTrue(html.startsWith("<p>A heading</p>"), html);
        assertFalse(html.contains("<img") || html.contains("script"), html);
    }

    @Test
    void biographyWithANoteIsRefused() {
        List<FieldError> errors =
                assertThrows(ValidationException.class, () -> read("""
                    biography: |
                      Ada writes.[^a]

                      [^a]: Every day.
                    """)).errors();
        assertEquals(1, errors.size());
        assertTrue(errors.getFirst().at().endsWith(".biography"), () -> errors.toString());
    }

    @Test
    void everyErrorIsNamedAtItsPlace() {
        List<FieldError> errors =
                assertThrows(ValidationException.class, () -> read("""
                    role: [editor]
                    portrait: portraits/bob.jpg
                    photo: a.jpg
                    links:
                      - label: Here
                        url: javascript:alert(1)
                        rel: me
                      - url: https://example.org
                    """)).errors();
        assertEquals(
                List.of(
                        "authors[0].role",
                        "authors[0].portrait",
                        "authors[0].links[0].url",
                        "authors[0].links[0].rel",
                        "authors[0].links[1].label",
                        "authors[0].photo"),
                errors.stream().map(FieldError::at).toList());
        assertEquals(
                "\"portraits/bob.jpg\" has not been uploaded: send it to /api/articles/site-pictures/pictures/ first",
                errors.get(1).detail());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://",
                "//example.org",
                "ftp://example.org",
                "https://a b",
                "mailto:nobody",
                "https://a\"b",
                ""
            })
    void textThatIsNoUrlOfALinkIsRefused(String url) {
        assertThrows(ValidationException.class, () -> read("links:\n  - label: A\n    url: '%s'\n".formatted(url)));
    }

    @Test
    void portraitIsLeftOutWhereNoPicturesAreKnown() {
        Site site = SiteReader.read("""
            title: A site
            desk: ada
            sections: [{id: science, name: Science}]
            authors: [{id: ada, name: Ada, portrait: never.jpg}]
            """.getBytes(UTF_8), Optional.of("https://example.org"));
        assertEquals(Optional.empty(), site.authors().getFirst().profile().portrait());
    }
}
