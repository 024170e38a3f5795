package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * A second-level heading of an article, one line of its "In this article" box.
 *
 * @param id the anchor in the body's HTML. It depends on the title alone, so that edits elsewhere do not change it.
 * @param title the heading's text, without markup
 */
public record Heading(String id, String title) {
    public Heading {
        requireNonNull(id, "id is null");
        requireNonNull(title, "title is null");
    }
}
