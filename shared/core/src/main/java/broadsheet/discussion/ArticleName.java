package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.util.Optional;

/**
 * How people know an article.
 *
 * @param slug its current address
 * @param title its title; empty while it is withdrawn
 */
public record ArticleName(Slug slug, Optional<String> title) {
    public ArticleName {
        requireNonNull(slug, "slug is null");
        requireNonNull(title, "title is null");
    }
}
