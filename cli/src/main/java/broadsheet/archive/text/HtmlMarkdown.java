package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Converts HTML to Markdown: from jsoup's elements to commonmark's nodes, which commonmark's own renderer writes. So
 * everything is escaped as the parser that reads it again requires.
 */
final class HtmlMarkdown {
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(StrikethroughExtension.create(), TablesExtension.create()))
            .build();

    static final Set<String> DROPPED = Set.of(
            "style",
            "noscript",
            "form",
            "input",
            "button",
            "select",
            "textarea",
            "template",
            "svg",
            "canvas",
            "nav",
            "meta",
            "link",
            "title",
            "head");
    private static final Pattern LANGUAGE = Pattern.compile("(?:^|\\s)(?:lang(?:uage)?-|brush:\\s*)([\\w+#-]+)");

    private final Set<String> hosts;
    private final BiConsumer<Note.Kind, String> notes;
    private final HtmlFigures figures;
    private final Players players;
    private final KeptHtml kept;

    private HtmlMarkdown(Set<String> hosts, BiConsumer<Note.Kind, String> notes) {
        this.hosts = hosts;
        this.notes = notes;
        this.figures = new HtmlFigures(this::blocks, notes);
        this.players = new Players(hosts, notes);
        this.kept = new KeptHtml(this::inside, players, notes);
    }

    /**
     * Converts a text.
     *
     * @param hosts the archive's own
     * @param notes receives what was converted to something else, or left out
     */
    static String of(String html, Set<String> hosts, BiConsumer<Note.Kind, String> notes) {
        var document = new Document();
        Element body = Jsoup.parseBodyFragment(html).body();
        var converter = new HtmlMarkdown(hosts, notes);
        GhostCards.replace(body);
        SubstackCards.replace(body);
        WordPressBlocks.replace(body, notes);
        ScriptEmbeds.replace(body);
        BlockLinks.replace(body, notes);
        List<Element> footnotes = HtmlFootnotes.take(body);
        Players.takeCaptions(body);
        converter.blocks(body, document);
        for (int i = 0; i < footnotes.size(); i++) {
            document.appendChild(raw(converter.footnote(i + 1, footnotes.get(i))));
        }
        return rendered(document) + "\n";
    }

    private static String rendered(Node document) {
        EmphasisTags.replace(document);
        return RENDERER.render(document).strip();
    }

    /** A note as Markdown: its lines below the first are indented. */
    private String footnote(int number, Element content) {
        return "[^" + number + "]: " + inside(content).replaceAll("\n(?=[^\n])", "\n    ");
    }

    private String inside(Element element) {
        var inside = new Document();
        blocks(element, inside);
        return rendered(inside);
    }

    /** Appends the children of an element as blocks. Runs of inline nodes become paragraphs. */
    private void blocks(Element element, Node parent) {
        Paragraph paragraph = new Paragraph();
        for (org.jsoup.nodes.Node child : List.copyOf(element.childNodes())) {
            if (child instanceof Element block && isBlock(block)) {
                close(paragraph, parent);
                paragraph = new Paragraph();
                block(block, parent);
            } else {
                HtmlInlines.append(child, paragraph);
            }
        }
        close(paragraph, parent);
    }

    static boolean isBlock(Element element) {
        String name = element.normalName();
        return DROPPED.contains(name)
                || Set.of(
                                "aside", "iframe", "embed", "object", "video", "audio", "script", "figure", "pre", "hr",
                                "table", "dl", "details")
                        .contains(name)
                || (element.isBlock() && !HtmlInlines.KEPT.contains(name) && !name.equals("ins") && !name.equals("del"))
                || element.children().stream()
                        .anyMatch(child -> child.normalName().matches("p|h[1-6]|ul|ol|blockquote|pre|figure|table|hr"));
    }

    static void close(Paragraph paragraph, Node parent) {
        while (isSpace(paragraph.getLastChild())) {
            paragraph.getLastChild().unlink();
        }
        if (paragraph.getFirstChild() instanceof Text text) {
            text.setLiteral(text.getLiteral().stripLeading());
        }
        if (paragraph.getLastChild() instanceof Text text) {
            text.setLiteral(text.getLiteral().stripTrailing());
        }
        if (paragraph.getFirstChild() != null) {
            parent.appendChild(paragraph);
        }
    }

    private static boolean isSpace(@org.jspecify.annotations.Nullable Node node) {
        return node instanceof HardLineBreak
                || (node instanceof Text text && text.getLiteral().isBlank());
    }

    private void block(Element element, Node parent) {
        String name = element.normalName();
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, parent);
            case "ul" -> list(element, new BulletList(), parent);
            case "ol" -> {
                var list = new OrderedList();
                list.setMarkerStartNumber(
                        element.attr("start").matches("\\d{1,8}") ? Integer.parseInt(element.attr("start")) : 1);
                list.setMarkerDelimiter(".");
                list(element, list, parent);
            }
            case "blockquote" -> {
                var quote = new BlockQuote();
                blocks(element, quote);
                append(quote, parent);
            }
            case "pre" -> code(element, parent);
            case "hr" -> parent.appendChild(new ThematicBreak());
            case "figure" -> figures.figure(element, parent);
            case "aside" -> figures.aside(element, parent);
            case "table", "dl", "details" -> parent.appendChild(kept.of(element));
            case "iframe", "embed", "object", "video", "audio" ->
                players.markdown(element).ifPresent(player -> parent.appendChild(raw(player)));
            case "script" -> script(element, parent);
            default -> {
                if (DROPPED.contains(name)) {
                    if (!name.equals("style") && !name.equals("noscript") && !name.equals("meta")) {
                        notes.accept(Note.Kind.LEFT_OUT, "<" + name + ">");
                    }
                } else {
                    blocks(element, parent);
                }
            }
        }
    }

    private static void append(Block block, Node parent) {
        if (block.getFirstChild() != null) {
            parent.appendChild(block);
        }
    }

    private void heading(Element element, Node parent) {
        var heading = new Heading();
        heading.setLevel(element.normalName().charAt(1) - '0');
        var holder = new Paragraph();
        element.childNodes().forEach(child -> HtmlInlines.append(child, holder));
        for (Node child = holder.getFirstChild(); child != null; ) {
            Node next = child.getNext();
            heading.appendChild(child instanceof HardLineBreak ? new Text(" ") : child);
            child = next;
        }
        append(heading, parent);
    }

    private void list(Element element, ListBlock list, Node parent) {
        list.setTight(element.select("> li > p").isEmpty());
        for (Element item : element.children()) {
            var listItem = new ListItem();
            if (item.normalName().equals("li")) {
                blocks(item, listItem);
            } else {
                block(item, listItem);
            }
            if (listItem.getFirstChild() != null) {
                list.appendChild(listItem);
            }
        }
        append(list, parent);
    }

    private static void code(Element element, Node parent) {
        var code = new FencedCodeBlock();
        Element inner = Optional.ofNullable(element.selectFirst("code")).orElse(element);
        element.select("br").forEach(line -> line.replaceWith(new TextNode("\n")));
        var language = LANGUAGE.matcher(inner.className() + " " + element.className());
        code.setFenceCharacter("`");
        code.setInfo(language.find() ? language.group(1) : "");
        String text = element.wholeText().replaceFirst("^\\n", "").stripTrailing();
        code.setOpeningFenceLength(text.contains("```") ? 6 : 3);
        code.setLiteral(text + "\n");
        if (!text.isBlank()) {
            parent.appendChild(code);
        }
    }

    /** Markdown that is written already. */
    static Node raw(String markdown) {
        var block = new HtmlBlock();
        block.setLiteral(markdown);
        return block;
    }

    private void script(Element element, Node parent) {
        String markdown = RawHtml.replace(element.outerHtml(), hosts, notes).strip();
        if (!markdown.isEmpty()) {
            parent.appendChild(raw(markdown));
        }
    }
}
