package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.live.Coverage;
import broadsheet.live.ListedCoverage;
import java.util.List;
import java.util.Optional;

/**
 * What a page lists of live coverages.
 *
 * @param title the page's title
 * @param up the page above it
 * @param open coverages that are open
 * @param closed coverages that are closed
 * @param further pages that list more
 */
public record CoverageList(
        String title, Optional<Link> up, List<ListedCoverage> open, List<ListedCoverage> closed, List<Link> further) {
    static final Link ALL = new Link("Live coverage", Address.OfCoverages.PATH);

    public CoverageList {
        requireNonNull(title, "title is null");
        open = List.copyOf(open);
        closed = List.copyOf(closed);
        further = List.copyOf(further);
    }

    /** A link to a page of the site. */
    public record Link(String words, String path) {}

    /** Where a coverage is. */
    public String path(ListedCoverage coverage) {
        return Coverage.path(coverage.id());
    }
}
