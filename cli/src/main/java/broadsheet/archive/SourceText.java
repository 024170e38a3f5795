package broadsheet.archive;

/**
 * The text of a document in another system.
 *
 * @param text the text
 * @param syntax its language
 * @param linesBefore the number of lines above it in its file
 * @param variables what the template tags in it may name, as {@code page}
 */
public record SourceText(String text, Syntax syntax, int linesBefore, Values variables) {
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
