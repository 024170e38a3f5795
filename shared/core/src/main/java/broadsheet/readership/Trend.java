package broadsheet.readership;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An article's readers and ratings on each of the last {@value RecentReaders#DAYS} days, in UTC, today last.
 *
 * @param title the article's title
 * @param readers the number of new readers on each day
 * @param ratings the current ratings by the day when they were given
 * @param before the current ratings that were given earlier
 */
public record Trend(String title, List<Integer> readers, List<RatingSummary> ratings, RatingSummary before) {
    public Trend {
        requireNonNull(title, "title is null");
        readers = List.copyOf(readers);
        ratings = List.copyOf(ratings);
        requireNonNull(before, "before is null");
        if (readers.size() != RecentReaders.DAYS || ratings.size() != RecentReaders.DAYS) {
            throw new IllegalArgumentException(readers.size() + " days of readers, " + ratings.size() + " of ratings");
        }
    }
}
