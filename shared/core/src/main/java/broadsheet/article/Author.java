package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An author listed in the site's settings.
 *
 * @param id the name in URLs
 * @param name the name in bylines
 * @param biography the biography as plain text; may be empty
 * @param formerly the names that the author had in URLs before; they redirect to the present one
 * @param profile what readers see besides the name
 */
public record Author(Slug id, String name, String biography, List<Slug> formerly, AuthorProfile profile) {
    public Author {
        requireNonNull(id, "id is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
        requireNonNull(biography, "biography is null");
        formerly = List.copyOf(formerly);
        requireNonNull(profile, "profile is null");
    }

    /** An author with a biography in plain text, and nothing else. */
    public Author(Slug id, String name, String biography, List<Slug> formerly) {
        this(id, name, biography, formerly, AuthorProfile.of(biography));
    }

    /** An author who never had another name. */
    public Author(Slug id, String name, String biography) {
        this(id, name, biography, List.of());
    }
}
