package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * The end of a numbered page of a listing. Page n has the entries after boundary n - 1, up to and including boundary n.
 *
 * @param page the page's number; page 1 has the oldest entries
 * @param last the position of the entry that was the page's newest when the boundary was set
 */
public record PageBoundary(int page, ListingPosition last) {
    /** The highest number of a page. */
    public static final int MAX_PAGE = 999_999;

    public PageBoundary {
        if (page < 1 || page > MAX_PAGE) {
            throw new IllegalArgumentException("page is " + page);
        }
        requireNonNull(last, "last is null");
    }
}
