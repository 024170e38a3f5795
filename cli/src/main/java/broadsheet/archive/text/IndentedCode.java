package broadsheet.archive.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Finds the code of a Markdown text that indentation alone marks. Whether it does depends on the blocks around it. */
final class IndentedCode extends AbstractVisitor {
    /** No text has blocks in so many others. */
    private static final int DEEPEST = 100;

    /** It reads no inlines, which take most of the time. The text of a note is indented, and no code. */
    private static final Parser BLOCKS = Parser.builder()
            .extensions(List.of(FootnotesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(DEEPEST)
            .inlineParserFactory(context -> (lines, node) -> {})
            .build();

    /** An element that is still open. kramdown reads no Markdown in it; CommonMark does below a blank line. */
    private static final Pattern OPEN = Pattern.compile("<[A-Za-z][^<>]*(?<!/)>\\s*\\z");

    private final List<Range> ranges = new ArrayList<>();

    private IndentedCode() {}

    /**
     * A part of a text.
     *
     * @param start the index of its first character
     * @param end the index behind its last one
     */
    record Range(int start, int end) {
        Range {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException(start + " to " + end);
            }
        }
    }

    /** The code in a text, in its order. */
    static List<Range> in(String markdown) {
        if (!markdown.contains("    ") && !markdown.contains("\t")) {
            return List.of();
        }
        var found = new IndentedCode();
        BLOCKS.parse(markdown).accept(found);
        return found.ranges;
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        if (code.getPrevious() instanceof HtmlBlock before
                && OPEN.matcher(before.getLiteral()).find()) {
            return;
        }
        SourceSpan first = code.getSourceSpans().getFirst();
        SourceSpan last = code.getSourceSpans().getLast();
        ranges.add(new Range(first.getInputIndex(), last.getInputIndex() + last.getLength()));
    }

    @Override
    public void visit(CustomBlock block) {
        visitChildren(block);
    }
}
