package broadsheet.pages;

import static broadsheet.pages.ListingQuery.ONE_READ;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.Summary;
import broadsheet.pages.ListingQuery.After;
import broadsheet.pages.ListingQuery.Before;
import broadsheet.pages.ListingQuery.Between;
import broadsheet.pages.ListingQuery.Newest;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All entries of a listing between two positions, and the queries that they can answer.
 *
 * @param entries the entries by position
 * @param lowest where the window begins, inclusive; empty if the listing has no older entries
 * @param highest where the window ends, inclusive; empty if the listing has no newer entries
 */
record ListingWindow(
        NavigableMap<ListingPosition, Summary> entries,
        Optional<ListingPosition> lowest,
        Optional<ListingPosition> highest) {
    ListingWindow {
        entries = Collections.unmodifiableNavigableMap(entries);
    }

    /**
     * The window of a listing's newest entries.
     *
     * @param first the first page of the listing
     */
    static ListingWindow ofNewest(Listings.Page first) {
        return new ListingWindow(
                byPosition(first.entries()),
                first.next().map(others -> ListingPosition.of(first.entries().getLast())),
                Optional.empty());
    }

    /**
     * Reads the entries from a few before a position on.
     *
     * @param most the most entries after those few
     */
    static ListingWindow around(Listings table, Listing listing, ListingPosition place, int most) {
        List<Summary> before = table.before(listing, place, ONE_READ);
        ListingPosition last = before.isEmpty() ? ListingPosition.FIRST : ListingPosition.of(before.getFirst());
        List<Summary> after = table.after(listing, last, most);
        NavigableMap<ListingPosition, Summary> entries = byPosition(before);
        entries.putAll(byPosition(after));
        return new ListingWindow(
                entries,
                before.size() < ONE_READ ? Optional.empty() : Optional.of(ListingPosition.of(before.getLast())),
                after.size() < most ? Optional.empty() : Optional.of(ListingPosition.of(after.getLast())));
    }

    static NavigableMap<ListingPosition, Summary> byPosition(Collection<Summary> entries) {
        NavigableMap<ListingPosition, Summary> positions = new TreeMap<>();
        entries.forEach(entry -> positions.put(ListingPosition.of(entry), entry));
        return positions;
    }

    /** The query's result; empty if the query needs entries outside the window. */
    Optional<List<Summary>> answer(ListingQuery question) {
        return switch (question) {
            case Newest(var listing, int limit)
            when highest.isEmpty() -> first(limit, entries.descendingMap(), lowest.isEmpty());
            case Before(var listing, ListingPosition place, int limit)
            when isBelowEnd(place) -> first(limit, entries.headMap(place, false).descendingMap(), lowest.isEmpty());
            case After(var listing, ListingPosition place, int limit)
            when isAboveBeginning(place) -> first(limit, entries.tailMap(place, false), highest.isEmpty());
            case Between(var listing, ListingPosition from, ListingPosition to, int limit)
            when isBelowEnd(to) ->
                first(limit, entries.subMap(from, true, to, false).descendingMap(), isAboveBeginning(from));
            default -> Optional.empty();
        };
    }

    private boolean isBelowEnd(ListingPosition place) {
        return highest.filter(end -> place.compareTo(end) > 0).isEmpty();
    }

    private boolean isAboveBeginning(ListingPosition place) {
        return lowest.filter(begin -> place.compareTo(begin) < 0).isEmpty();
    }

    private static Optional<List<Summary>> first(
            int limit, NavigableMap<ListingPosition, Summary> some, boolean areAll) {
        List<Summary> found = some.values().stream().limit(limit).toList();
        return areAll || found.size() == limit ? Optional.of(found) : Optional.empty();
    }
}
