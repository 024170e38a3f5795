package broadsheet.archive.text;

import broadsheet.archive.Note;
import broadsheet.archive.SourceText;
import java.util.function.BiConsumer;

/** Makes the texts of other systems Markdown. */
public final class Markup {
    private Markup() {}

    /**
     * The text in Markdown. Its links and pictures lead where they led.
     *
     * @param notes receives what was converted or left out
     */
    public static String markdown(SourceText text, BiConsumer<Note.Kind, String> notes) {
        return switch (text.syntax()) {
            case LIQUID -> RawHtml.replace(LiquidTags.replace(text.text(), text.variables(), notes), notes);
            case SHORTCODES -> RawHtml.replace(HugoShortcodes.replace(text.text(), notes), notes);
            case LIQUID_HTML -> HtmlMarkdown.of(LiquidTags.replace(text.text(), text.variables(), notes), notes);
            case WORDPRESS -> HtmlMarkdown.of(WordPressText.html(text.text(), notes), notes);
            case HTML -> HtmlMarkdown.of(text.text(), notes);
        };
    }
}
