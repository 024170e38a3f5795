package broadsheet.dynamodb.site;

import broadsheet.article.Articles.Expectation;
import broadsheet.article.Author;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Composition;
import broadsheet.article.Composition.Block;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Kind;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Picture;
import broadsheet.article.ProfileLink;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.SiteRevisions;
import broadsheet.article.SiteStore;
import broadsheet.article.SiteStore.Publication;
import broadsheet.article.Slug;
import broadsheet.article.StripLayout;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.article.DynamoRevisions;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.embed.EmbedService;
import broadsheet.embed.Embeds;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import broadsheet.identity.Artwork;
import broadsheet.identity.Colour;
import broadsheet.identity.Corners;
import broadsheet.identity.Density;
import broadsheet.identity.Identity;
import broadsheet.identity.MenuLink;
import broadsheet.identity.Menus;
import broadsheet.identity.Scheme;
import broadsheet.identity.Typeface;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Settings in a table of their own, and their revisions. */
final class SitesFixture {
    static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");
    private static final AuthorProfile PROFILE = new AuthorProfile(
            "Editor",
            "<p>Writes.</p>",
            Optional.of(new Picture("a".repeat(64), 800, 600, List.of(320, 640), true)),
            List.of(new ProfileLink("Mail", "mailto:ada@example.org")));
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"></svg>";
    static final Composition EVERY_BLOCK = new Composition(List.of(
            new Block.Lead(),
            new Block.Seconds(3),
            new Block.MostRead(),
            new Block.Latest(6),
            new Block.Live(),
            new Block.Strip(new Listing.OfTag(new Slug("港")), "Harbours", StripLayout.HEADLINES, 5),
            new Block.Picks("Again", List.of(new Slug("a"), new Slug("b")), StripLayout.LIST),
            new Block.Sections(StripLayout.GRID, 3)));
    static final Expectation ANY = revision -> true;

    private final DynamoDbClient client = Dynoxide.shared().client();
    final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    final DynamoSites sites = new DynamoSites(table);
    final SiteRevisions revisions = new DynamoRevisions(table);

    Publication publish(String document, Site site) {
        return publish(document, site, ANY);
    }

    Publication publish(String document, Site site, Expectation expected) {
        return publish(document, site, expected, NOW);
    }

    Publication publish(String document, Site site, Expectation expected, Instant now) {
        return sites.publish(
                new SiteStore.Draft(document, site), expected, before -> {}, Actor.unnamed("an-editor"), now);
    }

    static Site site(String timeZone) {
        return site(timeZone, "science", List.of());
    }

    static Site site(String timeZone, String section, List<String> formerly) {
        return site(timeZone, section, formerly, EVERY_BLOCK);
    }

    static Site site(String timeZone, String section, List<String> formerly, Composition frontPage) {
        var desk = new Slug("desk");
        return new Site(
                "A site",
                "What it is",
                "de",
                "https://example.org",
                Optional.of(new Slug(section)),
                new Label(new Slug("news"), "News"),
                new Label(desk, "Desk"),
                List.of(new Section(
                        new Slug(section),
                        "A section",
                        "",
                        "#000000",
                        "#ffffff",
                        formerly.stream().map(Slug::new).toList())),
                List.of(
                        new Author(desk, "Desk", "", List.of(new Slug("newsroom"))),
                        new Author(new Slug("ada"), "Ada", "Writes.", List.of(), PROFILE)),
                DiscussionSettings.USUAL,
                timeZone,
                List.of(new Kind(
                        new Label(new Slug("news"), "News"), List.of(new Slug("report")), "all news", "Reported by")),
                List.of(),
                List.of(),
                3,
                new Identity(
                        Typeface.SIGNAL,
                        new Scheme(Colour.of("#ffffff"), Colour.of("#000000"), Colour.of("#0000aa")),
                        Identity.USUAL.dark(),
                        Corners.SQUARE,
                        Density.AIRY,
                        Optional.of(new Artwork(SVG, 12.5, 4)),
                        Optional.of(new Artwork(SVG, 9, 9))),
                new Menus(
                        List.of(new MenuLink("About", "/about")),
                        List.of(new MenuLink("Imprint", "/imprint")),
                        List.of(new MenuLink("Elsewhere", "https://example.org/@a")),
                        Optional.of(new MenuLink("Subscribe", "mailto:a@example.org")),
                        Optional.empty()),
                frontPage,
                new Embeds(List.of(EmbedService.VIMEO), List.of("social.example")));
    }
}
