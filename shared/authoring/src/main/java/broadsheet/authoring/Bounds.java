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
 * Bounds the work that a Markdown text asks for, in place of a parser of what stands within lines. From each mark that could begin
 * something that parser looks for its end as far as the paragraph goes, so a paragraph of nothing but {@code <} takes time that
 * grows with the square of its length: of 150,000 of them, half a minute. Only marks are counted here, so that parsing the blocks
 * for it takes time that grows with the text.
 */
final class Bounds implements InlineParser {
    /** The marks from which the parser looks on. Those of emphasis are not among them: it remembers what it did not find. */
    private static final String MARKS = "<`[]~";

    /**
     * The most that the marks of one text may come to, each counted as often as its paragraph has characters: a quarter of a
     * second of work. An article of 350 KB has a sixth of that if there are a hundred marks in each 1,000 characters.
     */
    private static final long MAX_WORK = 200_000_000;

    /**
     * The parser copies the lines of a paragraph at each further one. With 5,000 lines in each paragraph, a document of 350 KB
     * takes up to 3.3 seconds in a JVM that has not compiled the parser, or on a busy machine.
     */
    private static final int MAX_LINES = 1_000;

    /** Rows are filled up to the columns of the table, so that a small text can ask for very large ones. */
    private static final int MAX_CELLS = 20_000;

    private int line;
    private long work;
    private int cells;

    /** What asks for too much, and where. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int line;

        private Exceeded(int line, String detail) {
            super(detail, null, false, false);
            this.line = line;
        }

        /** The fault that this is, of a text before which a document has some lines. */
        ValidationException behind(int linesBefore) {
            return ValidationException.because("line " + (linesBefore + line), String.valueOf(getMessage()));
        }
    }

    /** Begins no block: it is asked where one could begin, and looks at the paragraph that would end. */
    static BlockStart requireFewLines(ParserState state, MatchedBlockParser matched) {
        if (matched.getParagraphLines().getLines().size() > MAX_LINES) {
            throw new Exceeded(
                    lineOf(state.getLine(), 0),
                    "is of a paragraph with more than %,d lines: divide it by empty lines".formatted(MAX_LINES));
        }
        return BlockStart.none();
    }

    /** Counts what would be parsed. */
    @Override
    public void parse(SourceLines block, Node node) {
        // A cell that fills up a row stands nowhere.
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
