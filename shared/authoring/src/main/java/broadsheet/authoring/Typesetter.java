package broadsheet.authoring;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/**
 * Applies typographic punctuation to all texts outside of code. It counts open code elements, because a search
 * through each text's ancestors would take time proportional to its depth.
 */
final class Typesetter implements NodeVisitor {
    private static final Set<String> CODE = Set.of("pre", "code", "kbd", "samp");

    private final Typography typography;
    private int code;

    Typesetter(Quotes quotes) {
        typography = new Typography(quotes);
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode text) {
            if (code == 0) {
                text.text(typography.next(text.getWholeText()));
            } else {
                typography.pass('x');
            }
        } else if (node instanceof Element element) {
            code += CODE.contains(element.normalName()) ? 1 : 0;
            if (element.isBlock()) {
                typography.begin();
            } else if (element.nameIs("br")) {
                typography.pass(' ');
            } else if (element.nameIs("img") || element.nameIs("audio") || element.nameIs("video")) {
                typography.pass('x');
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element) {
            code -= CODE.contains(element.normalName()) ? 1 : 0;
            if (element.isBlock()) {
                typography.begin();
            }
        }
    }
}
