package broadsheet.article;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * A place in a listing: where an article stands, or a point in time between articles.
 *
 * @param published when the article was published, to the second
 * @param slug its slug; empty for the moment before every article of that second
 */
public record ListingPosition(Instant published, String slug) implements Comparable<ListingPosition> {
    public ListingPosition {
        if (!published.truncatedTo(ChronoUnit.SECONDS).equals(published)) {
            throw new IllegalArgumentException("published is not to the second: " + published);
        }
        if (!slug.isEmpty() && Slug.parse(slug).isEmpty()) {
            throw new IllegalArgumentException("not a slug: " + slug);
        }
    }

    /** The article's place. */
    public static ListingPosition of(Summary summary) {
        return new ListingPosition(summary.published(), summary.slug().value());
    }

    /** The place before every article of the month. */
    public static ListingPosition startOf(YearMonth month) {
        return new ListingPosition(month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), "");
    }

    /** The older one is less. */
    @Override
    public int compareTo(ListingPosition other) {
        int byTime = published.compareTo(other.published);
        return byTime == 0 ? slug.compareTo(other.slug) : byTime;
    }

    /** The month that the place is in, in UTC. */
    public YearMonth month() {
        return YearMonth.from(published.atOffset(ZoneOffset.UTC));
    }
}
