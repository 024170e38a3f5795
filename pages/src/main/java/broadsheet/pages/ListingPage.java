package broadsheet.pages;

import broadsheet.article.Author;
import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The front page of a listing, but for the home page's.
 *
 * @param title what it is called
 * @param description what it says about itself; may be empty
 * @param section the section that it belongs to; empty if to none
 * @param entries the newest articles
 */
public record ListingPage(String title, String description, String section, List<Summary> entries) {
    public ListingPage {
        entries = List.copyOf(entries);
    }

    /**
     * The page of a listing. A section has one as long as the site has the section, since the navigation links to it;
     * the others as long as there is an article.
     */
    static Optional<ListingPage> of(Listing listing, List<Summary> entries, Site site) {
        return switch (listing) {
            case Listing.All() -> throw new IllegalArgumentException("the home page is not a listing page");
            case Listing.OfSection(Slug id) ->
                site.section(id)
                        .map(section -> new ListingPage(section.name(), section.description(), id.value(), entries));
            case Listing.OfSectionAndKind(Slug id, Slug kind) ->
                site.section(id).flatMap(section -> inSection(section, entries));
            case Listing.OfKind(Slug kind) ->
                ifAny(entries, newest -> new ListingPage(newest.kind().name(), "", "", entries));
            case Listing.OfTag(Slug tag) ->
                ifAny(entries, newest -> new ListingPage("On " + tag.value().replace('-', ' '), "", "", entries));
            case Listing.OfAuthor(Slug author) ->
                ifAny(
                        entries,
                        newest -> new ListingPage(
                                name(author, newest, site),
                                site.author(author).map(Author::biography).orElse(""),
                                "",
                                entries));
        };
    }

    private static Optional<ListingPage> inSection(Section section, List<Summary> entries) {
        return ifAny(
                entries,
                newest -> new ListingPage(
                        newest.kind().name() + " in " + section.name(),
                        "",
                        section.id().value(),
                        entries));
    }

    private static Optional<ListingPage> ifAny(List<Summary> entries, Function<Summary, ListingPage> page) {
        return entries.stream().findFirst().map(page);
    }

    private static String name(Slug author, Summary newest, Site site) {
        return newest.authors().stream()
                .filter(label -> label.id().equals(author))
                .map(site::byline)
                .map(Label::name)
                .findFirst()
                .orElse(author.value());
    }
}
