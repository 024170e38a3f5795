package broadsheet.archive.ghost;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the texts of Ghost's former editor HTML (mobiledoc 0.3). */
final class Mobiledoc {
    private static final int MARKUP = 1;
    private static final int LIST = 3;
    private static final int CARD = 10;

    private final JsonNode document;
    private final Element body;

    private Mobiledoc(JsonNode document) {
        Document shell = Document.createShell("");
        shell.outputSettings().prettyPrint(false);
        this.body = shell.body();
        this.document = document;
    }

    /** The HTML of a text; empty if it cannot be read. */
    static String html(String json) {
        try {
            var mobiledoc = new Mobiledoc(JsonMapper.shared().readTree(json));
            mobiledoc.document.path("sections").forEach(mobiledoc::section);
            return mobiledoc.body.html();
        } catch (JacksonException malformed) {
            return "";
        }
    }

    private void section(JsonNode section) {
        switch (section.path(0).asInt(0)) {
            case MARKUP -> markers(section.path(2), body.appendElement(tag(section.path(1), "p")));
            case LIST -> {
                Element list = body.appendElement(tag(section.path(1), "ul"));
                section.path(2).forEach(item -> markers(item, list.appendElement("li")));
            }
            case CARD -> {
                JsonNode card = document.path("cards").path(section.path(1).asInt(-1));
                Lexical.card(card.path(0).asString(""), card.path(1), body);
            }
            default -> {
                // Sections of pictures: no version of Ghost wrote them.
            }
        }
    }

    private static String tag(JsonNode node, String usual) {
        String tag = node.asString(usual);
        return tag.matches("p|h[1-6]|blockquote|aside|ul|ol") ? tag : usual;
    }

    /** Each marker opens some markups, has a text, and closes a number of them. */
    private void markers(JsonNode markers, Element parent) {
        Deque<Element> open = new ArrayDeque<>();
        open.push(parent);
        for (JsonNode marker : markers) {
            marker.path(1).forEach(index -> {
                JsonNode markup = document.path("markups").path(index.asInt(-1));
                String tag = markup.path(0).asString("span");
                Element element = open.element().appendElement(tag.matches("[a-z]{1,10}") ? tag : "span");
                if (tag.equals("a")) {
                    element.attr("href", markup.path(1).path(1).asString(""));
                }
                open.push(element);
            });
            if (marker.path(0).asInt(0) == 0) {
                open.element().appendChild(new TextNode(marker.path(3).asString("")));
            } else {
                // The only atom of Ghost is a line break.
                open.element().appendElement("br");
            }
            for (int closed = marker.path(2).asInt(0); closed > 0 && open.size() > 1; closed--) {
                open.pop();
            }
        }
    }
}
