package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.Composition;
import broadsheet.article.Composition.Block;
import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.article.StripLayout;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompositionReaderTest {
    @Test
    void siteThatStatesNoneHasTheUsualComposition() {
        assertEquals(Composition.USUAL, read(""));
        assertEquals(Composition.USUAL, read("frontPage:\n"));
        assertEquals(Composition.USUAL, read("frontPage: []\n"));
    }

    @Test
    void blocksAreReadInTheirOrder() {
        assertEquals(
                List.of(
                        new Block.Live(),
                        new Block.Lead(),
                        new Block.Seconds(2),
                        new Block.Latest(6),
                        new Block.MostRead(),
                        new Block.Strip(new Listing.OfSection(new Slug("science")), "", StripLayout.WIDE, 4),
                        new Block.Strip(
                                new Listing.OfTag(new Slug("open-data")), "Open data", StripLayout.HEADLINES, 8),
                        new Block.Strip(new Listing.OfKind(new Slug("news")), "What’s new", StripLayout.LIST, 4),
                        new Block.Picks("Again", List.of(new Slug("tides"), new Slug("港")), StripLayout.GRID),
                        new Block.Sections(StripLayout.GRID, 3)),
                read("""
                    frontPage:
                      - block: live
                      - block: lead
                      - block: seconds
                      - block: latest
                        articles: 6
                      - block: mostRead
                      - block: strip
                        section: science
                      - block: strip
                        tag: Open data
                        layout: headlines
                        articles: 8
                      - block: strip
                        kind: Report
                        title: What's new
                        layout: list
                      - block: picks
                        title: Again
                        layout: grid
                        articles: [tides, 港, tides]
                      - block: sections
                        layout: grid
                        articles: 3
                    """).blocks());
    }

    @Test
    void everyErrorIsNamedAtItsPlace() {
        assertEquals(
                List.of(
                        new FieldError(
                                "frontPage[0].block",
                                "is \"hero\", not lead or seconds or latest or mostRead or live or sections or strip"
                                        + " or picks"),
                        new FieldError("frontPage[1].block", "is missing"),
                        new FieldError("frontPage[2].layout", "is \"tall\", not wide or grid or list or headlines"),
                        new FieldError("frontPage[2].articles", "is \"99\", not a number from 1 to 12"),
                        new FieldError("frontPage[2].section", "\"sports\" is not one of the sections"),
                        new FieldError("frontPage[2].colour", "is not a setting of this block"),
                        new FieldError(
                                "frontPage[3]",
                                "names no listing, or several: a strip has a section or a tag or a kind"),
                        new FieldError("frontPage[4].title", "is missing"),
                        new FieldError("frontPage[4].articles", "are missing: name the articles by their slugs"),
                        new FieldError("frontPage[5].title", "is missing"),
                        new FieldError("frontPage[6]", "is no list of \"key: value\" lines"),
                        new FieldError("frontPage", "has no lead: one of its blocks is \"block: lead\"")),
                errors("""
                    frontPage:
                      - block: hero
                        height: 3
                      - layout: grid
                      - block: strip
                        section: sports
                        layout: tall
                        articles: 99
                        colour: red
                      - block: strip
                        section: science
                        tag: tides
                      - block: picks
                      - block: picks
                        articles: tides
                      - lead
                    """));
    }

    @Test
    void pickThatIsNoSlugIsAnError() {
        List<FieldError> errors = errors("""
            frontPage:
              - block: lead
              - block: picks
                title: Again
                articles: [tides, Not A Slug]
            """);
        assertEquals(
                List.of("frontPage[1].articles[1]"),
                errors.stream().map(FieldError::at).toList());
    }

    @Test
    void blockOutOfItsPlaceOrThereTwiceIsAnError() {
        assertEquals(
                List.of(
                        new FieldError(
                                "frontPage[2].block", "\"seconds\" stand beside the lead: write them right behind it"),
                        new FieldError("frontPage[3].block", "\"lead\" is there twice")),
                errors("""
                    frontPage:
                      - block: lead
                      - block: live
                      - block: seconds
                      - block: lead
                    """));
    }

    @Test
    void moreThanAHomePageCanHaveIsAnError() {
        String strips = "  - block: strip\n    tag: tides\n    articles: 12\n".repeat(13);
        String picks = """
              - block: picks
                title: Again
                articles: [a, b, c, d, e, f, g, h, i, j, k, l]
            """.repeat(3);
        assertEquals(
                List.of(
                        new FieldError("frontPage", "shows 193 articles; at most 150 are allowed"),
                        new FieldError("frontPage", "picks 36 articles; at most 24 are allowed")),
                errors("frontPage:\n  - block: lead\n" + strips + picks));
    }

    private static List<FieldError> errors(String settings) {
        return assertThrows(ValidationException.class, () -> read(settings)).errors();
    }

    private static Composition read(String settings) {
        return SiteReader.read(("""
            title: A site
            desk: desk
            sections:
              - id: science
                name: Science
            authors:
              - id: desk
                name: Desk
            kinds:
              - name: News
                formerly: Report
            """ + settings).getBytes(UTF_8), Optional.of("https://example.org"))
                .frontPage();
    }
}
