package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.Listings;
import broadsheet.article.Place;
import broadsheet.article.Summary;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Listings by what pages show of them: the newest, or a month.
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

    /** Every month that has articles, newest first: a read for each, or for several that have few. */
    List<YearMonth> months(Listing listing) {
        List<YearMonth> months = new ArrayList<>();
        List<Summary> some = newest(listing, ONE_READ);
        while (!some.isEmpty()) {
            some.stream().map(Archive::month).distinct().forEach(months::add);
            some = listings.before(listing, Place.startOf(months.getLast()), ONE_READ);
        }
        return months;
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
}
