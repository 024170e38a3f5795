package broadsheet.archive.text;

import java.util.Map;
import org.commonmark.node.Block;
import org.commonmark.node.Delimited;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.text.Characters;
import org.jspecify.annotations.Nullable;

/**
 * Writes emphasis as tags of HTML where CommonMark would not take its delimiters for emphasis. A delimiter between
 * punctuation and a letter emphasises nothing, as the second one in {@code **Question:**Answer}. Chinese and Japanese have no
 * spaces that would help.
 */
final class EmphasisTags {
    private static final Map<String, String> TAGS = Map.of("**", "strong", "*", "em", "~~", "del");

    /** What a delimiter has on one of its sides. */
    private enum Side {
        SPACE,
        PUNCTUATION,
        LETTER;

        private static Side of(int character) {
            return Characters.isWhitespaceCodePoint(character)
                    ? SPACE
                    : Characters.isPunctuationCodePoint(character) ? PUNCTUATION : LETTER;
        }
    }

    private EmphasisTags() {}

    /** Changes the emphasis in a node, which has its place in its document by then. */
    static void replace(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Delimited delimited && !(isRead(child, true) && isRead(child, false))) {
                // What was in it comes next.
                child = replaced(child, TAGS.get(delimited.getOpeningDelimiter()));
            } else {
                replace(child);
            }
        }
    }

    private static Node replaced(Node emphasis, @Nullable String name) {
        Node opening = tag("<" + name + ">");
        emphasis.insertBefore(opening);
        for (Node child = emphasis.getFirstChild(); child != null; child = emphasis.getFirstChild()) {
            emphasis.insertBefore(child);
        }
        emphasis.insertBefore(tag("</" + name + ">"));
        emphasis.unlink();
        return opening;
    }

    private static Node tag(String literal) {
        var tag = new HtmlInline();
        tag.setLiteral(literal);
        return tag;
    }

    /** Whether the parser takes the delimiter before or after an emphasis for one. */
    private static boolean isRead(Node emphasis, boolean before) {
        Node neighbour = before ? emphasis.getPrevious() : emphasis.getNext();
        boolean isRun = before && neighbour != null && sharesRun(emphasis, neighbour);
        Side inside = inside(emphasis, before);
        return !isRun
                && !isNested(emphasis)
                && inside != Side.SPACE
                && (inside == Side.LETTER || outside(emphasis, before) != Side.LETTER);
    }

    /** Whether the delimiters of two emphases beside or in each other would be one run of characters. */
    private static boolean sharesRun(Node one, Node other) {
        return one instanceof Delimited first
                && other instanceof Delimited second
                && first.getOpeningDelimiter().charAt(0)
                        == second.getOpeningDelimiter().charAt(0);
    }

    private static boolean isNested(Node emphasis) {
        for (Node above = emphasis.getParent(); above != null; above = above.getParent()) {
            if (above.getClass().equals(emphasis.getClass())) {
                return true;
            }
        }
        return false;
    }

    private static Side outside(Node emphasis, boolean before) {
        Node neighbour = before ? emphasis.getPrevious() : emphasis.getNext();
        if (neighbour != null) {
            return edge(neighbour, !before);
        }
        Node parent = emphasis.getParent();
        if (parent == null || parent instanceof Block) {
            return Side.SPACE;
        }
        return sharesRun(emphasis, parent) ? outside(parent, before) : Side.PUNCTUATION;
    }

    private static Side inside(Node emphasis, boolean first) {
        Node child = first ? emphasis.getFirstChild() : emphasis.getLastChild();
        if (child == null) {
            return Side.SPACE;
        }
        return sharesRun(emphasis, child) ? inside(child, first) : edge(child, first);
    }

    /** The first or the last character of a node as Markdown. All but texts and breaks begin and end with punctuation. */
    private static Side edge(Node node, boolean first) {
        if (node instanceof Text text && !text.getLiteral().isEmpty()) {
            String literal = text.getLiteral();
            return Side.of(first ? literal.codePointAt(0) : literal.codePointBefore(literal.length()));
        }
        return node instanceof HardLineBreak ? Side.SPACE : Side.PUNCTUATION;
    }
}
