package broadsheet.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Site;
import broadsheet.identity.Artwork;
import broadsheet.identity.Colour;
import broadsheet.identity.Corners;
import broadsheet.identity.Density;
import broadsheet.identity.Identity;
import broadsheet.identity.MenuLink;
import broadsheet.identity.Menus;
import broadsheet.identity.Scheme;
import broadsheet.identity.Typeface;
import broadsheet.validation.FieldError;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityReaderTest {
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">%s</svg>";

    @Test
    void settingsWithoutIdentityHaveTheUsualOne() {
        assertEquals(Identity.USUAL, read("").identity());
        assertEquals(Identity.USUAL, read("identity:\n").identity());
        assertEquals(Menus.NONE, read("analytics: none\n").menus());
    }

    @Test
    void identityIsReadAsItIsWritten() {
        Site site = read("""
            identity:
              typeface: bulletin
              accent: "#0b5cad"
              accentDark: "#8cc4ff"
              paperDark: "#000000"
              corners: round
              density: compact
              icon: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z"/></svg>'
            menus:
              navigation:
                - { label: About, address: /about }
              profiles:
                - { label: Mastodon, address: "https://social.example.org/@copy" }
              newsletter: { label: Subscribe, address: "mailto:subscribe@example.org" }
            """);
        assertEquals(
                new Identity(
                        Typeface.BULLETIN,
                        new Scheme(Colour.of("#fffefb"), Colour.of("#1b1b1a"), Colour.of("#0b5cad")),
                        new Scheme(Colour.of("#000000"), Colour.of("#e9e7e2"), Colour.of("#8cc4ff")),
                        Corners.ROUND,
                        Density.COMPACT,
                        Optional.empty(),
                        Optional.of(new Artwork(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0"
                                        + " 0h8v8z\"></path></svg>",
                                8,
                                8))),
                site.identity());
        assertEquals(
                new Menus(
                        List.of(new MenuLink("About", "/about")),
                        List.of(),
                        List.of(new MenuLink("Mastodon", "https://social.example.org/@copy")),
                        Optional.of(new MenuLink("Subscribe", "mailto:subscribe@example.org")),
                        Optional.empty()),
                site.menus());
    }

    @Test
    void sectionsWithoutColourHaveTheIdentitys() {
        Site site = read("identity:\n  accent: '#0b5cad'\n  accentDark: '#8cc4ff'\n");
        assertEquals("#0b5cad", site.sections().getFirst().accent());
        assertEquals("#8cc4ff", site.sections().getFirst().accentDark());
    }

    @Test
    void everyErrorOfAnIdentityIsNamedAtOnce() {
        assertEquals(
                List.of(
                        new FieldError(
                                "identity.typeface",
                                "is \"comic\", not almanac or bulletin or quarterly or signal or dispatch or system"),
                        new FieldError("identity.paper", "\"white\" is no colour: write #0b6e4f"),
                        new FieldError(
                                "identity.accent",
                                "#e08a8a on #fffefb has a contrast of 2.54 to 1, and needs 4.5: choose a darker one"),
                        new FieldError(
                                "identity.inkDark",
                                "#444444 on #16171a has a contrast of 1.84 to 1, and needs 4.5: choose a lighter one"),
                        new FieldError("identity.font", "is not a setting of an identity"),
                        new FieldError(
                                "menus.footer[0].address",
                                "\"javascript:alert(1)\" is no address: write /about, https://example.org or"
                                        + " mailto:desk@example.org"),
                        new FieldError("menus.newsletter.address", "is missing"),
                        new FieldError("analytics", "is \"everything\", not none"),
                        new FieldError(
                                "sections[0].accent",
                                "#ffcc00 on #fffefb has a contrast of 1.49 to 1, and needs 4.5: choose a darker one")),
                errors("""
                    identity:
                      typeface: comic
                      paper: white
                      accent: "#e08a8a"
                      inkDark: "#444444"
                      font: Comic Sans
                    menus:
                      footer:
                        - { label: A, address: "javascript:alert(1)" }
                      newsletter: { label: Subscribe }
                    analytics: everything
                    """, "    accent: '#ffcc00'\n"));
    }

    @Test
    void drawingsAreStrippedOfUnneededMarkup() {
        Artwork mark = read("""
            identity:
              wordmark: |
                <?xml version="1.0"?>
                <!-- A program for drawing -->
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
                     width="120px" height="30" class="a" inkscape:version="1">
                  <title>Name</title><metadata><x xmlns="urn:x"/></metadata>
                  <defs><linearGradient id="g"><stop offset="0" style="stop-color: #f00; -inkscape-x: 1"/></linearGradient></defs>
                  <g fill="#000000"><rect width="3" height="3" data-x="1" fill="url(#g)"/></g>
                </svg>
            """).identity().wordmark().orElseThrow();
        assertEquals(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 30\""
                    + " fill=\"currentColor\"><defs><linearGradient id=\"art_g\"><stop offset=\"0\""
                    + " stop-color=\"#f00\"></stop></linearGradient></defs><g fill=\"currentColor\"><rect width=\"3\""
                    + " height=\"3\" fill=\"url(#art_g)\"></rect></g></svg>",
                mark.svg());
        assertEquals(4, mark.width() / mark.height());
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
        <script>alert(1)</script> | has <script>, which a drawing here may not have
        <text>Name</text> | has <text>, which a drawing here may not have: convert text to paths
        <style>path{fill:url(//evil.example)}</style> | has <style>, which a drawing here may not have: write fill="…" at the shapes
        <foreignObject/> | has <foreignObject>, which a drawing here may not have
        <image href="https://evil.example/x.png"/> | has <image>, which a drawing here may not have
        <a href="javascript:alert(1)"><path d="M0 0"/></a> | has <a>, which a drawing here may not have
        <animate attributeName="d"/> | has <animate>, which a drawing here may not have
        <path d="M0 0" onclick="alert(1)"/> | has onclick: a drawing runs nothing
        <path d="M0 0" fill="url(https://evil.example/#x)"/> | refers to "https://evil.example/#x": a drawing refers to nothing outside
        <linearGradient href="//evil.example#x"/> | refers to "//evil.example#x": a drawing refers to nothing outside
        <path d="M0 0&lt;script>"/> | has d="M0 0<script>", which is no value here
        <path d="M0 0" id="a b"/> | has the id "a b": an id is of letters and digits
        """)
    void drawingsThatCouldRunOrLoadAreRefused(String shape, String error) {
        assertEquals(
                List.of(new FieldError("identity.icon", error)),
                errors("identity:\n  icon: '" + SVG.formatted(shape) + "'\n", ""));
    }

    @Test
    void drawingsThatAreNoSvgAreRefused() {
        assertTrue(error("<svg").startsWith("is no SVG: "));
        assertTrue(error("<html/>").startsWith("is no SVG: its first element is <html>"));
        assertTrue(error("<svg xmlns=\"http://www.w3.org/2000/svg\"/>").startsWith("has no viewBox"));
        assertTrue(error("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2e9 1\"/>")
                .startsWith("has no viewBox"));
        assertEquals(
                "is 20.0 by 10.0: an icon is square",
                error("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 20 10\"/>"));
        assertTrue(error(SVG.formatted("<path d=\"" + "M0 0".repeat(4_000) + "\"/>"))
                .contains("at most 12,000"));
        assertTrue(error(SVG.formatted("<g>".repeat(30) + "</g>".repeat(30))).contains("more than 20"));
        assertTrue(
                error("<!DOCTYPE svg [<!ENTITY a \"b\">]>" + SVG.formatted("")).contains("DOCTYPE"));
    }

    private static String error(String svg) {
        List<FieldError> errors = errors("identity:\n  icon: '" + svg + "'\n", "");
        assertEquals(1, errors.size(), errors::toString);
        return errors.getFirst().detail();
    }

    private static List<FieldError> errors(String settings, String section) {
        return assertThrows(ValidationException.class, () -> read(settings, section))
                .errors();
    }

    private static Site read(String settings) {
        return read(settings, "");
    }

    private static Site read(String settings, String section) {
        String yaml = """
            title: A
            url: https://example.org
            desk: desk
            authors:
              - id: desk
                name: Desk
            sections:
              - id: a
                name: A
            """;
        return SiteReader.read((yaml + section + settings).getBytes(UTF_8), Optional.empty());
    }
}
