package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An article's text as readers see it.
 *
 * @param html sanitised HTML, safe to insert into a page unescaped
 * @param contents the second-level headings
 */
public record Body(String html, List<Heading> contents) {
    public Body {
        requireNonNull(html, "html is null");
        contents = List.copyOf(contents);
    }
}
