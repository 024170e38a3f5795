package broadsheet.readership;

import broadsheet.article.Slug;

/** Reads how many readers articles have. */
public interface ReaderCounts {
    /** Numbers below this one are shown as they are. */
    int EXACT = 100;

    /**
     * The number of readers that pages show. It is exact up to a hundred. A greater one is rounded down to two
     * significant digits, so that an article's numbers are written rarely however many readers it has: ninety times
     * from a thousand readers to ten thousand. It never decreases.
     *
     * @return 0 before the first reader
     */
    int of(Slug article);

    /** The number that pages show for a counted one. */
    static int shown(int number) {
        int unit = 1;
        while (number / unit >= EXACT) {
            unit *= 10;
        }
        return number - number % unit;
    }
}
