package broadsheet.archive.wordpress;

import broadsheet.archive.FrontMatterFile;
import broadsheet.archive.Values;
import broadsheet.validation.ValidationException;
import java.util.List;
import org.jsoup.nodes.Element;

/** The notes of a post with blocks, which WordPress keeps beside its text. */
final class WordPressFootnotes {
    /** The custom field that has them. */
    static final String FIELD = "footnotes";

    private WordPressFootnotes() {}

    /** The list of notes as WordPress shows it; empty if the post has none that can be read. */
    static String html(WxrItem item) {
        List<Values> notes = notes(item.meta().getOrDefault(FIELD, ""));
        if (notes.isEmpty()) {
            return "";
        }
        var list = new Element("ol").addClass("wp-block-footnotes");
        notes.forEach(note -> list.appendElement("li")
                .id(note.text("id").orElse(""))
                .html(note.text("content").orElse("")));
        return "\n" + list.outerHtml();
    }

    private static List<Values> notes(String json) {
        try {
            return json.isBlank()
                    ? List.of()
                    : FrontMatterFile.json("{\"notes\":" + json + "}").mappings("notes");
        } catch (ValidationException unreadable) {
            return List.of();
        }
    }
}
