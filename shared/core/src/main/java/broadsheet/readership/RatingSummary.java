package broadsheet.readership;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The sum of an article's ratings.
 *
 * @param histogram the number of ratings with one star, two stars, and so on, up to five
 */
public record RatingSummary(List<Integer> histogram) {
    /** The sum before the first rating. */
    public static final RatingSummary NONE = new RatingSummary(List.of(0, 0, 0, 0, 0));

    public RatingSummary {
        histogram = List.copyOf(histogram);
        if (histogram.size() != Stars.MOST || histogram.stream().anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException("no histogram of ratings: " + histogram);
        }
    }

    /** The sum of both. */
    public RatingSummary plus(RatingSummary others) {
        return new RatingSummary(IntStream.range(0, Stars.MOST)
                .mapToObj(i -> histogram.get(i) + others.histogram.get(i))
                .toList());
    }

    /** The number of ratings. */
    public int count() {
        return histogram.stream().mapToInt(Integer::intValue).sum();
    }

    /** The mean number of stars, rounded to two decimals; empty before the first rating. */
    public OptionalDouble average() {
        long sum = IntStream.range(0, Stars.MOST)
                .mapToLong(i -> (long) (i + 1) * histogram.get(i))
                .sum();
        return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.round(100.0 * sum / count()) / 100.0);
    }
}
