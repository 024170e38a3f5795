package broadsheet.archive.wordpress;

import broadsheet.archive.Note;
import broadsheet.archive.wordpress.ItemSpans.Span;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reusable blocks of an export: each is an item that others show by its number. */
final class ReusableBlocks {
    private static final Pattern USED = Pattern.compile("<!-- wp:block \\{\"ref\":(\\d+)[^>]*/-->");

    /** Blocks may show each other, and a hostile one itself. */
    private static final int DEEPEST = 3;

    private final ItemSpans spans;
    private final Map<String, Span> byId = new HashMap<>();

    ReusableBlocks(ItemSpans spans) {
        this.spans = spans;
    }

    void add(String id, Span span) {
        byId.put(id, span);
    }

    /** The text with the contents of blocks in their places. What is not in the export is removed and noted. */
    String in(String html, List<Note> notes) throws IOException {
        return in(html, 0, notes);
    }

    private String in(String html, int depth, List<Note> notes) throws IOException {
        Matcher used = USED.matcher(html);
        var whole = new StringBuilder();
        while (used.find()) {
            String id = used.group(1);
            Span span = byId.get(id);
            String content = span != null && depth <= DEEPEST ? content(span) : "";
            if (span == null || depth > DEEPEST) {
                notes.add(new Note(Note.Kind.UNKNOWN_TAG, "reusable block " + id + " is not in the export"));
            } else if (Subscriptions.isIn(content)) {
                // The document that shows it may be public.
                notes.add(new Note(Note.Kind.UNKNOWN_TAG, "reusable block " + id + " has parts for subscribers alone"));
                content = "";
            }
            content = in(content, depth + 1, notes);
            used.appendReplacement(whole, Matcher.quoteReplacement(content));
        }
        return used.appendTail(whole).toString();
    }

    private String content(Span span) throws IOException {
        return ItemParser.parse(spans.read(span), span.line())
                .text("content:encoded")
                .orElse("");
    }
}
