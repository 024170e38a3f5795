package broadsheet.pages;

import broadsheet.article.Author;
import broadsheet.article.AuthorProfile;
import broadsheet.article.Composition;
import broadsheet.article.DiscussionSettings;
import broadsheet.article.Kind;
import broadsheet.article.Label;
import broadsheet.article.Picture;
import broadsheet.article.ProfileLink;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.embed.Embeds;
import broadsheet.identity.Identity;
import broadsheet.identity.Menus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A site's settings in memory, so that a test can change them between any two looks. */
final class MemorySettings implements Sites {
    private static final AuthorProfile PROFILE = new AuthorProfile(
            "Editor & more",
            "<p>Writes of <em>tides</em>.</p>",
            Optional.of(new Picture("d".repeat(64), 800, 600, List.of(320, 640))),
            List.of(
                    new ProfileLink("Here", "https://example.org/@ada"),
                    new ProfileLink("Mail", "mailto:a@example.org")));

    private OptionalInt closeAfterDays = OptionalInt.empty();
    private String timeZone = Site.UTC;
    private String language = "en";
    private Composition frontPage = Composition.USUAL;
    private List<Kind> kinds = List.of();

    /** Gives kinds words of their own. */
    void name(Kind... named) {
        kinds = List.of(named);
    }

    /** Changes what the home page shows. */
    void compose(Composition.Block... blocks) {
        frontPage = new Composition(List.of(blocks));
    }

    /** Lets discussions end so many days after their article. */
    void closeDiscussionsAfter(int days) {
        closeAfterDays = OptionalInt.of(days);
    }

    /** Lets the site be of another time zone than UTC. */
    void moveTo(String timeZone) {
        this.timeZone = timeZone;
    }

    /** Lets the site be in another language than English. */
    void speak(String language) {
        this.language = language;
    }

    @Override
    public Site site() {
        return new Site(
                "A <Site>",
                "About it.",
                language,
                "https://example.org",
                Optional.empty(),
                new Label(new Slug("analysis"), "Analysis"),
                new Label(new Slug("desk"), "The Desk"),
                List.of(
                        new Section(new Slug("science"), "Science & more", "All of it.", "#123456", "#abcdef"),
                        new Section(new Slug("culture"), "Culture", "", "#654321", "#fedcba")),
                List.of(
                        new Author(new Slug("desk"), "The Desk", "A biography."),
                        new Author(new Slug("ada"), "Ada <A>", "Writes of tides.", List.of(), PROFILE)),
                new DiscussionSettings(List.of(), List.of(), closeAfterDays, 10, 500),
                timeZone,
                kinds,
                List.of(),
                List.of(),
                Site.USUAL_LEAD_DAYS,
                Identity.USUAL,
                Menus.NONE,
                frontPage,
                Embeds.NONE);
    }
}
