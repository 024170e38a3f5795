package broadsheet.readership;

import broadsheet.article.Slug;

/** Reads how many readers articles have. */
public interface ReaderCounts {
    /**
     * The number of readers that pages show. It is exact up to a hundred, and within some two per cent beyond. It
     * never decreases.
     *
     * @return 0 before the first reader
     */
    int of(Slug article);
}
