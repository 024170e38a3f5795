package broadsheet.pages;

import broadsheet.article.Label;
import broadsheet.article.Listing;
import broadsheet.article.Section;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.language.ListingWords;
import broadsheet.language.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * The heading of a listing's pages.
 *
 * @param title the listing's name
 * @param description the listing's description; may be empty
 * @param section the id of its section; empty if it has none
 */
public record ListingHead(String title, String description, String section) {
    /**
     * The heading of a listing; empty if it belongs to a section that the site does not have.
     *
     * @param entries the entries on the page. The first one supplies the spelling of a kind's or a guest author's name.
     *     Only the page's own entries may supply it, because changes of other entries do not rerender the page.
     */
    static Optional<ListingHead> of(Listing listing, List<Summary> entries, Site site) {
        return switch (listing) {
            case Listing.All() -> Optional.of(new ListingHead(site.title(), site.description(), ""));
            case Listing.OfSection(Slug id) ->
                site.section(id).map(section -> new ListingHead(section.name(), section.description(), id.value()));
            case Listing.OfSectionAndKind(Slug id, Slug kind) ->
                site.section(id).map(section -> inSection(section, kind, entries, site));
            case Listing.OfKind(Slug kind) -> Optional.of(new ListingHead(kind(kind, entries), "", ""));
            case Listing.OfTag(Slug tag) ->
                Optional.of(new ListingHead(words(site).tag(tag.value().replace('-', ' ')), "", ""));
            case Listing.OfAuthor(Slug id) ->
                Optional.of(site.author(id)
                        .map(author -> new ListingHead(author.name(), author.biography(), ""))
                        .orElseGet(() -> new ListingHead(
                                site.desk().id().equals(id) ? site.desk().name() : guest(id, entries), "", "")));
        };
    }

    private static ListingHead inSection(Section section, Slug kind, List<Summary> entries, Site site) {
        return new ListingHead(
                words(site).kindInSection(kind(kind, entries), section.name()),
                "",
                section.id().value());
    }

    private static ListingWords words(Site site) {
        return Words.in(site.language()).listing();
    }

    private static String kind(Slug kind, List<Summary> entries) {
        return written(kind, entries, Summary::kind);
    }

    private static String guest(Slug author, List<Summary> entries) {
        return written(
                author,
                entries,
                entry -> entry.authors().stream()
                        .filter(label -> label.id().equals(author))
                        .findFirst()
                        .orElseGet(() -> new Label(author, author.value())));
    }

    private static String written(Slug id, List<Summary> entries, Function<Summary, Label> label) {
        return entries.stream().findFirst().map(label).map(Label::name).orElseGet(() -> {
            String words = id.value().replace('-', ' ');
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        });
    }
}
