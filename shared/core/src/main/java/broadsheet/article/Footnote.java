package broadsheet.article;

import static java.util.Objects.requireNonNull;

/**
 * A note to an article's text. The first has the number 1, the anchor {@code note_1}, and references with the anchors {@code
 * noted_1}, {@code noted_1_2} and so on.
 *
 * @param html sanitised HTML, safe to insert into a page unescaped
 * @param references how often the text and the notes refer to it; none if sanitising removed the reference
 */
public record Footnote(String html, int references) {
    public Footnote {
        requireNonNull(html, "html is null");
        if (references < 0) {
            throw new IllegalArgumentException("references are " + references);
        }
    }

    /** The anchor of a note. */
    public static String anchor(int number) {
        return "note_" + number;
    }

    /** The anchor of a reference to a note. */
    public static String anchor(int number, int reference) {
        return reference == 1 ? "noted_" + number : "noted_" + number + "_" + reference;
    }
}
