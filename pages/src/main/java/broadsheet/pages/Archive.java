package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Place;
import broadsheet.article.Summary;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Listings by what pages show of them: the newest, a month, or when there was something.
 *
 * @param listings the listings
 */
record Archive(Listings listings) {
    /** So many entries are within 4 KB, for which DynamoDB charges what it charges for one. */
    private static final int ONE_READ = 8;

    List<Summary> newest(Listing listing, int count) {
        return listings.list(listing, count, Optional.empty()).entries();
    }

    /** The articles of a month, newest first. */
    List<Summary> of(Listing listing, YearMonth month) {
        return listings.between(listing, Place.startOf(month), Place.startOf(month.plusMonths(1)));
    }

    /** Every year that has articles, newest first: a read for each, or for several that have few. */
    List<Year> years(Listing listing) {
        return each(listing, newest(listing, ONE_READ), Archive::year, Archive::startOf)
                .toList();
    }

    /** Every month of a year that has articles, newest first: read as years are. */
    List<YearMonth> months(Listing listing, Year year) {
        List<Summary> newest = listings.before(listing, startOf(year.plusYears(1)), ONE_READ);
        return each(listing, newest, Archive::month, Place::startOf)
                .takeWhile(month -> month.getYear() == year.getValue())
                .toList();
    }

    /** Every month that has articles, newest first: read as years are. */
    List<YearMonth> months(Listing listing) {
        return each(listing, newest(listing, ONE_READ), Archive::month, Place::startOf)
                .toList();
    }

    /** Which periods have articles, from the newest entries on; what is not asked for is not read. */
    private <T> Stream<T> each(
            Listing listing, List<Summary> newest, Function<Summary, T> period, Function<T, Place> start) {
        return Stream.iterate(
                        newest,
                        some -> !some.isEmpty(),
                        some -> listings.before(listing, start.apply(period.apply(some.getLast())), ONE_READ))
                .flatMap(some -> some.stream().map(period).distinct());
    }

    /** The last month before this one that has articles. */
    Optional<YearMonth> previous(Listing listing, YearMonth month) {
        return listings.before(listing, Place.startOf(month), 1).stream()
                .map(Archive::month)
                .findFirst();
    }

    /** The first month after this one that has articles. */
    Optional<YearMonth> next(Listing listing, YearMonth month) {
        return listings.after(listing, Place.startOf(month.plusMonths(1)), 1).stream()
                .map(Archive::month)
                .findFirst();
    }

    static YearMonth month(Summary summary) {
        return Place.of(summary).month();
    }

    static Year year(Summary summary) {
        return Year.from(month(summary));
    }

    private static Place startOf(Year year) {
        return Place.startOf(year.atMonth(1));
    }
}
