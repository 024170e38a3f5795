package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An article's text as readers see it.
 *
 * @param html sanitised HTML, safe to insert into a page unescaped
 * @param contents the second-level headings
 * @param footnotes the notes to the text, in the order of their numbers
 */
public record Body(String html, List<Heading> contents, List<Footnote> footnotes) {
    /** A text without notes. */
    public Body(String html, List<Heading> contents) {
        this(html, contents, List.of());
    }

    public Body {
        requireNonNull(html, "html is null");
        contents = List.copyOf(contents);
        footnotes = List.copyOf(footnotes);
    }
}
