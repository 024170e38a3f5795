package broadsheet.staticpage;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;

/**
 * A static page in the list of all.
 *
 * @param slug the name in its URL
 * @param title the title, plain text
 * @param revision the number of its changes, from 1
 * @param updated when its words last changed
 */
public record ListedPage(Slug slug, String title, int revision, Instant updated) {
    public ListedPage {
        requireNonNull(slug, "slug is null");
        requireNonNull(title, "title is null");
        requireNonNull(updated, "updated is null");
    }
}
