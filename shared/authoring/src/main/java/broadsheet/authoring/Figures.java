package broadsheet.authoring;

import broadsheet.article.FileFormat;
import broadsheet.article.Picture;
import broadsheet.validation.ValidationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/**
 * The pictures in a text. They are inserted after sanitising, so that a document cannot forge their markup. From an
 * {@code img} element in the document, only the reference, the alternative text and the caption are used.
 */
final class Figures {
    /**
     * The width of the text column, for HTML's {@code sizes} attribute. It must agree with {@code .text} in site.css.
     */
    private static final String SIZES = "(min-width: 42.5rem) 40rem, calc(100vw - 2.5rem)";

    /** Where a picture's AVIF files wait until {@link #offerAvif} writes them. */
    private static final String AVIF = "data-avif";

    /**
     * The elements in which a figure may appear as a block. Other elements hold inline content or place pictures
     * themselves.
     */
    private static final Set<String> OF_BLOCKS = Set.of("aside", "blockquote", "body", "details", "div", "section");

    private Figures() {}

    /**
     * Replaces each image by the article's picture, recording or film, or by a description if the article does not have it.
     *
     * @throws ValidationException if there are more than {@link Limits#PICTURES}
     */
    static void resolve(Element body, Illustrations illustrations) {
        List<Element> images = body.select("img");
        if (images.size() > Limits.PICTURES) {
            throw ValidationException.because("text", "has more than %,d pictures".formatted(Limits.PICTURES));
        }
        List<Element> untold = new ArrayList<>();
        for (Element image : images) {
            String reference = image.attr("src").strip();
            if (!image.hasAttr("src")) {
                illustrations.withoutAddress();
            }
            resolved(image, reference, illustrations)
                    .or(() -> description(image))
                    .ifPresentOrElse(image::replaceWith, () -> untold.add(image));
        }
        Children.remove(untold);
    }

    private static Optional<Element> resolved(Element image, String reference, Illustrations illustrations) {
        if (reference.isEmpty()) {
            return Optional.empty();
        }
        return FileFormat.of(reference).isPresent()
                ? MediaPlayers.of(image, illustrations)
                : illustrations.find(reference).map(picture -> shown(picture, image));
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
        if (picture.hasAvif()) {
            shown.attr(AVIF, picture.avifSrcset());
        }
        if (picture.isTall()) {
            shown.addClass("tall");
        }
        for (String attribute : List.of("data-width", "data-credit")) {
            if (image.hasAttr(attribute)) {
                shown.attr(attribute, image.attr(attribute));
            }
        }
        return image.attr("title").isBlank() ? shown : shown.attr("title", image.attr("title"));
    }

    /**
     * The description of a missing picture: its alternative text in brackets, which every language reads alike, linked
     * to its URL if there is one; empty if it has neither.
     */
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
        return Optional.of(description.text("[" + (alt.isEmpty() ? source : alt) + "]"));
    }

    /** Wraps pictures that stand alone in figures. Pictures within a line of text stay inline. */
    static void set(Element body, UnaryOperator<String> typography) {
        List<Element> alone = body.select("p:has(img)").stream()
                .filter(paragraph -> paragraph.text().isBlank())
                .toList();
        for (Element paragraph : alone) {
            Children.remove(paragraph.select("br"));
            List.copyOf(paragraph.children()).forEach(framed -> frame(framed, typography));
        }
        Children.unwrap(alone);
        Map<Element, Boolean> wordless = new HashMap<>();
        for (Element image : body.select("img")) {
            Element outermost = outermost(image);
            Element block = outermost.parent();
            if (block != null
                    && OF_BLOCKS.contains(block.tagName())
                    && wordless.computeIfAbsent(block, first -> first.ownText().isBlank())) {
                frame(outermost, typography);
            }
        }
    }

    /** Gives pictures a source of AVIF, when they have their final sizes. Browsers that do not know AVIF show the image. */
    static void offerAvif(Element body) {
        for (Element image : body.select("img[" + AVIF + "]")) {
            Element picture = new Element("picture");
            picture.appendElement("source")
                    .attr("type", "image/avif")
                    .attr("srcset", image.attr(AVIF))
                    .attr("sizes", image.attr("sizes"));
            image.replaceWith(picture);
            picture.appendChild(image.removeAttr(AVIF));
        }
    }

    /** The outermost inline element around the picture, such as a link; the picture itself if there is none. */
    private static Element outermost(Element image) {
        Element outermost = image;
        for (Element parent = image.parent(); parent != null && !parent.isBlock(); parent = parent.parent()) {
            outermost = parent;
        }
        return outermost;
    }

    private static void frame(Element framed, UnaryOperator<String> typography) {
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
            figure.appendElement("figcaption").text(typography.apply(caption.strip()));
        }
    }
}
