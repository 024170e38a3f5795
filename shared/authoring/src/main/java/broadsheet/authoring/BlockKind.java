package broadsheet.authoring;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of blocks between lines of colons. */
enum BlockKind {
    /** Something beside the text; the label is its title. */
    ASIDE(false),
    /** Words of the text, or of somebody, set large; the label is the speaker. */
    PULLQUOTE(false),
    /** What is said in a recording or a film, folded; the label is its title. */
    TRANSCRIPT(false),
    /** A picture, a table or code, with a caption and a width. */
    FIGURE(true),
    /** Several pictures with one caption. */
    GALLERY(true);

    /** The names that other systems have for the same. */
    private static final Map<String, BlockKind> OTHERS = Map.of(
            "note", ASIDE,
            "tip", ASIDE,
            "info", ASIDE,
            "important", ASIDE,
            "warning", ASIDE,
            "caution", ASIDE,
            "danger", ASIDE,
            "pull-quote", PULLQUOTE);

    private final boolean isFigure;

    BlockKind(boolean isFigure) {
        this.isFigure = isFigure;
    }

    /** The kind of that name; empty if there is none. */
    static Optional<BlockKind> of(String name) {
        String id = name.toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .or(() -> Optional.ofNullable(OTHERS.get(id)));
    }

    /** The name in documents. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it shows something with a caption. */
    boolean isFigure() {
        return isFigure;
    }

    /** All names, for messages. */
    static String names() {
        return Arrays.stream(values()).map(BlockKind::id).collect(Collectors.joining(", "));
    }
}
