package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * An author whom the site knows.
 *
 * @param id the name in URLs
 * @param name the name in bylines
 * @param biography what the author box says, plain text; empty if nothing
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
