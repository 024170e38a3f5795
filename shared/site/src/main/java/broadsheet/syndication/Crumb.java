package broadsheet.syndication;

import broadsheet.article.FrontMatter;
import broadsheet.article.Listing;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.language.Words;
import broadsheet.live.Coverage;
import broadsheet.live.CoverageHead;
import java.util.List;

/**
 * A breadcrumb: a step of the path from the home page to a page.
 *
 * @param name the step's name
 * @param path the step's path on the site
 */
public record Crumb(String name, String path) {
    public Crumb {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("not a path: " + path);
        }
    }

    /** The breadcrumbs of an article: home, section, kind. */
    public static List<Crumb> to(Site site, FrontMatter front) {
        Slug kind = front.kind().id();
        return List.of(
                home(site),
                section(site, front.section()),
                new Crumb(front.kind().name(), new Listing.OfSectionAndKind(front.section(), kind).path()));
    }

    /**
     * The breadcrumbs of a listing, including the listing itself.
     *
     * @param title the listing's name
     */
    public static List<Crumb> to(Site site, Listing listing, String title) {
        return switch (listing) {
            case Listing.All() -> List.of(home(site));
            case Listing.OfSectionAndKind(Slug id, Slug kind) ->
                List.of(home(site), section(site, id), new Crumb(title, listing.path()));
            default -> List.of(home(site), new Crumb(title, listing.path()));
        };
    }

    /** The breadcrumbs of a live coverage: home, section, coverage. */
    public static List<Crumb> to(Site site, CoverageHead coverage) {
        return List.of(
                home(site),
                section(site, coverage.section()),
                new Crumb(coverage.title(), Coverage.path(coverage.id())));
    }

    private static Crumb home(Site site) {
        return new Crumb(Words.in(site.language()).page().home(), new Listing.All().path());
    }

    private static Crumb section(Site site, Slug id) {
        return new Crumb(site.sectionName(id), new Listing.OfSection(id).path());
    }
}
