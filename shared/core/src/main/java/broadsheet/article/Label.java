package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * Something that articles are filed under and that has a page of its own: a kind, a tag, an author.
 *
 * @param id its name in URLs
 * @param name its name for readers
 */
public record Label(Slug id, String name) {
    public Label {
        requireNonNull(id, "id is null");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank");
        }
    }
}
