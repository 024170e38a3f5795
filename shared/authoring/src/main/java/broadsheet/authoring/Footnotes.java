package broadsheet.authoring;

import broadsheet.validation.FieldErrors;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.footnotes.FootnoteReference;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * A Markdown extension for footnotes: {@code [^a]} refers to the note that {@code [^a]: text} defines. A number that names
 * one of the document's sources is a citation, and no note's name. Notes are numbered in the order in which the text refers
 * to them. A reference is rendered as {@code <sup data-note="1">[1]</sup>}, which {@link SafeHtml} converts to a link; a
 * definition is rendered apart from the text.
 */
final class Footnotes implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {
    /** The attribute with the note's number. */
    static final String ATTRIBUTE = "data-note";

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final Parser.ParserExtension parser = (Parser.ParserExtension) FootnotesExtension.create();

    @Override
    public void extend(Parser.Builder builder) {
        parser.extend(builder);
    }

    @Override
    public void extend(HtmlRenderer.Builder builder) {
        builder.nodeRendererFactory(Writer::new);
    }

    /**
     * Takes the notes out of a parsed text, and numbers the references to them.
     *
     * @param sources the number of sources, whose numbers are no names of notes
     * @param linesBefore the number of lines in the document above the text
     * @param ignored takes what says that a note is left out, because nothing refers to it
     * @return the notes by their number, from 1
     */
    static List<FootnoteDefinition> take(
            Node document, int sources, int linesBefore, FieldErrors errors, Consumer<String> ignored) {
        List<FootnoteDefinition> definitions = within(document, FootnoteDefinition.class);
        Map<String, FootnoteDefinition> named = new LinkedHashMap<>();
        for (FootnoteDefinition definition : definitions) {
            int line = linesBefore + line(definition);
            String name = definition.getLabel();
            if (Citations.isNumber(name, sources)) {
                errors.add(
                        "line " + line,
                        "[^%s] cites source %s, so no note can have this name: write [^n%s]"
                                .formatted(name, name, name));
            } else if (named.putIfAbsent(key(name), definition) != null) {
                errors.add("line " + line, "defines the note [^%s] a second time".formatted(name));
            }
        }
        definitions.forEach(Node::unlink);
        List<FootnoteDefinition> notes = numbered(document, named);
        Set<FootnoteDefinition> used = new HashSet<>(notes);
        named.values().stream()
                .filter(definition -> !used.contains(definition))
                .forEach(definition -> ignored.accept("line %d: the note [^%s], to which nothing refers"
                        .formatted(linesBefore + line(definition), definition.getLabel())));
        return notes;
    }

    /** Replaces the references by numbered ones: first those of the text, then those of the notes in their order. */
    private static List<FootnoteDefinition> numbered(Node document, Map<String, FootnoteDefinition> named) {
        Map<FootnoteDefinition, Integer> numbers = new LinkedHashMap<>();
        Deque<Node> left = new ArrayDeque<>(List.of(document));
        while (!left.isEmpty()) {
            for (FootnoteReference reference : within(left.remove(), FootnoteReference.class)) {
                FootnoteDefinition note = named.get(key(reference.getLabel()));
                if (note == null) {
                    // The definition is an error.
                    continue;
                }
                if (!numbers.containsKey(note)) {
                    numbers.put(note, numbers.size() + 1);
                    left.add(note);
                }
                reference.insertBefore(new Numbered(numbers.getOrDefault(note, 0)));
                reference.unlink();
            }
        }
        return List.copyOf(numbers.keySet());
    }

    /** The nodes of a kind, in the order of the text. */
    private static <T extends Node> List<T> within(Node root, Class<T> kind) {
        List<T> found = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node node) {
                if (kind.isInstance(node)) {
                    found.add(kind.cast(node));
                }
                super.visitChildren(node);
            }
        });
        return found;
    }

    /** Names that differ by case or spaces are one, as those of Markdown's links are. */
    private static String key(String name) {
        return SPACE.matcher(name.strip())
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT);
    }

    /** The number of a node's first line in the text, from 1; 0 if it is not known. */
    static int line(Node node) {
        return node.getSourceSpans().isEmpty()
                ? 0
                : node.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    /** A reference to a note by its number. */
    private static final class Numbered extends CustomNode {
        private final int number;

        private Numbered(int number) {
            this.number = number;
        }
    }

    private record Writer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Numbered.class, FootnoteReference.class, FootnoteDefinition.class);
        }

        @Override
        public void render(Node node) {
            if (node instanceof Numbered reference) {
                context.getWriter().tag("sup", Map.of(ATTRIBUTE, String.valueOf(reference.number)));
                context.getWriter().text("[" + reference.number + "]");
                context.getWriter().tag("/sup");
            } else {
                for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
                    context.render(child);
                }
            }
        }
    }
}
