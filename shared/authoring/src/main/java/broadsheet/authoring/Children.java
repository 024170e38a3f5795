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
 * Removes or unwraps many elements at once. jsoup takes time proportional to the parent's children for each single
 * removal. A text of nothing but empty headings would take quadratic time.
 */
final class Children {
    private Children() {}

    /** Removes elements with their content. */
    static void remove(Collection<Element> elements) {
        replace(elements, false);
    }

    /** Replaces elements by their content. No element may contain another one. */
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
