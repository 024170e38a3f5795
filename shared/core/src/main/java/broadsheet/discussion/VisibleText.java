package broadsheet.discussion;

import static java.util.stream.Collectors.joining;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Normalises readers' texts to the characters that people can see. */
final class VisibleText {
    /**
     * Invisible or deceptive characters: controls; bidirectional overrides (Unicode Technical Report 36,
     * "Bidirectional Text Spoofing"); fillers, tags and soft hyphens, which can hide text; unassigned and private-use
     * code points. Joiners and variation selectors stay, because scripts and emoji need them.
     */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}&&[^\\n]]"
            + "|[\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B\\u200E\\u200F\\u202A-\\u202E"
            + "\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF0-\\uFFFB]"
            + "|[\\x{1D173}-\\x{1D17A}\\x{E0000}-\\x{E0FFF}]"
            + "|[\\p{Cs}\\p{Co}\\p{Cn}]");

    /** The most marks above or below one letter. No language needs more. */
    private static final int STACKED_MARKS = 3;

    /** Fewer than are composed, so that a text is normalised once and for all. */
    private static final int SPACING_MARKS = 24;

    /**
     * The most marks in a row that are composed (UAX 15, section 13: no text has more by meaning). Composing takes time in proportion to the
     * square of their number.
     */
    private static final int COMPOSED_MARKS = 30;

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n|[\\r\\u0085\\u2028\\u2029]");
    private static final Pattern SPACES = Pattern.compile("[\\p{Zs}\\t]+");
    private static final Pattern STACK = Pattern.compile("\\p{M}{" + (STACKED_MARKS + 1) + ",}");
    private static final Pattern TOO_MANY_MARKS = Pattern.compile("(\\p{M}{%d})\\p{M}++".formatted(COMPOSED_MARKS));
    private static final Pattern BREAKS = Pattern.compile("\\n{2,}");
    private static final Pattern SEEN = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S}]");

    private VisibleText() {}

    /** Normalises a text in paragraphs; empty if it has no visible character. The method is idempotent. */
    static String paragraphs(String written) {
        String lines = LINE_ENDS.matcher(written).replaceAll("\n");
        String stripped = clean(lines).lines().map(String::strip).collect(joining("\n"));
        String text = BREAKS.matcher(stripped).replaceAll("\n\n").strip();
        return SEEN.matcher(text).find() ? text : "";
    }

    /** Normalises a text to one line; empty if it has no visible character. */
    static String line(String written) {
        String spaced = LINE_ENDS.matcher(written).replaceAll(" ").replace('\n', ' ');
        String text = clean(spaced).strip();
        return SEEN.matcher(text).find() ? text : "";
    }

    private static String clean(String text) {
        String single = SPACES.matcher(text).replaceAll(" ");
        // Compose after the removal: characters that an invisible one separated may now combine.
        String bounded =
                TOO_MANY_MARKS.matcher(INVISIBLE.matcher(single).replaceAll("")).replaceAll("$1");
        String visible = composed(bounded);
        // Stacked marks cover the lines above. Removing them may bring others together, so compose again.
        String flat = composed(STACK.matcher(visible).replaceAll(stack -> unstacked(stack.group())));
        return SPACES.matcher(flat).replaceAll(" ");
    }

    /**
     * Cuts a sequence of marks to its first {@value #STACKED_MARKS} non-spacing ones, and keeps {@value #SPACING_MARKS} spacing ones.
     * Spacing marks do not restart the count, because composing again may reorder marks across them.
     */
    private static String unstacked(String marks) {
        int[] count = {0};
        int[] spacing = {0};
        return marks.codePoints()
                .filter(mark -> Character.getType(mark) == Character.COMBINING_SPACING_MARK
                        ? spacing[0]++ < SPACING_MARKS
                        : count[0]++ < STACKED_MARKS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
