package broadsheet.archive.ghost;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the texts of Ghost's present editor HTML. */
final class Lexical {
    private static final int BOLD = 1;
    private static final int ITALIC = 1 << 1;
    private static final int STRUCK = 1 << 2;
    private static final int CODE = 1 << 4;
    private static final int SUBSCRIPT = 1 << 5;
    private static final int SUPERSCRIPT = 1 << 6;

    private Lexical() {}

    /** The HTML of a text; empty if it cannot be read. */
    static String html(String json) {
        Document shell = Document.createShell("");
        shell.outputSettings().prettyPrint(false);
        Element body = shell.body();
        try {
            children(JsonMapper.shared().readTree(json).path("root"), body);
        } catch (JacksonException malformed) {
            return "";
        }
        return body.html();
    }

    private static void children(JsonNode node, Element parent) {
        node.path("children").forEach(child -> append(child, parent));
    }

    private static void append(JsonNode node, Element parent) {
        String type = node.path("type").asString("");
        switch (type) {
            case "paragraph" -> children(node, parent.appendElement("p"));
            case "heading", "extended-heading" -> children(node, parent.appendElement(tag(node, "h2")));
            case "quote", "extended-quote", "aside" -> children(node, parent.appendElement("blockquote"));
            case "list" -> children(node, parent.appendElement(tag(node, "ul")));
            case "listitem" -> children(node, parent.appendElement("li"));
            case "link", "autolink" ->
                children(
                        node,
                        parent.appendElement("a").attr("href", node.path("url").asString("")));
            case "text", "extended-text" -> text(node, parent);
            case "linebreak" -> parent.appendElement("br");
            case "horizontalrule" -> parent.appendElement("hr");
            case "code-block", "codeblock" ->
                parent.appendElement("pre")
                        .appendElement("code")
                        .addClass("language-" + node.path("language").asString(""))
                        .appendText(node.path("code").asString(""));
            default -> GatedBlocks.marked(node.path("visibility").path("web"), parent, () -> card(type, node, parent));
        }
    }

    private static String tag(JsonNode node, String usual) {
        String tag = node.path("tag").asString(usual);
        return tag.matches("h[1-6]|ul|ol") ? tag : usual;
    }

    /** The cards of both editors. Of one that it does not know it keeps the text. */
    static void card(String type, JsonNode node, Element parent) {
        switch (type) {
            case "image" -> figure(parent, node.path("src").asString(""), node);
            case "gallery" -> {
                Element gallery = parent.appendElement("figure");
                node.path("images")
                        .forEach(image -> figure(
                                gallery,
                                image.path("src")
                                        .asString(image.path("fileName").asString("")),
                                image));
                text(node, "caption")
                        .ifPresent(said -> gallery.appendElement("figcaption").append(said));
            }
            case "html" -> parent.append(node.path("html").asString(""));
            case "markdown", "card-markdown" ->
                parent.append(broadsheet.archive.text.MarkdownHtml.of(
                        node.path("markdown").asString("")));
            case "embed" ->
                parent.appendElement("iframe").attr("src", node.path("url").asString(""));
            case "video", "audio" ->
                parent.appendElement(type)
                        .attr("src", node.path("src").asString(""))
                        .attr("title", node.path("title").asString(""));
            case "bookmark" -> link(parent, first(node, "url"), text(node.path("metadata"), "title"));
            case "button", "call-to-action", "cta" -> link(parent, first(node, "buttonUrl"), text(node, "buttonText"));
            case "file" ->
                link(parent, first(node, "src"), text(node, "fileTitle").or(() -> text(node, "fileName")));
            case "callout" ->
                parent.appendElement("aside").append(text(node, "calloutText").orElse(""));
            case "toggle" -> {
                Element details = parent.appendElement("details");
                details.appendElement("summary").append(text(node, "heading").orElse(""));
                details.append(text(node, "content").orElse(""));
            }
            case "header", "product", "signup" -> {
                text(node, "header")
                        .or(() -> text(node, "productTitle"))
                        .ifPresent(title -> parent.appendElement("h2").append(title));
                text(node, "subheader")
                        .or(() -> text(node, "productDescription"))
                        .ifPresent(said -> parent.appendElement("p").append(said));
            }
            case "hr" -> parent.appendElement("hr");
            case "code" ->
                parent.appendElement("pre")
                        .appendElement("code")
                        .addClass("language-" + node.path("language").asString(""))
                        .appendText(node.path("code").asString(""));
            case "email", "email-cta", "paywall" -> {
                // They are not part of the page.
            }
            default -> children(node, parent);
        }
    }

    private static void figure(Element parent, String source, JsonNode node) {
        Element figure = parent.appendElement("figure");
        figure.appendElement("img")
                .attr("src", source)
                .attr("alt", node.path("alt").asString(""));
        text(node, "caption")
                .ifPresent(caption -> figure.appendElement("figcaption").append(caption));
    }

    private static void link(Element parent, String url, Optional<String> text) {
        if (!url.isEmpty()) {
            parent.appendElement("p").appendElement("a").attr("href", url).text(text.orElse(url));
        }
    }

    private static String first(JsonNode node, String name) {
        return text(node, name).orElse("");
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(text -> !text.isBlank());
    }

    private static void text(JsonNode node, Element parent) {
        int format = node.path("format").asInt(0);
        Element inside = parent;
        inside = (format & CODE) == 0 ? inside : inside.appendElement("code");
        inside = (format & BOLD) == 0 ? inside : inside.appendElement("strong");
        inside = (format & ITALIC) == 0 ? inside : inside.appendElement("em");
        inside = (format & STRUCK) == 0 ? inside : inside.appendElement("s");
        inside = (format & SUBSCRIPT) == 0 ? inside : inside.appendElement("sub");
        inside = (format & SUPERSCRIPT) == 0 ? inside : inside.appendElement("sup");
        inside.appendChild(new TextNode(node.path("text").asString("")));
    }
}
