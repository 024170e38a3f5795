package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.language.Words;
import broadsheet.live.Coverage;
import broadsheet.live.ListedCoverage;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The content of a page that lists live coverages.
 *
 * @param title the page's title
 * @param up the link to the parent page
 * @param open the open coverages
 * @param closed the closed coverages
 * @param further links to pages with more coverages
 */
public record CoverageList(
        String title, Optional<Link> up, List<ListedCoverage> open, List<ListedCoverage> closed, List<Link> further) {
    public CoverageList {
        requireNonNull(title, "title is null");
        open = List.copyOf(open);
        closed = List.copyOf(closed);
        further = List.copyOf(further);
    }

    /** The link to the overview of all coverages. */
    static Link all(Words words) {
        return new Link(words.page().liveCoverage(), Address.OfCoverages.PATH);
    }

    /** A list without coverages, which leads to those of shorter periods. */
    static CoverageList of(String title, Words words, List<Link> further) {
        return new CoverageList(title, Optional.of(all(words)), List.of(), List.of(), further);
    }

    /** A link to a page of the site. */
    public record Link(String words, String path) {
        static Link of(Year year, String words) {
            return new Link(words, new Address.OfCoveragesOfYear(year).path());
        }

        static Link of(YearMonth month, String words) {
            return new Link(words, new Address.OfCoveragesOfMonth(month).path());
        }
    }

    /** The path of a coverage. */
    public String path(ListedCoverage coverage) {
        return Coverage.path(coverage.id());
    }
}
