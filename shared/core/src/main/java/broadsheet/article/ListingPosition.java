package broadsheet.article;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A position in a listing: an article's, or a point in time between articles.
 *
 * @param published the article's time of publication, to the second
 * @param entry the article's id, or the slug of a live coverage; empty for the position before every entry of that second
 */
public record ListingPosition(Instant published, String entry) implements Comparable<ListingPosition> {
    /** The position before every article: no article is from an earlier year. */
    public static final ListingPosition FIRST = startOf(YearMonth.of(1000, 1));

    public ListingPosition {
        if (!published.truncatedTo(ChronoUnit.SECONDS).equals(published)) {
            throw new IllegalArgumentException("published is not to the second: " + published);
        }
        if (!entry.isEmpty() && !isEntry(entry)) {
            throw new IllegalArgumentException("neither an article's id nor a slug: " + entry);
        }
    }

    /** Whether a text names an entry of a listing: an article by its id, or a live coverage by its slug. */
    public static boolean isEntry(String text) {
        return ArticleId.isId(text) || Slug.parse(text).isPresent();
    }

    /** The article's position. */
    public static ListingPosition of(Summary summary) {
        return new ListingPosition(summary.published(), summary.id().value());
    }

    /** The position before every article of the month, in UTC. */
    public static ListingPosition startOf(YearMonth month) {
        return new ListingPosition(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), "");
    }

    /** Orders positions from oldest to newest. */
    @Override
    public int compareTo(ListingPosition other) {
        int byTime = published.compareTo(other.published);
        return byTime == 0 ? Slug.ORDER.compare(entry, other.entry) : byTime;
    }

    /** The position's month, in UTC. */
    public YearMonth month() {
        return YearMonth.from(published.atOffset(ZoneOffset.UTC));
    }
}
