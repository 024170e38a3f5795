package broadsheet.authoring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.html.HtmlWriter;

/**
 * A Markdown extension for blocks of more than text: {@code :::aside}, and attributes behind a picture. It renders elements with
 * attributes that {@link FigureBlocks} converts after sanitising.
 */
final class Directives implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
    /** The attribute with the block's kind. */
    static final String BLOCK = "data-block";

    /** The attribute of a part of a block: its label or its caption. */
    static final String PART = "data-part";

    static final String LABEL = "label";
    static final String CAPTION = "caption";

    @Override
    public void extend(Parser.Builder parser) {
        parser.customBlockParserFactory(DirectiveParser::start);
        parser.customInlineContentParserFactory(new PictureAttributes.Factory());
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(Writer::new);
        renderer.attributeProviderFactory(context -> Directives::attributes);
    }

    private static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Image && tag.equals("img")) {
            PictureAttributes.put(PictureAttributes.of(node), attributes);
        }
    }

    private record Writer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Directive.class, Directive.Label.class, PictureAttributes.Written.class);
        }

        @Override
        public void render(Node node) {
            switch (node) {
                case PictureAttributes.Written written when written.isOfPicture() -> {}
                case PictureAttributes.Written written -> context.getWriter().text(written.text());
                case Directive directive -> render(directive);
                default -> children(node.getFirstChild());
            }
        }

        private void render(Directive directive) {
            Optional<BlockKind> kind = BlockKind.of(directive.name());
            HtmlWriter writer = context.getWriter();
            Map<String, String> attributes = new LinkedHashMap<>();
            kind.ifPresent(known -> attributes.put(BLOCK, known.id()));
            PictureAttributes.put(directive.attributes().orElse(Attributes.NONE), attributes);
            writer.line();
            writer.tag("div", attributes);
            if (kind.filter(BlockKind::isFigure).isEmpty()) {
                label(directive);
                children(directive.firstBlock().orElse(null));
            } else {
                Optional<Node> caption = BlockRules.caption(directive);
                for (Node child = directive.firstBlock().orElse(null);
                        child != null && !Optional.of(child).equals(caption);
                        child = child.getNext()) {
                    context.render(child);
                }
                writer.tag("div", Map.of(PART, CAPTION));
                label(directive);
                children(caption.orElse(null));
                writer.tag("/div");
            }
            writer.tag("/div");
            writer.line();
        }

        private void label(Directive directive) {
            directive.label().ifPresent(label -> {
                context.getWriter().tag("p", Map.of(PART, LABEL));
                context.render(label);
                context.getWriter().tag("/p");
            });
        }

        private void children(@org.jspecify.annotations.Nullable Node first) {
            for (Node child = first; child != null; child = child.getNext()) {
                context.render(child);
            }
        }
    }
}
