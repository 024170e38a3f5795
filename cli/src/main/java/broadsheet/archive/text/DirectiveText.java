package broadsheet.archive.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes blocks of a text between lines of colons, and attributes of a picture. */
final class DirectiveText {
    private static final Set<String> QUOTATIONS = Set.of("quote", "blockquote");
    private static final Pattern COLONS = Pattern.compile("(?m)^[ ]{0,3}(:{3,})");

    /** What begins a block that is no paragraph. A pull quote has paragraphs alone. */
    private static final Pattern OTHER_BLOCK =
            Pattern.compile("(?m)^\\s*(?:[-*+>#|<:]|\\d+[.)]|```|~~~|\\[\\^|!\\[|    )");

    private static final int LEAST_COLONS = 3;
    private static final int LONGEST_CREDIT = 1_000;

    private DirectiveText() {}

    /**
     * What a tag for a box or a quotation has between its ends.
     *
     * @param tag the tag's name
     */
    static String box(String tag, String text) {
        String name = tag.toLowerCase(Locale.ROOT);
        if (text.isBlank()) {
            return "";
        }
        boolean isPulled =
                name.startsWith("pull") && !OTHER_BLOCK.matcher(text.strip()).find();
        if (isPulled) {
            return block("pullquote", text);
        }
        return QUOTATIONS.contains(name) || name.startsWith("pull") ? quotation(text) : block("aside", text);
    }

    /** A block with a line of colons on either side, of more than any in it. */
    static String block(String name, String text) {
        int longest = COLONS.matcher(text)
                .results()
                .mapToInt(found -> found.group(1).length())
                .max()
                .orElse(0);
        String colons = ":".repeat(Math.max(LEAST_COLONS, longest + 1));
        return "\n\n" + colons + name + "\n" + text.strip() + "\n" + colons + "\n\n";
    }

    private static String quotation(String text) {
        return "\n\n"
                + text.strip()
                        .lines()
                        .map(line -> ("> " + line).stripTrailing())
                        .collect(Collectors.joining("\n")) + "\n\n";
    }

    /** The label of a block: the text in brackets after its name; empty if the block has none. */
    static String label(String text) {
        String plain = text.replaceAll("\\s+", " ").strip();
        return plain.isEmpty()
                ? ""
                : "[" + plain.replaceAll("([\\[\\]\\\\*_`<])", Matcher.quoteReplacement("\\") + "$1") + "]";
    }

    /** The attributes of a picture that is somebody's; empty if nobody is named. */
    static String credit(String name) {
        String plain = name.replaceAll("\\s+", " ").replace('"', '”').strip();
        return plain.isEmpty() || plain.length() > LONGEST_CREDIT ? "" : "{credit=\"" + plain + "\"}";
    }
}
