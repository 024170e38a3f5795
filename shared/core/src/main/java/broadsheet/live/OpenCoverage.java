package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;

/**
 * A coverage in the listing of open coverages.
 *
 * @param id the coverage's name in its URL
 * @param title the headline
 * @param section the coverage's section
 * @param opened the time when it was opened, to the second
 */
public record OpenCoverage(Slug id, String title, Slug section, Instant opened) {
    public OpenCoverage {
        requireNonNull(id, "id is null");
        requireNonNull(title, "title is null");
        requireNonNull(section, "section is null");
        requireNonNull(opened, "opened is null");
    }
}
