package broadsheet.authoring;

import java.util.Optional;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;

/** A block between {@code :::name[label]{attributes}} and {@code :::} in a parsed text. */
final class Directive extends CustomBlock {
    private final String name;
    private final Optional<Attributes> attributes;
    private boolean closed;

    /**
     * @param name its name; empty if the line closes no block
     * @param attributes empty if what stands in the line behind the name has another form
     */
    Directive(String name, Optional<Attributes> attributes) {
        this.name = name;
        this.attributes = attributes;
    }

    String name() {
        return name;
    }

    Optional<Attributes> attributes() {
        return attributes;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    /** The label; empty if it has none. */
    Optional<Label> label() {
        return getFirstChild() instanceof Label label ? Optional.of(label) : Optional.empty();
    }

    /** The first block in it behind the label; empty if there is none. */
    Optional<Node> firstBlock() {
        Node first = getFirstChild();
        return Optional.ofNullable(first instanceof Label ? first.getNext() : first);
    }

    /** The number of its first line in the text, from 1; 0 if it is not known. */
    static int line(Node node) {
        return node.getSourceSpans().stream()
                .findFirst()
                .map(SourceSpan::getLineIndex)
                .map(index -> index + 1)
                .orElse(0);
    }

    /** What stands in brackets behind the name: a title, a caption or a speaker. */
    static final class Label extends CustomBlock {}
}
