package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.commonmark.node.Document;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
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

    /** What is no picture, and has no text. */
    private static final String OTHER_MEDIA = "audio, embed, object, script, hr";

    private final BiConsumer<Element, Node> blocks;
    private final BiConsumer<Note.Kind, String> notes;

    /**
     * @param blocks appends the children of an element to a node of Markdown
     * @param notes receives what was left out
     */
    HtmlFigures(BiConsumer<Element, Node> blocks, BiConsumer<Note.Kind, String> notes) {
        this.blocks = blocks;
        this.notes = notes;
    }

    /** A picture with its caption, or whatever else is in a figure, with the caption behind it. */
    void figure(Element element, Node parent) {
        Optional<Element> caption = element.select("figcaption").stream()
                .filter(child -> element.equals(child.closest("figure")))
                .findFirst();
        List<Element> images = element.select("img");
        if (images.size() == 1
                && element.select("table, blockquote, iframe, video, pre").isEmpty()) {
            caption.ifPresent(Element::remove);
            Element image = images.getFirst();
            Element shown = Optional.ofNullable(image.closest("a")).orElse(image);
            if (isAlone(shown, element)) {
                picture(shown, image, caption, parent);
            } else {
                Element inner = new Element("figure");
                shown.replaceWith(inner);
                inner.appendChild(shown);
                caption.ifPresent(inner::appendChild);
                blocks.accept(element, parent);
            }
            return;
        }
        Element quotation = element.selectFirst("> blockquote");
        if (element.hasClass("wp-block-pullquote") && quotation != null && pullQuote(quotation, parent)) {
            return;
        }
        if (!gallery(element, images, caption, parent)) {
            blocks.accept(element, parent);
        }
    }

    /** Whether a figure holds nothing but a picture or the link around it. */
    private static boolean isAlone(Element shown, Element figure) {
        return figure.text().strip().equals(shown.text().strip())
                && figure.select(OTHER_MEDIA).stream()
                        .allMatch(other -> other.parents().contains(shown));
    }

    /** A picture has its caption as its title. A caption with links needs a block. */
    private void picture(Element shown, Element image, Optional<Element> caption, Node parent) {
        Optional<Element> linked = caption.filter(HtmlFigures::hasLinks);
        caption.ifPresent(said -> image.attr(HtmlInlines.CAPTION, linked.isPresent() ? "" : said.text()));
        Paragraph paragraph = paragraph(List.of(shown));
        boolean isBlock = linked.isPresent() && isPicture(paragraph);
        if (isBlock) {
            parent.appendChild(HtmlMarkdown.raw(":::figure"));
        }
        HtmlMarkdown.close(paragraph, parent);
        // A picture without an address is not shown, but its caption is.
        caption.filter(said -> linked.isPresent() || paragraph.getFirstChild() == null)
                .ifPresent(said -> words(said, parent));
        if (isBlock) {
            parent.appendChild(HtmlMarkdown.raw(":::"));
        }
    }

    private static boolean hasLinks(Element caption) {
        return !caption.select("a[href], " + HtmlFootnotes.MARK).isEmpty();
    }

    /** A caption as one paragraph, which is what blocks take. */
    private static void words(Element caption, Node parent) {
        caption.select("p, div").forEach(part -> part.appendText(" "));
        HtmlMarkdown.close(paragraph(caption.childNodes()), parent);
    }

    private static Paragraph paragraph(List<? extends org.jsoup.nodes.Node> nodes) {
        var paragraph = new Paragraph();
        nodes.forEach(node -> HtmlInlines.append(node, paragraph));
        return paragraph;
    }

    /** Whether a paragraph is nothing but a picture, or one that is a link. */
    private static boolean isPicture(Node node) {
        Node only = node.getFirstChild();
        return only != null
                && only == node.getLastChild()
                && (only instanceof Image || (only instanceof Link && isPicture(only)));
    }

    /** Several pictures in one figure are a gallery. */
    private boolean gallery(Element element, List<Element> images, Optional<Element> caption, Node parent) {
        var pictures = new Document();
        caption.ifPresent(Element::remove);
        boolean isOne = images.size() >= LEAST_PICTURES
                && images.size() <= MOST_PICTURES
                && images.stream().noneMatch(image -> image.attr("src").isBlank())
                && hasNoText(element)
                && element.select("table, blockquote, iframe, video, pre").isEmpty();
        if (isOne) {
            images.forEach(image -> {
                Element frame = Optional.ofNullable(image.closest("figure")).orElse(element);
                if (!frame.equals(element) && frame.select("img").size() == 1) {
                    Optional.ofNullable(frame.selectFirst("figcaption")).ifPresent(said -> title(image, said));
                }
                HtmlMarkdown.close(paragraph(List.of(linked(image))), pictures);
            });
            Optional<Element> linked = caption.filter(HtmlFigures::hasLinks);
            String label = linked.isPresent() ? "" : caption.map(Element::text).orElse("");
            parent.appendChild(HtmlMarkdown.raw(":::gallery" + DirectiveText.label(label)));
            move(pictures, parent);
            linked.ifPresent(said -> words(said, parent));
            parent.appendChild(HtmlMarkdown.raw(":::"));
        } else {
            caption.ifPresent(element::appendChild);
        }
        return isOne;
    }

    /**
     * A picture of a gallery with the link around it, without what else is in the link. WordPress has a page for each picture, to which most
     * galleries link; no picture has one here.
     */
    private static Element linked(Element image) {
        return Optional.ofNullable(image.closest("a[href]"))
                .filter(link -> !link.attr("href").equals(image.attr("data-link"))
                        && !link.attr("rel").contains("attachment"))
                .map(link -> BlockLinks.copy(link).appendChild(image.clone()))
                .orElse(image);
    }

    private static boolean hasNoText(Element gallery) {
        Element bare = gallery.clone();
        bare.select("figcaption").remove();
        return !bare.hasText();
    }

    /** A title has no links. */
    private void title(Element image, Element caption) {
        image.attr(HtmlInlines.CAPTION, caption.text());
        caption.select("a[href]")
                .forEach(link -> notes.accept(Note.Kind.LEFT_OUT, "link in a caption: " + link.attr("href")));
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
