package broadsheet.readership;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * All ratings of an article.
 *
 * @param histogram how many gave one star, how many two, up to five
 */
public record RatingSummary(List<Integer> histogram) {
    /** Before the first rating. */
    public static final RatingSummary NONE = new RatingSummary(List.of(0, 0, 0, 0, 0));

    public RatingSummary {
        histogram = List.copyOf(histogram);
        if (histogram.size() != Stars.MOST || histogram.stream().anyMatch(each -> each < 0)) {
            throw new IllegalArgumentException("no histogram of ratings: " + histogram);
        }
    }

    /** These and those. */
    public RatingSummary plus(RatingSummary others) {
        return new RatingSummary(IntStream.range(0, Stars.MOST)
                .mapToObj(i -> histogram.get(i) + others.histogram.get(i))
                .toList());
    }

    /** How many ratings there are. */
    public int count() {
        return histogram.stream().mapToInt(Integer::intValue).sum();
    }

    /** The mean number of stars, to the hundredth; empty before the first rating. */
    public OptionalDouble average() {
        long sum = IntStream.range(0, Stars.MOST)
                .mapToLong(i -> (long) (i + 1) * histogram.get(i))
                .sum();
        return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.round(100.0 * sum / count()) / 100.0);
    }
}
