package broadsheet.renderpages;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.Summary;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A listing in memory, as far as its division into pages asks. The maps may change.
 *
 * @param entries its entries, the oldest first
 * @param pages its boundaries, by their pages' numbers
 */
record MemoryListing(NavigableMap<ListingPosition, Summary> entries, NavigableMap<Integer, PageBoundary> pages)
        implements Listings {
    @Override
    public Page list(Listing listing, int limit, Optional<String> cursor) {
        return new Page(
                entries.descendingMap().values().stream().limit(limit).toList(),
                entries.size() > limit ? Optional.of("more") : Optional.empty());
    }

    @Override
    public List<Summary> before(Listing listing, ListingPosition place, int limit) {
        throw new UnsupportedOperationException("nothing that divides a listing asks this");
    }

    @Override
    public List<Summary> after(Listing listing, ListingPosition place, int limit) {
        return entries.tailMap(place, false).values().stream().limit(limit).toList();
    }

    @Override
    public List<Summary> between(Listing listing, ListingPosition from, ListingPosition to, int limit) {
        throw new UnsupportedOperationException("nothing that divides a listing asks this");
    }

    @Override
    public List<Summary> within(Listing listing, ListingPosition after, ListingPosition upTo, int limit) {
        return entries.subMap(after, false, upTo, true).values().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<PageBoundary> boundaries(Listing listing, int fromPage, int toPage) {
        return List.copyOf(pages.subMap(fromPage, true, toPage, true).values());
    }

    @Override
    public Optional<PageBoundary> lastBoundary(Listing listing) {
        return Optional.ofNullable(pages.lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place) {
        return pages.values().stream()
                .filter(page -> page.last().compareTo(place) >= 0)
                .findFirst();
    }

    @Override
    public Optional<PageBoundary> boundaryBefore(Listing listing, ListingPosition place) {
        throw new UnsupportedOperationException("nothing that divides a listing asks this");
    }
}
