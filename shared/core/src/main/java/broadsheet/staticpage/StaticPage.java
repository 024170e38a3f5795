package broadsheet.staticpage;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Body;
import broadsheet.article.Slug;
import java.time.Instant;

/**
 * A static page as readers see it.
 *
 * @param slug the name in its URL
 * @param revision the number of its changes, from 1
 * @param title the title, plain text
 * @param description one sentence below the title; may be empty
 * @param body the text
 * @param updated when its words last changed
 */
public record StaticPage(Slug slug, int revision, String title, String description, Body body, Instant updated) {
    public StaticPage {
        requireNonNull(slug, "slug is null");
        if (revision < 1) {
            throw new IllegalArgumentException("revision is " + revision);
        }
        if (title.isBlank()) {
            throw new IllegalArgumentException("title is blank");
        }
        requireNonNull(description, "description is null");
        requireNonNull(body, "body is null");
        requireNonNull(updated, "updated is null");
    }

    /** The path in the URL of the page with this name. */
    public static String path(Slug slug) {
        return "/" + slug.encoded();
    }
}
