package broadsheet.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Draft;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Every text of a document is set as its language wants it, and every text of the site as the site's does. */
class TypographyByLanguageTest {
    private static final String GERMAN = """
        ---
        title: '"Titel"'
        section: science
        language: de
        keyPoints: ['"Punkt"']
        sources: [{publisher: Verlag, title: '"Quelle"', url: https://example.org/}]
        ---
        ```chart
        title: "Züge" im Jahr
        source: Amt "Nord"

        Jahr,Linie 'A'
        '90,1
        ```

        :::figure{credit='Ann "Kamera" Guest'}
        ```
        Code
        ```
        :::

        [Film](https://youtu.be/dQw4w9WgXcQ 'Kanal "Eins"')
        """;

    @Test
    void textsBesideTheBodyHaveTheMarksOfTheArticlesLanguage() {
        Draft draft = DocumentFixture.read(GERMAN).draft();
        assertEquals(List.of("„Punkt“"), draft.front().presentation().keyPoints());
        assertEquals("„Quelle“", draft.front().sources().getFirst().title());
        Document text = Jsoup.parseBodyFragment(draft.body().html());
        assertEquals(
                "„Züge“ im Jahr · Amt „Nord“",
                text.expectFirst(".chart figcaption").text());
        assertEquals(
                List.of("Jahr", "Linie ‚A‘"), text.select(".chart thead th").eachText());
        assertEquals("’90", text.expectFirst(".chart tbody th").text());
        assertEquals(
                "Ann „Kamera“ Guest",
                text.expectFirst("figure:not(.chart) .credit").text());
        assertEquals("Kanal „Eins“ · YouTube", text.expectFirst(".embed small").text());
    }

    @Test
    void staticPageHasTheMarksOfTheSitesLanguage() {
        var draft = StaticPageReader.read(
                        DocumentFixture.bytes("---\ntitle: '\"Über\" uns'\n---\n\"Text\"\n"),
                        new Slug("about"),
                        "de",
                        Map::of)
                .draft();
        assertEquals("„Über“ uns", draft.title());
        assertEquals("<p>„Text“</p>", draft.body().html());
    }

    @Test
    void settingsHaveTheMarksOfTheSitesLanguage() {
        Site site = SiteReader.read(DocumentFixture.bytes("""
            title: Blatt
            language: de
            url: https://example.org
            sections: [{id: a, name: A}]
            desk: ann
            authors: [{id: ann, name: Ann, role: '"Chefin"', biography: 'Schreibt "viel".'}]
            frontPage: [{block: lead}, {block: picks, title: '"Gewählt"', articles: [b]}]
            """), Optional.empty());
        assertEquals("„Chefin“", site.authors().getFirst().profile().role());
        assertEquals("Schreibt „viel“.", site.authors().getFirst().biography());
        assertTrue(site.frontPage().toString().contains("„Gewählt“"), site.frontPage()::toString);
    }
}
