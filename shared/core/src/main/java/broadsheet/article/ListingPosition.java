package broadsheet.article;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A position in a listing: an article's, or a point in time between articles.
 *
 * @param published the article's time of publication, to the second
 * @param slug the article's slug; empty for the position before every article of that second
 */
public record ListingPosition(Instant published, String slug) implements Comparable<ListingPosition> {
    /** The position before every article: no article is from an earlier year. */
    public static final ListingPosition FIRST = startOf(YearMonth.of(1000, 1));

    public ListingPosition {
        if (!published.truncatedTo(ChronoUnit.SECONDS).equals(published)) {
            throw new IllegalArgumentException("published is not to the second: " + published);
        }
        if (!slug.isEmpty() && Slug.parse(slug).isEmpty()) {
            throw new IllegalArgumentException("not a slug: " + slug);
        }
    }

    /** The article's position. */
    public static ListingPosition of(Summary summary) {
        return new ListingPosition(summary.published(), summary.slug().value());
    }

    /** The position before every article of the month, in UTC. */
    public static ListingPosition startOf(YearMonth month) {
        return new ListingPosition(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), "");
    }

    /** Orders positions from oldest to newest. */
    @Override
    public int compareTo(ListingPosition other) {
        int byTime = published.compareTo(other.published);
        return byTime == 0 ? Slug.ORDER.compare(slug, other.slug) : byTime;
    }

    /** The position's month, in UTC. */
    public YearMonth month() {
        return YearMonth.from(published.atOffset(ZoneOffset.UTC));
    }
}
