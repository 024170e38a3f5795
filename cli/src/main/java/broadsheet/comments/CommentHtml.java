package broadsheet.comments;

import broadsheet.discussion.CommentText;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * The text of a comment that was HTML: paragraphs and line breaks stay, and links have their addresses behind them.
 *
 * @param text the text; empty if nothing is left
 * @param isCut whether it is longer than a comment may be, so that its end is missing
 */
record CommentHtml(Optional<CommentText> text, boolean isCut) {
    private static final String PARAGRAPHS = "p|div|blockquote|ul|ol|pre|h[1-6]|table";
    private static final String CUT =
            String.format(Locale.ROOT, "ends of comments longer than %,d characters", CommentText.MAX_LENGTH);

    /**
     * Converts a comment.
     *
     * @param html the HTML of the comment
     * @param keepsLines whether a line's end is a line's end, as in WordPress
     */
    static CommentHtml of(String html, boolean keepsLines) {
        var text = new StringBuilder();
        Jsoup.parseBodyFragment(html).body().traverse(new Visitor(text, keepsLines));
        String written = text.toString().strip();
        return new CommentHtml(
                CommentText.of(written).or(() -> CommentText.of(cut(written))),
                CommentText.lengthOf(written) > CommentText.MAX_LENGTH);
    }

    /** Counts the end that is missing among what is left out. */
    void count(Map<String, Integer> leftOut) {
        if (isCut) {
            leftOut.merge(CUT, 1, Integer::sum);
        }
    }

    private static String cut(String text) {
        int most = CommentText.MAX_LENGTH - 1;
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }

    private record Visitor(StringBuilder text, boolean keepsLines) implements NodeVisitor {
        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(
                        keepsLines ? words.getWholeText() : words.getWholeText().replaceAll("\\s+", " "));
            } else if (node instanceof Element element) {
                if (element.tagName().equals("br")) {
                    text.append('\n');
                } else if (element.tagName().matches(PARAGRAPHS)) {
                    text.append("\n\n");
                } else if (element.tagName().equals("li")) {
                    text.append("\n- ");
                }
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element) {
                if (element.tagName().matches(PARAGRAPHS)) {
                    text.append("\n\n");
                }
                String to = element.attr("href");
                if (element.tagName().equals("a")
                        && to.matches("(?i)https?:.*")
                        && !element.text().contains(to)) {
                    text.append(" (").append(to).append(')');
                }
            }
        }
    }
}
