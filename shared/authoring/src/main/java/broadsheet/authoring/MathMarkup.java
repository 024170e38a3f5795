package broadsheet.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;

/**
 * Temml's MathML as MathML Core: elements and attributes that browsers know, and nothing else. Styles, which the content security policy
 * forbids, become classes; colours are left out, because a page has its own in light and in dark.
 */
final class MathMarkup {
    private static final Set<String> ELEMENTS = Set.of(
            "mrow",
            "mi",
            "mn",
            "mo",
            "mtext",
            "mspace",
            "ms",
            "mfrac",
            "msqrt",
            "mroot",
            "mstyle",
            "mpadded",
            "mphantom",
            "msub",
            "msup",
            "msubsup",
            "munder",
            "mover",
            "munderover",
            "mmultiscripts",
            "mprescripts",
            "mtable",
            "mtr",
            "mtd");

    private static final Set<String> ATTRIBUTES = Set.of(
            "accent",
            "accentunder",
            "columnspan",
            "depth",
            "displaystyle",
            "fence",
            "form",
            "height",
            "largeop",
            "linethickness",
            "lspace",
            "mathsize",
            "mathvariant",
            "maxsize",
            "minsize",
            "movablelimits",
            "rowspan",
            "rspace",
            "scriptlevel",
            "separator",
            "stretchy",
            "symmetric",
            "voffset",
            "width");

    private static final Pattern VALUE =
            Pattern.compile("true|false|prefix|infix|postfix|normal|[-+]?\\d{0,4}\\.?\\d{1,6}(?:em|ex|px|pt|%)?");

    private static final Pattern BORDER = Pattern.compile("border-(top|right|bottom|left):");

    /** The page is parsed to at most 128 elements. */
    private static final int DEEPEST = 80;

    private String error = "";

    private MathMarkup() {}

    /** A formula as HTML, or what is wrong with it. */
    record Reading(Optional<String> math, String error) {}

    /**
     * Reads what Temml wrote.
     *
     * @param isBlock whether the formula has a line of its own
     */
    static Reading read(String markup, boolean isBlock) {
        Element given = new Element("body");
        given.appendChildren(Parser.xmlParser().parseFragmentInput(markup, given, ""));
        var reader = new MathMarkup();
        // A formula runs from left to right in every language.
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        Element math = page.body().appendElement("math").attr("dir", "ltr");
        if (isBlock) {
            math.attr("display", "block");
        }
        for (Element root : given.children()) {
            if (root.nameIs("math")) {
                reader.children(root, math, 0);
            } else {
                reader.refuse(root);
            }
        }
        return reader.error.isEmpty()
                ? new Reading(Optional.of(math.outerHtml()), "")
                : new Reading(Optional.empty(), reader.error);
    }

    private void children(Element from, Element to, int depth) {
        if (depth > DEEPEST) {
            error = "the formula nests too deeply";
            return;
        }
        for (Node child : from.childNodes()) {
            if (child instanceof TextNode text) {
                to.appendChild(new TextNode(text.getWholeText()));
            } else if (child instanceof Element element) {
                child(element, to, depth + 1);
            }
        }
    }

    private void child(Element from, Element to, int depth) {
        String name = from.normalName();
        if (ELEMENTS.contains(name)) {
            Element copy = to.appendElement(name);
            attributes(from, copy);
            children(from, copy, depth);
        } else if (name.equals("none")) {
            to.appendElement("mrow");
        } else if (from.is("menclose[notation=top], menclose[notation=bottom]")) {
            line(from, to, depth);
        } else if (!from.is("span.tml-eqn")) {
            refuse(from);
        }
    }

    /** Overlines and underlines. MathML Core has no {@code menclose}. */
    private void line(Element from, Element to, int depth) {
        boolean isAbove = from.attr("notation").equals("top");
        Element copy = to.appendElement(isAbove ? "mover" : "munder");
        children(from, copy.appendElement("mrow"), depth);
        copy.appendElement("mo").attr("stretchy", "true").text(isAbove ? "‾" : "_");
    }

    private void refuse(Element element) {
        error = "the formula has what browsers do not draw: MathML Core has no " + element.normalName();
    }

    private static void attributes(Element from, Element to) {
        for (Attribute attribute : from.attributes()) {
            if (ATTRIBUTES.contains(attribute.getKey())
                    && VALUE.matcher(attribute.getValue()).matches()) {
                to.attr(attribute.getKey(), attribute.getValue());
            }
        }
        String style = from.attr("style");
        if (style.contains("math-depth:0")) {
            to.attr("scriptlevel", "0");
        }
        List<String> classes = classes(from, style);
        if (!classes.isEmpty()) {
            to.attr("class", String.join(" ", classes));
        }
    }

    private static List<String> classes(Element from, String style) {
        List<String> classes = new ArrayList<>();
        if (from.hasClass("tml-left") || from.hasClass("tml-right")) {
            classes.add(from.hasClass("tml-left") ? "left" : "right");
        }
        if (style.contains("padding-left:1em")) {
            classes.add("apart");
        } else if (style.contains("padding-left:0em;padding-right:0em")) {
            classes.add("tight");
        }
        BORDER.matcher(style).results().forEach(border -> classes.add("line-" + border.group(1)));
        if (style.contains("border:")) {
            classes.add("boxed");
        }
        return classes;
    }
}
