package broadsheet.authoring;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * Takes many elements out of a tree at once. One at a time takes jsoup as long as the parent has children, each time: a text of
 * nothing but empty headings would take time that grows with the square of its length.
 */
final class Children {
    private Children() {}

    /** Removes elements with all that is in them. */
    static void remove(Collection<Element> elements) {
        replace(elements, false);
    }

    /** Puts what is in the elements into their place. None may be in another. */
    static void unwrap(Collection<Element> elements) {
        replace(elements, true);
    }

    private static void replace(Collection<Element> elements, boolean keepingChildren) {
        Map<Element, Set<Node>> going = new HashMap<>();
        for (Element element : elements) {
            Element parent = element.parent();
            if (parent != null) {
                going.computeIfAbsent(parent, first -> new HashSet<>()).add(element);
            }
        }
        going.forEach((parent, out) -> {
            List<Node> children = parent.childNodes();
            parent.empty();
            for (Node child : children) {
                if (!out.contains(child)) {
                    parent.appendChild(child);
                } else if (keepingChildren) {
                    List<Node> inner = child.childNodes();
                    child.empty();
                    inner.forEach(parent::appendChild);
                }
            }
        });
    }
}
