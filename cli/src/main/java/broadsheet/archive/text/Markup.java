package broadsheet.archive.text;

import broadsheet.archive.Note;
import broadsheet.archive.SourceText;
import java.util.Set;
import java.util.function.BiConsumer;

/** Makes the texts of other systems Markdown. */
public final class Markup {
    private Markup() {}

    /**
     * The text in Markdown. Its links and pictures lead where they led.
     *
     * @param hosts the archive's own, of which films and recordings are played here
     * @param notes receives what was converted or left out
     */
    public static String markdown(SourceText text, Set<String> hosts, BiConsumer<Note.Kind, String> notes) {
        return switch (text.syntax()) {
            case LIQUID ->
                Footnotes.replace(
                        RawHtml.replace(
                                TexMath.replace(LiquidTags.replace(text.text(), text.variables(), hosts, notes), notes),
                                hosts,
                                notes),
                        notes);
            case SHORTCODES ->
                Footnotes.replace(
                        RawHtml.replace(
                                shown(TexMath.replace(HugoShortcodes.replace(text.text(), hosts, notes), notes)),
                                hosts,
                                notes),
                        notes);
            case LIQUID_HTML ->
                shown(HtmlMarkdown.of(LiquidTags.replace(text.text(), text.variables(), hosts, notes), hosts, notes));
            case WORDPRESS -> shown(HtmlMarkdown.of(WordPressText.html(text.text(), notes), hosts, notes));
            case HTML -> shown(HtmlMarkdown.of(text.text(), hosts, notes));
        };
    }

    /** Braces that a system without template tags shows. Here they would be a tag. */
    private static String shown(String markdown) {
        return Code.outside(markdown, part -> part.replace("{{", "&#123;{").replace("{%", "&#123;%"));
    }

    /**
     * A picture that stands alone.
     *
     * @param path as the text has paths
     * @param alt what it shows; empty for decoration
     * @param credit whose it is; empty if nobody is named
     */
    public static String figure(String path, String alt, String credit) {
        return EmbedLinks.picture(path, alt, "") + DirectiveText.credit(credit);
    }
}
