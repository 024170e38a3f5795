package broadsheet.pages;

import broadsheet.article.ListingPosition;
import broadsheet.article.Summary;
import broadsheet.pages.ListingQuery.After;
import broadsheet.pages.ListingQuery.Before;
import broadsheet.pages.ListingQuery.Between;
import broadsheet.pages.ListingQuery.Newest;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The newest entries of a listing, and the queries that they can answer.
 *
 * @param newest the newest entries, newest first
 * @param whole whether the listing has no others
 */
record NewestEntries(List<Summary> newest, boolean whole) {
    NewestEntries {
        newest = List.copyOf(newest);
    }

    /** The query's result; empty if the query needs older entries. */
    Optional<List<Summary>> answer(ListingQuery question) {
        return switch (question) {
            case Newest(var listing, int limit) -> first(limit, newest.stream());
            case Before(var listing, ListingPosition place, int limit) ->
                first(limit, those(entry -> entry.compareTo(place) < 0));
            case After(var listing, ListingPosition place, int limit) ->
                allSince(place, entry -> entry.compareTo(place) > 0)
                        .map(List::reversed)
                        .map(oldestFirst -> oldestFirst.stream().limit(limit).toList());
            case Between(var listing, ListingPosition from, ListingPosition to) ->
                allSince(from, entry -> entry.compareTo(to) < 0);
        };
    }

    private Stream<Summary> those(Predicate<ListingPosition> at) {
        return newest.stream().filter(entry -> at.test(ListingPosition.of(entry)));
    }

    private Optional<List<Summary>> first(int limit, Stream<Summary> some) {
        List<Summary> found = some.limit(limit).toList();
        return whole || found.size() == limit ? Optional.of(found) : Optional.empty();
    }

    private Optional<List<Summary>> allSince(ListingPosition from, Predicate<ListingPosition> at) {
        boolean reaches =
                whole || those(entry -> entry.compareTo(from) <= 0).findAny().isPresent();
        return reaches
                ? Optional.of(those(at.and(entry -> entry.compareTo(from) >= 0)).toList())
                : Optional.empty();
    }
}
