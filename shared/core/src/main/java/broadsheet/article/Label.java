package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * A kind, a tag or an author: articles are filed under it, and it has a page of its own.
 *
 * @param id the name in URLs
 * @param name the name that readers see
 */
public record Label(Slug id, String name) {
    public Label {
        requireNonNull(id, "id is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
    }
}
