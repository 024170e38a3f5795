package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of an article or a static page, as readers see it.
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

    /** The text and its notes, for a fingerprint. */
    public String wording() {
        return html + footnotes.stream().map(note -> "\n" + note.html()).collect(Collectors.joining());
    }
}
