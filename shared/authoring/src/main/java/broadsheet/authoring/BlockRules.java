package broadsheet.authoring;

import broadsheet.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;

/** What blocks may hold. What breaks a rule is an error with its line. */
final class BlockRules extends AbstractVisitor {
    /** Widths in pixels or percent, which Pandoc and kramdown know. The site has three widths of its own. */
    private static final Pattern MEASURE = Pattern.compile("\\d.*");

    private static final int LEAST_PICTURES = 2;
    private static final int MOST_PICTURES = 50;

    private final int linesBefore;
    private final FieldErrors errors;
    private final Consumer<String> ignored;

    private BlockRules(int linesBefore, FieldErrors errors, Consumer<String> ignored) {
        this.linesBefore = linesBefore;
        this.errors = errors;
        this.ignored = ignored;
    }

    /**
     * Checks the blocks of a parsed text.
     *
     * @param linesBefore the number of lines in the document above the text
     * @param ignored takes what names the attributes that are left out
     */
    static void check(Node text, int linesBefore, FieldErrors errors, Consumer<String> ignored) {
        text.accept(new BlockRules(linesBefore, errors, ignored));
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof Directive directive) {
            check(directive);
        }
        visitChildren(block);
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof PictureAttributes.Written written && written.isOfPicture()) {
            List<String> known = written.isOfFile() ? PictureAttributes.OF_FILES : PictureAttributes.NAMES;
            check(node, written.attributes(), known, name -> leaveOut(node, name));
        }
        visitChildren(node);
    }

    @Override
    public void visit(FencedCodeBlock code) {
        if (code.getInfo() != null && ChartReader.INFO.equals(code.getInfo().strip())) {
            ChartReader.read(code.getLiteral(), UnaryOperator.identity())
                    .errors()
                    .forEach(error -> errors.add("line " + (line(code) + error.line()), error.detail()));
        }
    }

    private void leaveOut(Node node, String attribute) {
        ignored.accept("line %d: the attribute %s of a picture".formatted(line(node), attribute));
    }

    private void check(Directive block) {
        if (block.name().isEmpty()) {
            error(block, "closes no block: a block begins with a line such as :::" + BlockKind.ASIDE.id());
            return;
        }
        Optional<BlockKind> kind = BlockKind.of(block.name());
        if (kind.isEmpty()) {
            error(block, "there is no block \"%s\": there are %s".formatted(block.name(), BlockKind.names()));
            return;
        }
        if (!block.isClosed()) {
            error(block, "the block \"%s\" has no end: end it by a line of :::".formatted(block.name()));
        }
        attributes(block, kind.get());
        if (block.firstBlock().isEmpty()) {
            error(block, "the block \"%s\" is empty".formatted(block.name()));
            return;
        }
        switch (kind.get()) {
            case ASIDE, TRANSCRIPT -> {}
            case PULLQUOTE -> requireParagraphs(block, block.firstBlock());
            case FIGURE -> figure(block);
            case GALLERY -> gallery(block);
        }
    }

    private void attributes(Directive block, BlockKind kind) {
        if (block.attributes().isEmpty()) {
            error(block, "the block \"%s\" is written :::%1$s[label]{name=value}".formatted(block.name()));
            return;
        }
        List<String> known = kind.isFigure() ? PictureAttributes.NAMES : List.of();
        check(block, block.attributes().get(), known, name -> unknown(block, name));
    }

    private void check(Node node, Attributes attributes, List<String> known, Consumer<String> unknown) {
        attributes.others().forEach(unknown);
        attributes.values().keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(unknown);
        width(node, attributes);
        credit(node, attributes);
    }

    private void unknown(Directive block, String attribute) {
        error(block, "the block \"%s\" has no attribute %s".formatted(block.name(), attribute));
    }

    private void width(Node node, Attributes attributes) {
        String width = attributes.value("width");
        if (MEASURE.matcher(width).matches()) {
            ignored.accept("line %d: the width %s of a picture".formatted(line(node), width));
        } else if (!width.isEmpty() && !PictureAttributes.WIDTHS.contains(width)) {
            error(node, "the width \"%s\" is none of %s".formatted(width, String.join(", ", PictureAttributes.WIDTHS)));
        }
    }

    private void credit(Node node, Attributes attributes) {
        if (attributes.value("credit").length() > Limits.TEXT) {
            error(node, "the credit has more than %,d characters".formatted(Limits.TEXT));
        }
    }

    private void figure(Directive block) {
        Node shown = block.firstBlock().orElseThrow();
        boolean isOne = shown instanceof TableBlock
                || shown instanceof FencedCodeBlock
                || shown instanceof IndentedCodeBlock
                || pictures(shown) == 1;
        if (!isOne || (shown.getNext() != null && pictures(shown.getNext()) > 0)) {
            error(block, "a figure begins with one picture, table or piece of code");
        }
        requireParagraphs(block, Optional.ofNullable(shown.getNext()));
    }

    private void gallery(Directive block) {
        int pictures = 0;
        Node next = block.firstBlock().orElseThrow();
        while (next != null && pictures(next) > 0) {
            pictures += pictures(next);
            next = next.getNext();
        }
        if (pictures < LEAST_PICTURES || pictures > MOST_PICTURES) {
            error(
                    block,
                    "a gallery begins with %d to %d pictures, and has %d"
                            .formatted(LEAST_PICTURES, MOST_PICTURES, pictures));
        }
        requireParagraphs(block, Optional.ofNullable(next));
    }

    private void requireParagraphs(Directive block, Optional<Node> first) {
        for (Node child = first.orElse(null); child != null; child = child.getNext()) {
            if (!(child instanceof Paragraph)) {
                error(child, "the block \"%s\" can hold no such thing: only paragraphs".formatted(block.name()));
            }
        }
    }

    /** The first paragraph of a figure's caption; empty if it has none. */
    static Optional<Node> caption(Directive figure) {
        Optional<Node> first = figure.firstBlock();
        Node next = first.map(Node::getNext).orElse(null);
        while (next != null && pictures(next) > 0) {
            next = next.getNext();
        }
        return Optional.ofNullable(next);
    }

    /** The number of pictures in a paragraph of nothing but pictures; else 0. */
    private static int pictures(Node node) {
        if (!(node instanceof Paragraph)) {
            return 0;
        }
        int pictures = 0;
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            boolean isPicture = child instanceof Image
                    || (child instanceof Link
                            && child.getFirstChild() instanceof Image
                            && child.getFirstChild() == child.getLastChild());
            if (isPicture) {
                pictures++;
            } else if (!(child instanceof SoftLineBreak
                    || child instanceof HardLineBreak
                    || (child instanceof PictureAttributes.Written written && written.isOfPicture()))) {
                return 0;
            }
        }
        return pictures;
    }

    private int line(Node node) {
        return linesBefore + Footnotes.line(node);
    }

    private void error(Node node, String detail) {
        errors.add("line " + line(node), detail);
    }
}
