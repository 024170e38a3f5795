package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An article's text as it is shown.
 *
 * @param html sanitised HTML, safe to stand in a page as it is
 * @param contents its second-level headings
 */
public record Body(String html, List<Heading> contents) {
    public Body {
        requireNonNull(html, "html is null");
        contents = List.copyOf(contents);
    }
}
