package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.Optional;

/**
 * A coverage as the listing of all of them shows it.
 *
 * @param id its name in its URL
 * @param title its headline
 * @param section the section that it stands in
 * @param opened when it was opened, to the second
 * @param closed when it was closed, to the second; empty while it is open
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
