package broadsheet.authoring;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.parser.PostProcessor;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A Markdown extension for formulas within a line, as GitHub and GitLab read them: <code>$`a^2`$</code>, a piece of code between two
 * dollars. A dollar alone stays text, because articles name prices.
 */
final class FormulaSpans implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
    private static final String MARK = "$";

    @Override
    public void extend(Parser.Builder parser) {
        parser.postProcessor(new Finder());
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(Writer::new);
    }

    /** A formula in the parsed text. */
    static final class Span extends CustomNode {
        private final String tex;

        private Span(String tex) {
            this.tex = tex;
        }

        String tex() {
            return tex;
        }
    }

    private static final class Finder extends AbstractVisitor implements PostProcessor {
        @Override
        public Node process(Node text) {
            text.accept(this);
            return text;
        }

        @Override
        public void visit(Code code) {
            if (code.getPrevious() instanceof Text before
                    && code.getNext() instanceof Text behind
                    && before.getLiteral().endsWith(MARK)
                    && behind.getLiteral().startsWith(MARK)) {
                var span = new Span(code.getLiteral());
                span.setSourceSpans(code.getSourceSpans());
                code.insertAfter(span);
                code.unlink();
                write(
                        before,
                        before.getLiteral().substring(0, before.getLiteral().length() - MARK.length()));
                write(behind, behind.getLiteral().substring(MARK.length()));
            }
        }

        private static void write(Text text, String literal) {
            if (literal.isEmpty()) {
                text.unlink();
            } else {
                text.setLiteral(literal);
            }
        }
    }

    private record Writer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Span.class);
        }

        @Override
        public void render(Node node) {
            context.getWriter().tag("code", Map.of("class", "language-" + Formulas.INFO));
            context.getWriter().text(((Span) node).tex);
            context.getWriter().tag("/code");
        }
    }
}
