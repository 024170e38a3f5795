package broadsheet.publishing;

import broadsheet.fault.Rejected;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.Parser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.BlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Bounds the work that a Markdown text asks for. From each mark that could begin something, commonmark-java looks for its end as
 * far as the paragraph goes, so a paragraph of nothing but {@code <} takes time that grows with the square of its length: of
 * 150,000 of them, half a minute. To count them the blocks are parsed once more, which takes time that grows with the text only.
 */
final class Bounds implements InlineParser, BlockParserFactory {
    /** The marks from which the parser looks on. Those of emphasis are not among them: it remembers what it did not find. */
    private static final String MARKS = "<`[]~";

    /**
     * The most that the marks of one text may come to, each counted as often as its paragraph has characters: a quarter of a
     * second of work. An article of 350 KB has a sixth of that if there are a hundred marks in each 1,000 characters.
     */
    private static final long MAX_WORK = 200_000_000;

    /** The parser copies the lines of a paragraph at each further one: 100 million of them are copied for 14,000 lines. */
    private static final long MAX_COPIED = 100_000_000;

    /** Rows are filled up to the columns of the table, so that a small text can ask for very large ones. */
    private static final int MAX_CELLS = 20_000;

    private final int linesBefore;
    private int line;
    private long work;
    private int cells;
    private long copied;

    private Bounds(int linesBefore) {
        this.linesBefore = linesBefore;
    }

    /**
     * Refuses a text that would take long to read.
     *
     * @param extensions those that it will be parsed with
     * @param maxOpenBlocks how deep its blocks may nest
     * @param linesBefore how many lines of the document stand before the text
     * @throws Rejected if its paragraphs have too many marks for their length, or too many lines, or its tables too many cells
     */
    static void require(String markdown, List<Extension> extensions, int maxOpenBlocks, int linesBefore) {
        var bounds = new Bounds(linesBefore);
        Parser.builder()
                .extensions(extensions)
                .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                .maxOpenBlockParsers(maxOpenBlocks)
                .customBlockParserFactory(bounds)
                .inlineParserFactory(context -> bounds)
                .build()
                .parse(markdown);
    }

    /** Begins no block: it is asked where one could begin, and counts the lines of the paragraph that would end. */
    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        copied += matched.getParagraphLines().getLines().size();
        if (copied > MAX_COPIED) {
            at(state.getLine());
            throw rejected("is of a paragraph with too many lines: divide it by empty lines");
        }
        return BlockStart.none();
    }

    /** Counts what would be parsed. */
    @Override
    public void parse(SourceLines block, Node node) {
        block.getLines().stream().findFirst().ifPresent(this::at);
        cells += node instanceof TableCell ? 1 : 0;
        if (cells > MAX_CELLS) {
            throw rejected("is of a table with more than %,d cells".formatted(MAX_CELLS));
        }
        long length = 0;
        long marks = 0;
        for (SourceLine each : block.getLines()) {
            CharSequence content = each.getContent();
            length += content.length() + 1;
            marks += content.chars().filter(mark -> MARKS.indexOf(mark) >= 0).count();
        }
        work += length * marks;
        if (work > MAX_WORK) {
            throw rejected("is of a paragraph with too many of the marks %s for its length: divide it by empty lines"
                    .formatted(String.join(" ", MARKS.split(""))));
        }
    }

    private void at(SourceLine source) {
        SourceSpan span = source.getSourceSpan();
        // A cell that fills up a row stands nowhere.
        line = span == null ? line : span.getLineIndex() + 1;
    }

    private Rejected rejected(String detail) {
        return Rejected.because("line " + (linesBefore + line), detail);
    }
}
