package broadsheet.article;

import java.util.Optional;

/** Sets the boundaries of listings' numbered pages. {@link Listings} reads them. */
public interface PageBoundaries {
    /**
     * The boundaries of a page and of both its neighbours, each empty if it does not exist.
     *
     * @param page the page's number
     */
    record Around(int page, Optional<PageBoundary> older, Optional<PageBoundary> own, Optional<PageBoundary> newer) {}

    /**
     * Sets, moves or removes a page's boundary.
     *
     * @param read the boundaries on which the decision rests
     * @param last the page's new last position; empty to remove the boundary
     * @param inBulk whether bulk publications alone moved it, so that nobody waits for its pages
     * @return false if one of the boundaries changed meanwhile or the table was busy; nothing was written
     */
    boolean set(Listing listing, Around read, Optional<ListingPosition> last, boolean inBulk);
}
