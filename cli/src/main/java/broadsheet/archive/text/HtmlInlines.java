package broadsheet.archive.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Converts HTML within a paragraph or a heading: emphasis, links, pictures, code. */
final class HtmlInlines {
    /** Elements without a form in Markdown that pages may have. They stay as HTML. */
    static final Set<String> KEPT =
            Set.of("sup", "sub", "kbd", "mark", "abbr", "cite", "q", "small", "u", "ins", "dfn", "samp", "var", "time");

    /** The attribute of a picture with its caption. A {@code title} would be one here, but was none on the old site. */
    static final String CAPTION = "figure-caption";

    private static final Pattern SPACES = Pattern.compile("[\\s&&[^\\u00A0]]+");

    private HtmlInlines() {}

    /** Appends a node of HTML to a node of Markdown. */
    static void append(org.jsoup.nodes.Node node, Node parent) {
        if (node instanceof TextNode text) {
            text(text.getWholeText(), parent);
        } else if (node instanceof Element element) {
            element(element, parent);
        }
    }

    private static void text(String whole, Node parent) {
        String text = SPACES.matcher(whole).replaceAll(" ");
        Node last = parent.getLastChild();
        if ((last == null || last instanceof HardLineBreak) && parent instanceof Paragraph) {
            text = text.stripLeading();
        }
        if (last instanceof Text before) {
            before.setLiteral((before.getLiteral() + text).replaceAll(" {2,}", " "));
        } else if (!text.isEmpty()) {
            parent.appendChild(new Text(text));
        }
    }

    private static void element(Element element, Node parent) {
        String name = element.normalName().toLowerCase(Locale.ROOT);
        switch (name) {
            case "strong", "b" -> wrapped(element, new StrongEmphasis("**"), parent);
            case "em", "i" -> wrapped(element, new Emphasis("*"), parent);
            case "del", "s", "strike" -> wrapped(element, new Strikethrough("~~"), parent);
            case "code", "tt" -> code(element.text(), parent);
            case "br" -> {
                if (parent.getLastChild() instanceof Text before) {
                    before.setLiteral(before.getLiteral().stripTrailing());
                }
                parent.appendChild(new HardLineBreak());
            }
            case HtmlFootnotes.MARK -> parent.appendChild(tag("[^" + element.attr(HtmlFootnotes.NAME) + "]"));
            case "a" -> link(element, parent);
            case "img" -> image(element, parent);
            default -> {
                if (HtmlMarkdown.DROPPED.contains(name)) {
                    return;
                }
                boolean kept = KEPT.contains(name) && !element.text().isBlank();
                if (kept) {
                    parent.appendChild(tag("<" + name + attributes(element) + ">"));
                }
                element.childNodes().forEach(child -> append(child, parent));
                if (kept) {
                    parent.appendChild(tag("</" + name + ">"));
                }
            }
        }
    }

    private static String attributes(Element element) {
        return Map.of("abbr", "title", "time", "datetime").entrySet().stream()
                .filter(known -> known.getKey().equals(element.normalName()) && element.hasAttr(known.getValue()))
                .map(known -> " " + known.getValue() + "=\""
                        + element.attr(known.getValue()).replace("\"", "&quot;") + "\"")
                .findFirst()
                .orElse("");
    }

    private static HtmlInline tag(String literal) {
        var tag = new HtmlInline();
        tag.setLiteral(literal);
        return tag;
    }

    private static void code(String text, Node parent) {
        if (!text.isBlank()) {
            parent.appendChild(new Code(text));
        }
    }

    /** Emphasis must not begin or end with a space or a break: they go outside of it. */
    private static void wrapped(Element element, Node wrapper, Node parent) {
        String whole = element.wholeText();
        element.childNodes().forEach(child -> append(child, wrapper));
        while (wrapper.getFirstChild() instanceof HardLineBreak line) {
            line.unlink();
            if (parent.getLastChild() != null) {
                parent.appendChild(line);
            }
        }
        if (!whole.isEmpty() && Character.isWhitespace(whole.charAt(0))) {
            text(" ", parent);
        }
        List<Node> breaks = trailingBreaks(wrapper);
        strip(wrapper);
        if (!whole.isBlank() || wrapper.getFirstChild() instanceof Image) {
            parent.appendChild(wrapper);
        }
        breaks.forEach(parent::appendChild);
        if (!whole.isEmpty() && Character.isWhitespace(whole.charAt(whole.length() - 1))) {
            text(" ", parent);
        }
    }

    private static List<Node> trailingBreaks(Node wrapper) {
        List<Node> breaks = new ArrayList<>();
        while (wrapper.getLastChild() instanceof HardLineBreak line) {
            line.unlink();
            breaks.add(line);
        }
        return breaks;
    }

    private static void strip(Node wrapper) {
        if (wrapper.getFirstChild() instanceof Text text) {
            set(text, text.getLiteral().stripLeading());
        }
        if (wrapper.getLastChild() instanceof Text text) {
            set(text, text.getLiteral().stripTrailing());
        }
    }

    private static void set(Text text, String literal) {
        text.setLiteral(literal);
        if (literal.isEmpty()) {
            text.unlink();
        }
    }

    private static void link(Element element, Node parent) {
        String target = element.attr("href").strip();
        String title = element.attr("title").replaceAll("\\s+", " ").strip();
        var link = new Link(target.isEmpty() ? "#" : target, title.isEmpty() ? null : title);
        element.childNodes().forEach(child -> append(child, link));
        boolean ownPicture = link.getFirstChild() instanceof Image
                && link.getFirstChild() == link.getLastChild()
                && target.matches("(?i).*\\.(?:png|jpe?g|gif|webp)(?:[?#].*)?");
        if (target.isEmpty() || link.getFirstChild() == null || ownPicture) {
            for (Node child = link.getFirstChild(); child != null; ) {
                Node next = child.getNext();
                parent.appendChild(child);
                child = next;
            }
        } else {
            parent.appendChild(link);
        }
    }

    private static void image(Element element, Node parent) {
        String source = Optional.of(element.attr("data-orig-file"))
                .filter(url -> !url.isBlank())
                .orElse(element.attr("src"))
                .strip();
        if (source.isEmpty() || source.startsWith("data:")) {
            return;
        }
        String caption = element.attr(CAPTION).strip();
        var image = new Image(source, caption.isEmpty() ? null : caption);
        String written = element.attr(element.attr("alt").isBlank() ? "title" : "alt");
        String alt = SPACES.matcher(written).replaceAll(" ").strip();
        if (!alt.isEmpty()) {
            image.appendChild(new Text(alt));
        }
        parent.appendChild(image);
    }
}
