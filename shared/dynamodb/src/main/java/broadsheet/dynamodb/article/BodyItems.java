package broadsheet.dynamodb.article;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.article.Body;
import broadsheet.article.Footnote;
import broadsheet.article.Heading;
import broadsheet.dynamodb.table.Item;
import java.util.List;

/** The text of an article or a static page as attributes of its item. */
public final class BodyItems {
    private static final String HTML = "html";
    private static final String CONTENTS = "contents";
    private static final String ID = "id";
    private static final String TITLE = "title";
    private static final String FOOTNOTES = "footnotes";
    private static final String REFERENCES = "references";

    /** The bytes that DynamoDB counts for a map of two attributes in a list, their names included, rounded up. */
    private static final int ENTRY_OVERHEAD = 32;

    private BodyItems() {}

    /** The item with a text. A text without notes has no attribute for them. */
    public static Item with(Item item, Body body) {
        Item text = item.withText(HTML, body.html())
                .with(
                        CONTENTS,
                        body.contents(),
                        heading -> Item.empty().with(ID, heading.id()).with(TITLE, heading.title()));
        return body.footnotes().isEmpty()
                ? text
                : text.with(
                        FOOTNOTES,
                        body.footnotes(),
                        note -> Item.empty().with(HTML, note.html()).with(REFERENCES, note.references()));
    }

    /** The text of an item. */
    public static Body body(Item item) {
        return new Body(
                item.text(HTML),
                item.list(CONTENTS, heading -> new Heading(heading.string(ID), heading.string(TITLE))),
                item.has(FOOTNOTES)
                        ? item.list(FOOTNOTES, note -> new Footnote(note.string(HTML), note.number(REFERENCES)))
                        : List.of());
    }

    /** The size of a text in its item, in bytes, rounded up. */
    public static int size(Body body) {
        int contents = body.contents().stream()
                .mapToInt(heading -> heading.id().length() + bytes(heading.title()) + ENTRY_OVERHEAD)
                .sum();
        int footnotes = body.footnotes().stream()
                .mapToInt(note -> bytes(note.html()) + ENTRY_OVERHEAD)
                .sum();
        return bytes(body.html()) + contents + footnotes;
    }

    private static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
