package broadsheet.live;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;

/**
 * A coverage as the listing of those that are open shows it.
 *
 * @param id its name in its URL
 * @param title its headline
 * @param section the section that it stands in
 * @param opened when it was opened, to the second
 */
public record OpenCoverage(Slug id, String title, Slug section, Instant opened) {
    public OpenCoverage {
        requireNonNull(id, "id is null");
        requireNonNull(title, "title is null");
        requireNonNull(section, "section is null");
        requireNonNull(opened, "opened is null");
    }
}
