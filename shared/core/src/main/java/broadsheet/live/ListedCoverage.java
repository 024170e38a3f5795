package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * A coverage in the listing of all coverages.
 *
 * @param id the coverage's name in its URL
 * @param title the headline
 * @param section the coverage's section
 * @param opened the time when it was opened, to the second
 * @param closed the time when it was closed, to the second; empty while it is open
 */
public record ListedCoverage(Slug id, String title, Slug section, Instant opened, Optional<Instant> closed) {
    public ListedCoverage {
        requireNonNull(id, "id is null");
        requireNonNull(title, "title is null");
        requireNonNull(section, "section is null");
        requireNonNull(opened, "opened is null");
        requireNonNull(closed, "closed is null");
    }
}
