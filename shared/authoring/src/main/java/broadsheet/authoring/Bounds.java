package broadsheet.authoring;

import broadsheet.validation.ValidationException;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Limits the work that a Markdown text can cause. In a first pass over the text, it replaces the parser for inline
 * content.
 *
 * <p>For each mark that may open an inline element, that parser searches the rest of the paragraph for the end. So a
 * paragraph of nothing but {@code <} takes quadratic time: half a minute for 150,000 of them. This class only counts
 * the marks, so the first pass takes linear time.
 */
final class Bounds implements InlineParser {
    /**
     * The marks that start a search. Emphasis marks are not among them, because the parser remembers its failed
     * searches for them.
     */
    private static final String MARKS = "<`[]~";

    /**
     * The maximum sum of the marks, each weighted by the length of its paragraph; about a quarter of a second of work.
     * An article of 350 KB with a hundred marks per 1,000 characters reaches a sixth of it.
     */
    private static final long MAX_WORK = 200_000_000;

    /**
     * The maximum number of lines in a paragraph. At each line, the parser copies the paragraph's previous lines. With
     * 5,000 lines in each paragraph, a document of 350 KB takes up to 3.3 seconds in a cold JVM or on a busy machine.
     */
    private static final int MAX_LINES = 1_000;

    /**
     * The maximum number of table cells. The parser pads each row to the table's columns, so a small text can produce a
     * huge table.
     */
    private static final int MAX_CELLS = 20_000;

    private int line;
    private long work;
    private int cells;

    /** Reports a text that exceeds a limit, with its line. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;

        private Exceeded(int line, String detail) {
            super(detail, null, false, false);
            this.line = line;
        }

        /** Converts this to a validation error, for a text that begins after some lines of its document. */
        ValidationException behind(int linesBefore) {
            return ValidationException.because("line " + (linesBefore + line), String.valueOf(getMessage()));
        }
    }

    /**
     * Checks the length of the paragraph so far. It has the form of a block parser factory, which the parser calls
     * wherever a block may start, but it never starts one.
     */
    static BlockStart requireFewLines(ParserState state, MatchedBlockParser matched) {
        if (matched.getParagraphLines().getLines().size() > MAX_LINES) {
            throw new Exceeded(
                    lineOf(state.getLine(), 0),
                    "is of a paragraph with more than %,d lines: divide it by empty lines".formatted(MAX_LINES));
        }
        return BlockStart.none();
    }

    /** Counts the work for one block, and parses nothing. */
    @Override
    public void parse(SourceLines block, Node node) {
        // A padding cell has no position in the source, so the previous line applies.
        line = block.getLines().stream()
                .findFirst()
                .map(first -> lineOf(first, line))
                .orElse(line);
        cells += node instanceof TableCell ? 1 : 0;
        if (cells > MAX_CELLS) {
            throw new Exceeded(line, "is of a table with more than %,d cells".formatted(MAX_CELLS));
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
            throw new Exceeded(
                    line,
                    "is of a paragraph with too many of the marks %s for its length: divide it by empty lines"
                            .formatted(
                                    MARKS.chars().mapToObj(Character::toString).collect(Collectors.joining(" "))));
        }
    }

    private static int lineOf(SourceLine source, int otherwise) {
        SourceSpan span = source.getSourceSpan();
        return span == null ? otherwise : span.getLineIndex() + 1;
    }
}
