package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jsoup.nodes.Element;

/** Moves links around blocks into them: Markdown has none around a heading or a figure. */
final class BlockLinks {
    private BlockLinks() {}

    /**
     * Changes the links in a text. One leads from the first words in it, or from its picture.
     *
     * @param notes receives the links of which there is neither
     */
    static void replace(Element body, BiConsumer<Note.Kind, String> notes) {
        body.select("a[href]").stream().filter(HtmlMarkdown::isBlock).toList().forEach(link -> replaced(link, notes));
    }

    private static void replaced(Element link, BiConsumer<Note.Kind, String> notes) {
        Optional<Element> words = link.select("h1, h2, h3, h4, h5, h6, p").stream()
                .filter(Element::hasText)
                .findFirst();
        Optional<Element> picture = Optional.ofNullable(link.selectFirst("img"));
        if (words.isPresent()) {
            Element inner = copy(link);
            inner.appendChildren(words.get().childNodesCopy());
            words.get().empty().appendChild(inner);
        } else if (picture.isPresent()) {
            picture.get().wrap(copy(link).outerHtml());
        } else {
            notes.accept(Note.Kind.LEFT_OUT, "link " + link.attr("href"));
        }
        link.unwrap();
    }

    /** The link without what is in it. */
    static Element copy(Element link) {
        return new Element("a").attr("href", link.attr("href")).attr("title", link.attr("title"));
    }
}
