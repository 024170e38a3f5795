package broadsheet.article;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The present names of what a site's settings have renamed.
 *
 * @param site the settings
 */
record CurrentNames(Site site) {
    /** Finds by the present id first, then by former ones. */
    static <T> Optional<T> find(List<T> among, Slug id, Function<T, Slug> present, Function<T, List<Slug>> formerly) {
        return among.stream()
                .filter(each -> present.apply(each).equals(id))
                .findFirst()
                .or(() -> among.stream()
                        .filter(each -> formerly.apply(each).contains(id))
                        .findFirst());
    }

    Listing present(Listing listing) {
        return switch (listing) {
            case Listing.OfSection(Slug id) -> new Listing.OfSection(section(id));
            case Listing.OfSectionAndKind(Slug section, Slug kind) ->
                new Listing.OfSectionAndKind(section(section), kind(kind));
            case Listing.OfKind(Slug kind) -> new Listing.OfKind(kind(kind));
            case Listing.OfAuthor(Slug id) ->
                new Listing.OfAuthor(find(site.authors(), id, Author::id, Author::formerly)
                        .map(Author::id)
                        .orElse(id));
            case Listing.All all -> all;
            case Listing.OfTag tag -> tag;
        };
    }

    Slug section(Slug id) {
        return find(site.sections(), id, Section::id, Section::formerly)
                .map(Section::id)
                .orElse(id);
    }

    private Slug kind(Slug id) {
        return Kind.find(site.kinds(), id).map(known -> known.label().id()).orElse(id);
    }
}
