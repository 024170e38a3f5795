package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * A second-level heading of an article, a line of its "In this article".
 *
 * @param id the anchor in the body's HTML, made from the title alone, so that edits elsewhere do
 *     not move it
 * @param title its text, without markup
 */
public record Heading(String id, String title) {
    public Heading {
        requireNonNull(id, "id is null");
        requireNonNull(title, "title is null");
    }
}
