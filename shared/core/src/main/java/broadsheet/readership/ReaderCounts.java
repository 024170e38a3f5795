package broadsheet.readership;

import broadsheet.article.Slug;

/** How many have read an article. */
public interface ReaderCounts {
    /**
     * The number that is shown: exact up to a hundred, within some two per cent beyond; it never goes down.
     *
     * @return 0 before the first reader
     */
    int of(Slug article);
}
