package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.language.Direction;
import java.util.Optional;

/**
 * The language of a text that is not in the page's language.
 *
 * @param tag a BCP 47 tag
 * @param direction the direction in which the text is written
 * @param ofPage the direction of the page around it
 */
public record TextLanguage(String tag, Direction direction, Direction ofPage) {
    public TextLanguage {
        requireNonNull(tag, "tag is null");
        requireNonNull(direction, "direction is null");
        requireNonNull(ofPage, "ofPage is null");
    }

    /** The value of {@code dir}; empty if the text runs as the page does. */
    public Optional<String> dir() {
        return direction == ofPage ? Optional.empty() : Optional.of(direction.html());
    }
}
