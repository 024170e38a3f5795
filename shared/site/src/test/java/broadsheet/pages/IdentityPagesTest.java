package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Composition;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Label;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.embed.Embeds;
import broadsheet.identity.Artwork;
import broadsheet.identity.Colour;
import broadsheet.identity.Corners;
import broadsheet.identity.Density;
import broadsheet.identity.Identity;
import broadsheet.identity.Menus;
import broadsheet.identity.Scheme;
import broadsheet.identity.Typeface;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class IdentityPagesTest {
    private static final Scheme PLAIN = new Scheme(Colour.of("#ffffff"), Colour.of("#000000"), Colour.of("#0000cc"));

    @Test
    void stylesheetHasIdentityAfterDefaultsAndBeforeSections() {
        String css = new String(assets(Optional.empty()).styles().site().page().bytes(), UTF_8);
        assertTrue(css.contains("--accent:light-dark(#0000cc,#f0a8a0);"), css);
        assertTrue(css.contains("--radius:.75rem;--air:.72}"));
        assertTrue(css.indexOf("--radius:") < css.indexOf("[data-section=\"a\"]"));
        assertTrue(css.lastIndexOf("--scale:") > css.indexOf("--scale:"));
    }

    @Test
    void pathOfWhatPagesLinkToChangesWithTheIdentity() {
        Assets one = assets(Optional.empty());
        Assets other = assets(Optional.of(square("#00ff00")));
        assertEquals(one.styles().site().path(), other.styles().site().path());
        assertNotEquals(one.icons().icon().path(), other.icons().icon().path());
        assertNotEquals(
                one.icons().touchIcon().path(), other.icons().touchIcon().path());
        assertNotEquals(one.icons().manifest().path(), other.icons().manifest().path());
    }

    @Test
    void manifestNamesEveryFormOfTheIcon() {
        IconSet icons = assets(Optional.empty()).icons();
        String manifest = icons.manifest().page().text();
        assertEquals(3, icons.manifest().needs().size());
        icons.manifest().needs().forEach(icon -> assertTrue(manifest.contains("\"" + icon.path() + "\""), manifest));
        assertTrue(manifest.startsWith("{\"name\":\"A & B\""), manifest);
    }

    @Test
    void touchIconIsTheDrawingOnPaper() throws IOException {
        IconSet icons = assets(Optional.of(square("#00ff00"))).icons();
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(icons.touchIcon().page().bytes()));
        assertEquals(180, image.getWidth());
        assertEquals(180, image.getHeight());
        assertEquals(0xff00ff00, image.getRGB(90, 90));
        assertEquals(0xffffffff, image.getRGB(2, 2));
    }

    private static Artwork square(String fill) {
        return new Artwork(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"><path fill=\"" + fill
                        + "\" d=\"M0 0h4v4H0z\"></path></svg>",
                4,
                4);
    }

    private static Assets assets(Optional<Artwork> icon) {
        var desk = new Label(new Slug("desk"), "Desk");
        return Assets.of(new Site(
                "A & B",
                "",
                "en",
                "https://example.org",
                Optional.empty(),
                desk,
                desk,
                List.of(new Section(new Slug("a"), "A", "", "#123456", "#abcdef")),
                List.of(),
                DiscussionSettings.USUAL,
                Site.UTC,
                List.of(),
                List.of(),
                List.of(),
                1,
                new Identity(
                        Typeface.BULLETIN,
                        PLAIN,
                        Identity.USUAL.dark(),
                        Corners.ROUND,
                        Density.COMPACT,
                        Optional.empty(),
                        icon),
                Menus.NONE,
                Composition.USUAL,
                Embeds.NONE));
    }
}
