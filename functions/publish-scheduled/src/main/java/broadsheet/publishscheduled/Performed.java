package broadsheet.publishscheduled;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.util.Optional;

/**
 * That a schedule's act is performed.
 *
 * @param slug the slug at which the article is, or was; empty if an earlier attempt performed it too long ago
 */
record Performed(Optional<Slug> slug) {
    Performed {
        requireNonNull(slug, "slug is null");
    }
}
