package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * An author listed in the site's settings.
 *
 * @param id the name in URLs
 * @param name the name in bylines
 * @param biography plain text for the author box; may be empty
 */
public record Author(Slug id, String name, String biography) {
    public Author {
        requireNonNull(id, "id is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
        requireNonNull(biography, "biography is null");
    }
}
