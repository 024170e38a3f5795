package broadsheet.authoring;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The blocks in a sanitised text: asides, pull quotes, figures with a width and a credit, and galleries. {@link Directives} marks
 * them. A document that forges such a mark gets what the block itself gives.
 */
final class FigureBlocks {
    private static final String WIDTH = "data-width";
    private static final String CREDIT = "data-credit";
    private static final String WIDE = "wide";
    private static final String FULL = "full";

    /** The widths of figures, for HTML's {@code sizes} attribute. They must agree with blocks.css. */
    private static final Map<String, String> SIZES = Map.of(
            WIDE, "(min-width: 60rem) 56rem, calc(100vw - 2.5rem)",
            FULL, "(min-width: 78rem) 74rem, 100vw");

    /** The widths of pictures in a gallery of two columns or three. */
    private static final String GALLERY_SIZE = "(min-width: 42.5rem) 20rem, calc(50vw - 1.5rem)";

    private static final Map<String, String> GALLERY_SIZES = Map.of(
            WIDE, "(min-width: 60rem) 28rem, calc(50vw - 1.5rem)",
            FULL, "(min-width: 78rem) 37rem, 50vw");

    /** Fewer pictures stand in two columns; four are two rows of two. */
    private static final int THREE = 3;

    private static final int TWO_ROWS_OF_TWO = 4;

    private FigureBlocks() {}

    /**
     * Converts the marked blocks, after pictures are figures.
     *
     * @param typography sets the credits
     */
    static void set(Element body, UnaryOperator<String> typography) {
        // HTML may have thousands of pictures in one figure: the first has its say.
        Set<Element> finished = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Element image : body.select(":is(img, audio, video):is([" + WIDTH + "], [" + CREDIT + "])")) {
            String width = take(image, WIDTH);
            String credit = take(image, CREDIT);
            Optional.ofNullable(image.closest("figure"))
                    .filter(finished::add)
                    .ifPresent(figure -> finish(figure, width, credit, typography));
        }
        for (Element block : body.select("div[" + Directives.BLOCK + "]")) {
            String kind = take(block, Directives.BLOCK);
            String width = take(block, WIDTH);
            String credit = take(block, CREDIT);
            BlockKind.of(kind).ifPresent(known -> {
                switch (known) {
                    case ASIDE -> aside(block);
                    case PULLQUOTE -> pullQuote(block);
                    case TRANSCRIPT -> transcript(block);
                    case FIGURE -> figure(block, width, credit, typography);
                    case GALLERY -> gallery(block, width, credit, typography);
                }
            });
        }
        body.select("[" + Directives.PART + "]").removeAttr(Directives.PART);
        body.select("[" + WIDTH + "]").removeAttr(WIDTH);
        body.select("[" + CREDIT + "]").removeAttr(CREDIT);
    }

    private static void aside(Element block) {
        block.addClass("aside").attr("role", "note");
        part(block, Directives.LABEL).ifPresent(label -> {
            Element strong = new Element("strong");
            move(label, strong);
            label.addClass("title").appendChild(strong);
        });
    }

    private static void transcript(Element block) {
        Optional<Element> label = part(block, Directives.LABEL);
        label.ifPresent(Element::remove);
        Element summary = new Element("summary");
        // Pages write the word, by this spelling: PageMetadata.
        label.ifPresentOrElse(words -> move(words, summary), () -> summary.addClass("transcript"));
        block.tagName("details").addClass("transcript").prependChild(summary);
    }

    private static void pullQuote(Element block) {
        Optional<Element> label = part(block, Directives.LABEL);
        label.ifPresent(Element::remove);
        Element quote = new Element("blockquote");
        move(block, quote);
        block.tagName("aside").addClass("pull").attr("role", "doc-pullquote").appendChild(quote);
        label.ifPresent(speaker -> block.appendChild(speaker.addClass("by")));
    }

    private static void figure(Element block, String width, String credit, UnaryOperator<String> typography) {
        Optional<Element> caption = part(block, Directives.CAPTION);
        caption.ifPresent(Element::remove);
        Element shown = block.childrenSize() == 1 ? block.child(0) : block;
        if (!shown.nameIs("figure")) {
            // A table, code, or the description of a picture that is not there.
            shown = block;
            block.tagName("figure");
        } else {
            block.replaceWith(shown);
        }
        Element figure = shown;
        caption.ifPresent(words -> fill(figure, words));
        finish(figure, width, credit, typography);
    }

    private static void gallery(Element block, String width, String credit, UnaryOperator<String> typography) {
        Optional<Element> caption = part(block, Directives.CAPTION);
        caption.ifPresent(Element::remove);
        int pictures = block.childrenSize();
        block.tagName("figure").addClass("gallery");
        if (pictures >= THREE && pictures != TWO_ROWS_OF_TWO) {
            block.addClass("three");
        }
        String sizes = GALLERY_SIZES.getOrDefault(width, GALLERY_SIZE);
        block.select("img").attr("sizes", sizes);
        caption.ifPresent(words -> fill(block, words));
        finish(block, width, credit, typography);
    }

    /** Gives a figure its width and its credit. */
    private static void finish(Element figure, String width, String credit, UnaryOperator<String> typography) {
        if (SIZES.containsKey(width)) {
            figure.removeClass(WIDE).removeClass(FULL).addClass(width);
            if (!figure.hasClass("gallery")) {
                figure.select("> img, > a > img").attr("sizes", SIZES.get(width));
            }
        }
        if (!credit.isBlank()) {
            Element caption = caption(figure);
            caption.select("> .credit").remove();
            separate(caption);
            caption.appendElement("small").addClass("credit").text(typography.apply(credit));
        }
    }

    /** Puts a caption's words before the credit of the figure; one paragraph as a line. */
    private static void fill(Element figure, Element words) {
        if (words.childrenSize() == 0) {
            return;
        }
        Element caption = caption(figure);
        Optional<Element> credit = Optional.ofNullable(caption.selectFirst("> .credit"));
        credit.ifPresent(Element::remove);
        if (caption.childNodeSize() == 0 && words.childrenSize() == 1) {
            move(words.child(0), caption);
        } else {
            if (caption.childNodeSize() > 0) {
                Element first = new Element("p");
                move(caption, first);
                caption.appendChild(first);
            }
            move(words, caption);
        }
        credit.ifPresent(kept -> {
            separate(caption);
            caption.appendChild(kept);
        });
    }

    /** Feeds show no style, so a credit is set apart from the caption by a mark. */
    private static void separate(Element caption) {
        if (caption.childNodeSize() > 0) {
            caption.appendText(" · ");
        }
    }

    private static Element caption(Element figure) {
        return Optional.ofNullable(figure.selectFirst("> figcaption"))
                .orElseGet(() -> figure.appendElement("figcaption"));
    }

    private static Optional<Element> part(Element block, String name) {
        return Optional.ofNullable(block.selectFirst("> [" + Directives.PART + "=" + name + "]"));
    }

    /** Moves all that an element holds to the end of another one. */
    private static void move(Element from, Element to) {
        List<Node> children = from.childNodes();
        List<Node> copy = List.copyOf(children);
        from.empty();
        to.appendChildren(copy);
    }

    private static String take(Element element, String attribute) {
        String value = element.attr(attribute);
        element.removeAttr(attribute);
        return value;
    }
}
