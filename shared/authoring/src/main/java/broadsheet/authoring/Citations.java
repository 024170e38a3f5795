package broadsheet.authoring;

import broadsheet.validation.FieldErrors;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.InlineParserContext;
import org.commonmark.parser.Parser;
import org.commonmark.parser.beta.LinkInfo;
import org.commonmark.parser.beta.LinkProcessor;
import org.commonmark.parser.beta.LinkResult;
import org.commonmark.parser.beta.Scanner;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A Markdown extension for citations: {@code [^2]} cites the document's second source. It renders {@code <sup
 * data-cite="2">2</sup>}. {@link SafeHtml} converts that to a link after sanitising, so that a document cannot forge
 * one.
 */
final class Citations implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
    /** The attribute with the source's number. */
    static final String ATTRIBUTE = "data-cite";

    private static final Pattern FORM = Pattern.compile("\\^([1-9]\\d{0,3})");

    @Override
    public void extend(Parser.Builder parser) {
        parser.linkProcessor(new Reader());
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(Writer::new);
    }

    /** Whether the text behind the caret of {@code [^2]} is the number of a source. */
    static boolean isNumber(String text, int sources) {
        var number = FORM.matcher("^" + text);
        return number.matches() && Integer.parseInt(number.group(1)) <= sources;
    }

    /** Reports citations of sources that do not exist. */
    static void check(Node node, int sources, int linesBefore, FieldErrors errors) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Citation citation && citation.number > sources) {
                errors.add(
                        "line " + (linesBefore + Footnotes.line(citation)),
                        "[^%d] names no source; there %s"
                                .formatted(
                                        citation.number,
                                        switch (sources) {
                                            case 0 -> "are none";
                                            case 1 -> "is 1";
                                            default -> "are " + sources;
                                        }));
            }
            check(child, sources, linesBefore, errors);
        }
    }

    /** A citation in the parsed text. */
    static final class Citation extends CustomNode {
        private final int number;

        private Citation(int number) {
            this.number = number;
        }
    }

    private static final class Reader implements LinkProcessor {
        @Override
        public LinkResult process(LinkInfo link, Scanner scanner, InlineParserContext context) {
            var number = FORM.matcher(link.text());
            return link.destination() == null && link.label() == null && number.matches()
                    ? LinkResult.replaceWith(new Citation(Integer.parseInt(number.group(1))), link.afterTextBracket())
                    : LinkResult.none();
        }
    }

    private record Writer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Citation.class);
        }

        @Override
        public void render(Node node) {
            String number = String.valueOf(((Citation) node).number);
            context.getWriter().tag("sup", Map.of(ATTRIBUTE, number));
            context.getWriter().text(number);
            context.getWriter().tag("/sup");
        }
    }
}
