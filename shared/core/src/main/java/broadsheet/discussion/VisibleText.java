package broadsheet.discussion;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** What people can see of a text that somebody wrote. */
final class VisibleText {
    /**
     * What is not seen, or only serves to deceive: controls; the marks that turn the direction of what follows (Unicode
     * Technical Report 36, "Bidirectional Text Spoofing"); fillers, tags and soft hyphens, in which other texts hide; what
     * has no meaning in text. Joiners and variation selectors stay: scripts and emoji need them.
     */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}&&[^\\n]]"
            + "|[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E"
            + "\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFFB]"
            + "|[\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]"
            + "|[\\p{Cs}\\p{Co}\\p{Cn}]");

    /** Marks above or below one letter; languages need no more. */
    private static final int STACKED_MARKS = 3;

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029]");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern STACK = Pattern.compile("\\p{M}{" + (STACKED_MARKS + 1) + ",}");
    private static final Pattern BREAKS = Pattern.compile("\\n{2,}");
    private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

    private VisibleText() {}

    /** The text in paragraphs; empty if nothing of it can be seen. Made again of what it makes, it is the same. */
    static String paragraphs(String written) {
        String lines = LINE_ENDS.matcher(written).replaceAll("\n");
        String stripped = clean(lines).lines().map(String::strip).collect(joining("\n"));
        String text = BREAKS.matcher(stripped).replaceAll("\n\n").strip();
        return SEEN.matcher(text).find() ? text : "";
    }

    /** The text in one line; empty if nothing of it can be seen. */
    static String line(String written) {
        String spaced = LINE_ENDS.matcher(written).replaceAll(" ").replace('\n', ' ');
        String text = clean(spaced).strip();
        return SEEN.matcher(text).find() ? text : "";
    }

    private static String clean(String text) {
        String single = SPACES.matcher(text).replaceAll(" ");
        // Composed after it: what was parted by something invisible belongs together now.
        String visible = composed(INVISIBLE.matcher(single).replaceAll(""));
        // Stacked marks cover the lines above. Cutting them brings others together, which compose in turn.
        String flat = composed(STACK.matcher(visible).replaceAll(stack -> unstacked(stack.group())));
        return SPACES.matcher(flat).replaceAll(" ");
    }

    /**
     * A sequence of marks with its first {@value #STACKED_MARKS} that take no room, and all that take some. Composing it
     * again reorders marks across those that take room, so these start no new count.
     */
    private static String unstacked(String marks) {
        int[] count = {0};
        return marks.codePoints()
                .filter(mark ->
                        Character.getType(mark) == Character.COMBINING_SPACING_MARK || count[0]++ < STACKED_MARKS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
