package broadsheet.readership;

import broadsheet.article.ArticleId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads how many readers articles have. */
public interface ReaderCounts {
    /** Numbers below this one are shown as they are. */
    int EXACT = 100;

    /**
     * The number of readers that pages show. It is exact up to a hundred. A greater one is rounded down to two
     * significant digits, so that an article's counters are written rarely however many readers it has: ninety times
     * from a thousand readers to ten thousand. It never decreases.
     *
     * @return 0 before the first reader
     */
    int of(ArticleId article);

    /** The numbers of these articles' readers. */
    default Map<ArticleId, Integer> of(Collection<ArticleId> articles) {
        return articles.stream().distinct().collect(Collectors.toMap(Function.identity(), this::of));
    }

    /** The same numbers at half the price. They may miss the latest changes, each article's on its own. */
    default ReaderCounts eventual() {
        return this;
    }

    /** The number that pages show for a counted one. */
    static int shown(int number) {
        int unit = 1;
        while (number / unit >= EXACT) {
            unit *= 10;
        }
        return number - number % unit;
    }
}
