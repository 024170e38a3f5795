package broadsheet.comments;

import broadsheet.discussion.CommentText;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a comment that was HTML: paragraphs and line breaks stay, and links have their addresses behind them. */
final class CommentHtml {
    private static final String PARAGRAPHS = "p|div|blockquote|ul|ol|pre|h[1-6]|table";

    private CommentHtml() {}

    /**
     * The text; empty if nothing is left.
     *
     * @param html the HTML of the comment
     * @param keepsLines whether a line's end is a line's end, as in WordPress
     */
    static Optional<CommentText> text(String html, boolean keepsLines) {
        var text = new StringBuilder();
        Jsoup.parseBodyFragment(html).body().traverse(new Visitor(text, keepsLines));
        String written = text.toString().strip();
        return CommentText.of(written).or(() -> CommentText.of(cut(written)));
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
