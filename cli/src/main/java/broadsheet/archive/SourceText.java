package broadsheet.archive;

import java.util.List;

/**
 * The text of a document in another system.
 *
 * @param text the text
 * @param syntax its language
 * @param linesBefore the number of lines above it in its file
 * @param variables what the template tags in it may name, as {@code page}
 * @param notes what was found while it was put together
 */
public record SourceText(String text, Syntax syntax, int linesBefore, Values variables, List<Note> notes) {
    public SourceText {
        notes = List.copyOf(notes);
    }

    /** A text that is as it was in its file. */
    public SourceText(String text, Syntax syntax, int linesBefore, Values variables) {
        this(text, syntax, linesBefore, variables, List.of());
    }

    /** The languages of texts. */
    public enum Syntax {
        /** Markdown with template tags of Liquid or Nunjucks, and with kramdown's attributes. */
        LIQUID,
        /** Markdown with Hugo's shortcodes. */
        SHORTCODES,
        /** HTML with template tags of Liquid or Nunjucks. */
        LIQUID_HTML,
        /** HTML with WordPress's shortcodes in brackets; blank lines part paragraphs. */
        WORDPRESS,
        /** HTML. */
        HTML
    }
}
