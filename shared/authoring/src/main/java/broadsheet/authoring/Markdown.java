package broadsheet.authoring;

import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** CommonMark with tables, strikethrough, bare links and citations. */
final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(), StrikethroughExtension.create(), AutolinkExtension.create(), new Citations());

    private static final int MAX_OPEN_BLOCKS = 100;

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
            .build();

    /** Reads the blocks alone. */
    private static final Parser COUNTER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
            .customBlockParserFactory(Bounds::requireFewLines)
            .inlineParserFactory(context -> new Bounds())
            .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /**
     * The text as safe HTML.
     *
     * @param sources how many sources there are to cite
     * @param linesBefore how many lines of the document stand before the text
     * @param illustrations is asked for the pictures
     */
    static SafeHtml render(
            String markdown, int sources, int linesBefore, Illustrations illustrations, FieldErrors faults) {
        requireBounds(markdown, linesBefore);
        try {
            Node document = PARSER.parse(markdown);
            Citations.check(document, sources, linesBefore, faults);
            return SafeHtml.of(RENDERER.render(document), sources, illustrations);
        } catch (StackOverflowError tooDeep) {
            // The parser and the renderer go down by recursion; they bound blocks, but not what is within a line.
            throw ValidationException.because("text", "nests too deeply");
        }
    }

    /** The text as HTML that is not safe to show. */
    static String html(String markdown) {
        requireBounds(markdown, 0);
        try {
            return RENDERER.render(PARSER.parse(markdown));
        } catch (StackOverflowError tooDeep) {
            throw ValidationException.because("text", "nests too deeply");
        }
    }

    private static void requireBounds(String markdown, int linesBefore) {
        try {
            COUNTER.parse(markdown);
        } catch (Bounds.Exceeded exceeded) {
            throw exceeded.behind(linesBefore);
        }
    }
}
