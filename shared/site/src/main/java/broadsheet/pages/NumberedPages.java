package broadsheet.pages;

import static java.util.Comparator.comparing;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BinaryOperator;

/**
 * Finds the numbered pages of entries, for the changes of one batch. Most entries are newer than all numbered pages of
 * their listing. If one is, so are all newer ones, and need no query. The entries of an import are on few pages: those between an
 * entry and the end of its page are on that page too. Thread-safe.
 */
final class NumberedPages {
    private final Listings listings;
    private final ConcurrentMap<Listing, ListingPosition> unnumbered = new ConcurrentHashMap<>();
    private final ConcurrentMap<Listing, ConcurrentSkipListMap<ListingPosition, Part>> found =
            new ConcurrentHashMap<>();

    NumberedPages(Listings listings) {
        this.listings = listings;
    }

    /**
     * The part of a page from a position on.
     *
     * @param first a position on the page
     * @param page the page's boundary
     */
    private record Part(ListingPosition first, PageBoundary page) {}

    /** The boundary of the page with a position; empty if the position is on none. */
    Optional<PageBoundary> with(Listing listing, ListingPosition place) {
        ListingPosition known = unnumbered.get(listing);
        if (known != null && known.compareTo(place) <= 0) {
            return Optional.empty();
        }
        var parts = found.computeIfAbsent(listing, first -> new ConcurrentSkipListMap<>());
        Map.Entry<ListingPosition, Part> part = parts.ceilingEntry(place);
        if (part != null && part.getValue().first().compareTo(place) <= 0) {
            return Optional.of(part.getValue().page());
        }
        Optional<PageBoundary> page = listings.boundaryFrom(listing, place);
        page.ifPresentOrElse(
                covers -> parts.merge(
                        covers.last(), new Part(place, covers), BinaryOperator.minBy(comparing(Part::first))),
                () -> unnumbered.merge(listing, place, BinaryOperator.minBy(ListingPosition::compareTo)));
        return page;
    }
}
