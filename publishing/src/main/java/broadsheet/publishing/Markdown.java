package broadsheet.publishing;

import broadsheet.fault.Faults;
import broadsheet.fault.Rejected;
import java.util.List;
import java.util.regex.Pattern;
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

    /** A table's row of dashes, which says how many columns every row is filled up to. */
    private static final Pattern TABLE = Pattern.compile("[ |:-]*-[ |:-]*");

    /** Rows are filled up to the columns of the table, so that a small text can ask for a very large one. */
    private static final int MAX_CELLS = 20_000;

    /**
     * The text as safe HTML.
     *
     * @param sources how many sources there are to cite
     * @param linesBefore how many lines of the document stand before the text
     * @param illustrations is asked for the pictures
     */
    static SafeHtml render(String markdown, int sources, int linesBefore, Illustrations illustrations, Faults faults) {
        requireReasonableTables(markdown, linesBefore);
        try {
            Node document = PARSER.parse(markdown);
            Citations.check(document, sources, linesBefore, faults);
            return SafeHtml.of(RENDERER.render(document), sources, illustrations);
        } catch (StackOverflowError tooDeep) {
            // The parser and the renderer go down by recursion; they bound blocks, but not what is within a line.
            throw Rejected.because("text", "nests too deeply");
        }
    }

    /** The text as HTML that is not safe to show. */
    static String html(String markdown) {
        requireReasonableTables(markdown, 0);
        try {
            return RENDERER.render(PARSER.parse(markdown));
        } catch (StackOverflowError tooDeep) {
            throw Rejected.because("text", "nests too deeply");
        }
    }

    private static void requireReasonableTables(String markdown, int linesBefore) {
        List<String> lines = markdown.lines().toList();
        long columns = 0;
        long cells = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank()) {
                columns = 0;
                cells = 0;
            } else if (columns == 0 && TABLE.matcher(line).matches()) {
                columns = line.chars().filter(c -> c == '|').count() + 1;
            }
            cells += columns;
            if (cells > MAX_CELLS) {
                throw Rejected.because(
                        "line " + (linesBefore + i + 1), "is of a table with more than %,d cells".formatted(MAX_CELLS));
            }
        }
    }
}
