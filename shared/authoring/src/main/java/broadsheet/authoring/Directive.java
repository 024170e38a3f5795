package broadsheet.authoring;

import java.util.Optional;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Node;

/** A block between {@code :::name[label]{attributes}} and {@code :::} in a parsed text. */
final class Directive extends CustomBlock {
    private final String name;
    private final Optional<Attributes> attributes;
    private boolean closed;

    /**
     * @param name its name; empty if the line closes no block
     * @param attributes empty if the rest of the line has another form
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

    /** The text in brackets after the name: a title, a caption or a speaker. */
    static final class Label extends CustomBlock {}
}
