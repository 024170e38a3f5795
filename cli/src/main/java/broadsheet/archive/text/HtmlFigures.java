package broadsheet.archive.text;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.jsoup.nodes.Element;

/** Converts the figures, galleries, pull quotes and asides of an HTML text. */
final class HtmlFigures {
    private static final int LEAST_PICTURES = 2;
    private static final int MOST_PICTURES = 50;

    /** A gallery in an aside has three colons. */
    private static final int ASIDE_COLONS = 4;

    /** What a pull quote may hold. */
    private static final Set<String> QUOTED = Set.of("blockquote", "p", "cite", "em", "strong", "a", "br", "i", "b");

    private final BiConsumer<Element, Node> blocks;

    /**
     * @param blocks appends the children of an element to a node of Markdown
     */
    HtmlFigures(BiConsumer<Element, Node> blocks) {
        this.blocks = blocks;
    }

    /** A picture with its caption as its title, or whatever else is in a figure, with the caption behind it. */
    void figure(Element element, Node parent) {
        Element caption = element.children().stream()
                .filter(child -> child.normalName().equals("figcaption"))
                .findFirst()
                .orElse(null);
        List<Element> images = element.select("img");
        if (images.size() == 1
                && element.select("table, blockquote, iframe, video, pre").isEmpty()) {
            Element image = images.getFirst();
            if (caption != null) {
                image.attr("title", caption.text());
                caption.remove();
            }
            var paragraph = new Paragraph();
            Element link = image.closest("a");
            HtmlInlines.append(link == null ? image : link, paragraph);
            HtmlMarkdown.close(paragraph, parent);
            return;
        }
        Element quotation = element.selectFirst("> blockquote");
        if (element.hasClass("wp-block-pullquote") && quotation != null && pullQuote(quotation, parent)) {
            return;
        }
        if (!gallery(element, images, Optional.ofNullable(caption), parent)) {
            blocks.accept(element, parent);
        }
    }

    /** Several pictures in one figure are a gallery. */
    private static boolean gallery(Element element, List<Element> images, Optional<Element> caption, Node parent) {
        var pictures = new Document();
        caption.ifPresent(Element::remove);
        boolean isOne = images.size() >= LEAST_PICTURES
                && images.size() <= MOST_PICTURES
                && images.stream().noneMatch(image -> image.attr("src").isBlank())
                && element.select("table, blockquote, iframe, video, pre").isEmpty();
        if (isOne) {
            images.forEach(image -> {
                Element frame = Optional.ofNullable(image.closest("figure")).orElse(element);
                if (!frame.equals(element) && frame.select("img").size() == 1) {
                    Optional.ofNullable(frame.selectFirst("figcaption"))
                            .ifPresent(said -> image.attr("title", said.text()));
                }
                var paragraph = new Paragraph();
                HtmlInlines.append(image, paragraph);
                HtmlMarkdown.close(paragraph, pictures);
            });
            parent.appendChild(HtmlMarkdown.raw(":::gallery"
                    + DirectiveText.label(caption.map(Element::text).orElse(""))));
            move(pictures, parent);
            parent.appendChild(HtmlMarkdown.raw(":::"));
        } else {
            caption.ifPresent(element::appendChild);
        }
        return isOne;
    }

    private static void move(Node from, Node to) {
        for (Node child = from.getFirstChild(); child != null; child = from.getFirstChild()) {
            to.appendChild(child);
        }
    }

    /** A pull quote has paragraphs alone. */
    private boolean pullQuote(Element quotation, Node parent) {
        Optional<Element> speaker = Optional.ofNullable(quotation.selectFirst("cite"));
        boolean isPlain = quotation.text().length()
                        > speaker.map(Element::text).orElse("").length()
                && quotation.select("*").stream().allMatch(element -> QUOTED.contains(element.normalName()));
        if (isPlain) {
            speaker.ifPresent(Element::remove);
            parent.appendChild(HtmlMarkdown.raw(":::pullquote"
                    + DirectiveText.label(speaker.map(Element::text).orElse(""))));
            blocks.accept(quotation, parent);
            parent.appendChild(HtmlMarkdown.raw(":::"));
        }
        return isPlain;
    }

    /** An aside. Blocks in it have fewer colons. */
    void aside(Element element, Node parent) {
        var inside = new Document();
        blocks.accept(element, inside);
        if (inside.getFirstChild() == null) {
            return;
        }
        String colons = ":".repeat(ASIDE_COLONS + element.select("aside aside").size());
        parent.appendChild(HtmlMarkdown.raw(colons + "aside"));
        move(inside, parent);
        parent.appendChild(HtmlMarkdown.raw(colons));
    }
}
