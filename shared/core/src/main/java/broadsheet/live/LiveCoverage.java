package broadsheet.live;

import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * Reads coverages and their updates, as readers see them. The cost of a read does not grow with the number of updates.
 */
public interface LiveCoverage {
    /** A coverage; empty if there is none with this id. */
    Optional<Coverage> coverage(Slug id);

    /** The part of a coverage that each of its pages shows. */
    Optional<CoverageHead> head(Slug id);

    /** A coverage's numbers of changes and updates, and its pinned updates. */
    Progress progress(Slug id);

    /** The updates from place {@code first} to place {@code last}, by place, including withdrawn ones. */
    List<LiveUpdate> between(Slug coverage, int first, int last);

    /** The existing updates at these places, in this order. */
    List<LiveUpdate> at(Slug coverage, List<Integer> places);

    /** The most recently changed updates, each once, last change first. */
    List<LiveUpdate> changes(Slug coverage, int limit);

    /** The newest update that was not withdrawn, among the ten newest. */
    Optional<LiveUpdate> latest(Slug coverage);

    /** The open coverages, most recently opened first. */
    List<OpenCoverage> open(int limit);

    /** The open coverages of a section, most recently opened first. */
    List<OpenCoverage> open(Slug section, int limit);

    /**
     * One page of all coverages, open and closed, most recently opened first.
     *
     * @param cursor the {@code next} of an earlier page; empty for the first page
     */
    Page every(int limit, Optional<String> cursor);

    /** Coverages opened before a position, open and closed, most recently opened first. */
    List<ListedCoverage> before(ListingPosition place, int limit);

    /** All coverages opened in a month, open and closed, most recently opened first. */
    List<ListedCoverage> openedIn(YearMonth month);

    /** All coverages opened in a year, open and closed, most recently opened first. */
    List<ListedCoverage> openedIn(Year year);

    /**
     * One page of coverages.
     *
     * @param coverages most recently opened first
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<ListedCoverage> coverages, Optional<String> next) {
        public Page {
            coverages = List.copyOf(coverages);
        }
    }
}
