package broadsheet.authoring;

import broadsheet.article.FileFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** Parses attributes right behind a picture: {@code ![alt](a.jpg){width=wide}}. Elsewhere they are text. */
final class PictureAttributes implements InlineContentParser {
    private PictureAttributes() {}

    /** Makes one for each paragraph. */
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('{');
        }

        @Override
        public InlineContentParser create() {
            return new PictureAttributes();
        }
    }

    /** Attributes in a parsed text, and how they are written. */
    static final class Written extends CustomNode {
        private final Attributes attributes;
        private final String text;

        private Written(Attributes attributes, String text) {
            this.attributes = attributes;
            this.text = text;
        }

        Attributes attributes() {
            return attributes;
        }

        String text() {
            return text;
        }

        boolean isOfPicture() {
            return getPrevious() instanceof Image;
        }

        boolean isOfFile() {
            return getPrevious() instanceof Image image
                    && FileFormat.of(image.getDestination()).isPresent();
        }
    }

    /** The attributes of a picture; none if it has none. */
    static Attributes of(Node picture) {
        return picture instanceof Image && picture.getNext() instanceof Written written
                ? written.attributes()
                : Attributes.NONE;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        int before = scanner.peekPreviousCodePoint();
        if (before != ')' && before != ']') {
            return ParsedInline.none();
        }
        Position start = scanner.position();
        scanner.next();
        Position from = scanner.position();
        char quote = 0;
        for (int read = 0; read < Attributes.LONGEST; read++) {
            char next = scanner.peek();
            if (next == '\n' || next == Scanner.END) {
                return ParsedInline.none();
            }
            if (quote == 0 && next == '}') {
                return parsed(scanner, start, from);
            }
            if (next == '"' || next == '\'') {
                quote = quote == 0 ? next : quote == next ? 0 : quote;
            }
            scanner.next();
        }
        return ParsedInline.none();
    }

    private static ParsedInline parsed(Scanner scanner, Position start, Position from) {
        String inside = scanner.getSource(from, scanner.position()).getContent();
        scanner.next();
        String text = scanner.getSource(start, scanner.position()).getContent();
        Optional<Attributes> attributes = Attributes.of(inside);
        return attributes.isEmpty()
                ? ParsedInline.none()
                : ParsedInline.of(new Written(attributes.get(), text), scanner.position());
    }

    /** The names that an attribute of a figure may have, and the widths. */
    static final List<String> NAMES = List.of("width", "credit");

    /** The names that an attribute of a recording or a film may have, too. */
    static final List<String> OF_FILES = List.of("width", "credit", "poster", "captions");

    static final List<String> WIDTHS = List.of("text", "wide", "full");

    /** Puts the attributes of a figure into those of its element, which {@link FigureBlocks} reads. */
    static void put(Attributes attributes, Map<String, String> element) {
        for (String name : OF_FILES) {
            if (!attributes.value(name).isEmpty()) {
                element.put("data-" + name, attributes.value(name));
            }
        }
    }
}
