package broadsheet.authoring;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Block;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * Parses container directives, the syntax of remark-directive, markdown-it and Docusaurus: a line of three colons or more with a
 * name opens a block, and a line of as many colons closes it. A block in a block has fewer colons than the outer one.
 */
final class DirectiveParser extends AbstractBlockParser {
    private static final Pattern OPENING =
            Pattern.compile("(?<colons>:{3,})[ \\t]*(?<name>[A-Za-z][A-Za-z0-9-]*)(?<rest>[ \\t\\[{].*)?");
    private static final Pattern ATTRIBUTES = Pattern.compile("[ \\t]*+(?:\\{(?<attributes>[^{}]*+)\\})?+[ \\t]*+");
    private static final Pattern CLOSING = Pattern.compile("(:{3,})[ \\t]*");
    private static final int MAX_INDENT = 3;

    private final Directive block;
    private final int colons;
    private final Optional<SourceLine> label;

    private DirectiveParser(Directive block, int colons, Optional<SourceLine> label) {
        this.block = block;
        this.colons = colons;
        this.label = label;
        if (label.isPresent()) {
            block.appendChild(new Directive.Label());
        }
    }

    /** Starts a block at a line that opens one, or that closes none. */
    static BlockStart start(ParserState state, MatchedBlockParser matched) {
        CharSequence line = state.getLine().getContent();
        int start = state.getNextNonSpaceIndex();
        if (state.getIndent() > MAX_INDENT || start >= line.length() || line.charAt(start) != ':') {
            return BlockStart.none();
        }
        CharSequence marks = line.subSequence(start, line.length());
        Matcher opening = OPENING.matcher(marks);
        if (opening.matches()) {
            return BlockStart.of(opened(state.getLine(), start, opening)).atIndex(line.length());
        }
        if (CLOSING.matcher(marks).matches()) {
            return BlockStart.of(new DirectiveParser(
                            new Directive("", Optional.of(Attributes.NONE)), Integer.MAX_VALUE, Optional.empty()))
                    .atIndex(line.length());
        }
        return BlockStart.none();
    }

    private static DirectiveParser opened(SourceLine line, int start, Matcher opening) {
        String name = opening.group("name");
        int colons = opening.group("colons").length();
        CharSequence text = line.getContent();
        int at = start + opening.end("name");
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        int end = at < text.length() && text.charAt(at) == '[' ? labelEnd(text, at) : at;
        Matcher rest = ATTRIBUTES.matcher(text.subSequence(Math.max(end, at), text.length()));
        if (end >= at && rest.matches()) {
            Optional<SourceLine> label = end > at + 2 ? Optional.of(line.substring(at + 1, end - 1)) : Optional.empty();
            String attributes = rest.group("attributes");
            return new DirectiveParser(
                    new Directive(
                            name,
                            attributes == null || attributes.isBlank()
                                    ? Optional.of(Attributes.NONE)
                                    : Attributes.of(attributes)),
                    colons,
                    label);
        }
        // Docusaurus takes what follows the name as the title.
        return "[{".indexOf(text.charAt(at)) < 0
                ? new DirectiveParser(
                        new Directive(name, Optional.of(Attributes.NONE)),
                        colons,
                        Optional.of(line.substring(at, text.length())))
                : new DirectiveParser(new Directive(name, Optional.empty()), colons, Optional.empty());
    }

    /** The index behind the bracket that closes the one at an index; -1 if there is none. */
    private static int labelEnd(CharSequence text, int start) {
        int depth = 0;
        for (int at = start; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '\\' -> at++;
                case '[' -> depth++;
                case ']' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block child) {
        return !block.name().isEmpty();
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (block.name().isEmpty()) {
            return BlockContinue.none();
        }
        CharSequence line = state.getLine().getContent();
        if (state.getIndent() <= MAX_INDENT) {
            Matcher closing = CLOSING.matcher(line.subSequence(state.getNextNonSpaceIndex(), line.length()));
            if (closing.matches() && closing.group(1).length() >= colons) {
                block.close();
                return BlockContinue.finished();
            }
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void parseInlines(InlineParser parser) {
        label.ifPresent(line -> block.label().ifPresent(node -> parser.parse(SourceLines.of(line), node)));
    }
}
