package broadsheet.authoring;

import broadsheet.article.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * The pictures in a text. They are put in after sanitising, when nothing that the document wrote can look like one: an
 * {@code img} of the document is only asked which picture it means, what it shows and what its caption is.
 */
final class Figures {
    /** How wide a column of text is, in the words of HTML's {@code sizes}; site.css says the same of {@code .text}. */
    private static final String SIZES = "(min-width: 42.5rem) 40rem, calc(100vw - 2.5rem)";

    /** Elements in which a picture may stand among blocks. Others hold one line, or have a place for pictures of their own. */
    private static final Set<String> OF_BLOCKS = Set.of("aside", "blockquote", "body", "details", "div", "section");

    private Figures() {}

    /** Shows the pictures that images mean, or says what they would have shown. */
    static void resolve(Element body, Illustrations illustrations) {
        List<Element> untold = new ArrayList<>();
        for (Element image : body.select("img")) {
            String reference = image.attr("src").strip();
            if (!image.hasAttr("src")) {
                illustrations.withoutAddress();
            }
            Optional<Picture> picture = reference.isEmpty() ? Optional.empty() : illustrations.find(reference);
            picture.map(kept -> shown(kept, image))
                    .or(() -> description(image))
                    .ifPresentOrElse(image::replaceWith, () -> untold.add(image));
        }
        Children.remove(untold);
    }

    private static Element shown(Picture picture, Element image) {
        Element shown = new Element("img")
                .attr("src", picture.path())
                .attr("srcset", picture.srcset())
                .attr("sizes", SIZES)
                .attr("width", Integer.toString(picture.width()))
                .attr("height", Integer.toString(picture.height()))
                .attr("alt", image.attr("alt").strip())
                .attr("loading", "lazy")
                .attr("decoding", "async");
        if (picture.isTall()) {
            shown.addClass("tall");
        }
        return image.attr("title").isBlank() ? shown : shown.attr("title", image.attr("title"));
    }

    /** A picture that the site does not keep is named by its text, and linked where it has an address; empty if it has neither. */
    private static Optional<Element> description(Element image) {
        String alt = image.attr("alt").strip();
        String source = image.attr("src");
        boolean linkable = source.startsWith("http") && image.closest("a") == null;
        if (alt.isEmpty() && !linkable) {
            return Optional.empty();
        }
        Element description = new Element(linkable ? "a" : "span");
        if (linkable) {
            description.attr("href", source);
        }
        return Optional.of(description.text("[Image: " + (alt.isEmpty() ? source : alt) + "]"));
    }

    /** Makes figures of the pictures that stand alone; those in a line of text stay there. */
    static void set(Element body) {
        List<Element> alone = body.select("p:has(img)").stream()
                .filter(paragraph -> paragraph.text().isBlank())
                .toList();
        for (Element paragraph : alone) {
            Children.remove(paragraph.select("br"));
            List.copyOf(paragraph.children()).forEach(Figures::frame);
        }
        Children.unwrap(alone);
        Map<Element, Boolean> wordless = new HashMap<>();
        for (Element image : body.select("img")) {
            Element outermost = outermost(image);
            Element block = outermost.parent();
            if (block != null
                    && OF_BLOCKS.contains(block.tagName())
                    && wordless.computeIfAbsent(block, first -> first.ownText().isBlank())) {
                frame(outermost);
            }
        }
    }

    /** The picture, or the link that it is in, or whatever else stands around it within its line. */
    private static Element outermost(Element image) {
        Element outermost = image;
        for (Element parent = image.parent(); parent != null && !parent.isBlock(); parent = parent.parent()) {
            outermost = parent;
        }
        return outermost;
    }

    private static void frame(Element framed) {
        Elements images = framed.select("img");
        if (images.isEmpty()) {
            return;
        }
        Element figure = new Element("figure");
        framed.replaceWith(figure);
        figure.appendChild(framed);
        String caption = images.attr("title");
        images.removeAttr("title");
        if (!caption.isBlank()) {
            figure.appendElement("figcaption").text(Typography.set(caption.strip()));
        }
    }
}
