package broadsheet.readership;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How an article was read and rated on each of the last {@value RecentReaders#DAYS} days, in UTC, today last.
 *
 * @param title what the article is called
 * @param readers how many came for the first time on each day
 * @param ratings the ratings that stand and were given on each day
 * @param before the ratings that stand and were given before
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
