package broadsheet.publishing;

import broadsheet.fault.Faults;
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

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .maxOpenBlockParsers(100)
            .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();

    private Markdown() {}

    /**
     * The text as safe HTML.
     *
     * @param sources how many sources there are to cite
     * @param linesBefore how many lines of the document stand before the text
     */
    static SafeHtml render(String markdown, int sources, int linesBefore, Faults faults) {
        Node document = PARSER.parse(markdown);
        Citations.check(document, sources, linesBefore, faults);
        return SafeHtml.of(RENDERER.render(document), sources);
    }
}
