package broadsheet.live;

import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/** Coverages and their updates, as readers see them. No read of it costs more for a coverage of many updates. */
public interface LiveCoverage {
    /** A coverage. */
    Optional<Coverage> coverage(Slug id);

    /** What every page of a coverage says of it. */
    Optional<CoverageHead> head(Slug id);

    /** How far a coverage has come. */
    Progress progress(Slug id);

    /** The updates from a place to another, by place, withdrawn ones too. */
    List<LiveUpdate> between(Slug coverage, int first, int last);

    /** The updates at these places, in this order, as far as they are there. */
    List<LiveUpdate> at(Slug coverage, List<Integer> places);

    /** The updates that were changed last, each once, the last change first. */
    List<LiveUpdate> changes(Slug coverage, int limit);

    /** The newest update that was not withdrawn; looked for among the ten newest. */
    Optional<LiveUpdate> latest(Slug coverage);

    /** The coverages that are open, the one opened last first. */
    List<OpenCoverage> open(int limit);

    /** The coverages of a section that are open, the one opened last first. */
    List<OpenCoverage> open(Slug section, int limit);

    /**
     * Coverages, closed ones too, the one opened last first.
     *
     * @param cursor where an earlier page ended; empty for the first page
     */
    Page every(int limit, Optional<String> cursor);

    /** Coverages that were opened before a place, closed ones too, the one opened last first. */
    List<ListedCoverage> before(ListingPosition place, int limit);

    /** Every coverage of a month, closed ones too, the one opened last first. */
    List<ListedCoverage> openedIn(YearMonth month);

    /**
     * Some coverages.
     *
     * @param coverages which they are
     * @param next where to go on; empty at the end
     */
    record Page(List<ListedCoverage> coverages, Optional<String> next) {
        public Page {
            coverages = List.copyOf(coverages);
        }
    }
}
