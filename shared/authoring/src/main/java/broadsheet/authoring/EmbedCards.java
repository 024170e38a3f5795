package broadsheet.authoring;

import broadsheet.embed.Embed;
import broadsheet.embed.EmbedService;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * Links to pages of known services that stand alone in a paragraph. They become cards of their words, with a mark for the frame. A
 * page gives the mark its button, if the site allows the service. Nothing is asked of anybody.
 */
final class EmbedCards {
    private static final Pattern SCHEME = Pattern.compile("https?://(?:www\\.)?");
    private static final String SEPARATOR = " · ";

    private EmbedCards() {}

    /**
     * Converts the paragraphs of a sanitised text.
     *
     * @param typography sets the sources
     */
    static void set(Element body, UnaryOperator<String> typography) {
        for (Element paragraph : List.copyOf(body.children())) {
            if (paragraph.nameIs("p")) {
                link(paragraph)
                        .ifPresent(link -> Embed.of(link.attr("href"))
                                .ifPresent(embed -> card(paragraph, link, embed, typography)));
            }
        }
    }

    /** The link that a paragraph is; empty if it has anything else. */
    private static Optional<Element> link(Element paragraph) {
        Optional<Element> link = Optional.empty();
        for (Node child : paragraph.childNodes()) {
            if (child instanceof Element element && element.nameIs("a") && link.isEmpty()) {
                link = Optional.of(element);
            } else if (!(child instanceof TextNode text && text.isBlank())) {
                return Optional.empty();
            }
        }
        return link.filter(
                found -> found.select("img").isEmpty() && !found.text().isBlank());
    }

    private static void card(Element paragraph, Element link, Embed embed, UnaryOperator<String> typography) {
        EmbedService service = embed.service();
        String url = link.attr("href");
        String source = link.attr("title").strip();
        link.removeAttr("title");
        // Importers write "Video: " and the address.
        if (link.text().contains(SCHEME.matcher(url).replaceFirst(""))) {
            link.text(SCHEME.matcher(url).replaceFirst(""));
        }
        paragraph.appendText(" ");
        paragraph
                .appendElement("small")
                .text(source.isEmpty() ? service.title() : typography.apply(source) + SEPARATOR + service.title());
        Element card = new Element("div").addClass("embed").addClass(service.id());
        paragraph.replaceWith(card);
        card.appendChild(paragraph);
        // Pages find the mark by its spelling: EmbedFrames.
        card.appendElement("span").attr("data-frame", embed.frame());
    }
}
