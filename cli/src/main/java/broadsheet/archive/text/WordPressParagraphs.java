package broadsheet.archive.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** WordPress's own rule ({@code wpautop}): blank lines part paragraphs, and single ones are line breaks, in blocks too. */
final class WordPressParagraphs {
    private static final String BLOCKS =
            "</?(?:address|article|aside|blockquote|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
                + "|h[1-6]|header|hr|iframe|legend|li|main|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul|video|audio|object)\\b";

    private static final Pattern BEGINS_WITH_BLOCK = Pattern.compile("(?is)^\\s*" + BLOCKS + ".*");
    private static final Pattern KEPT = Pattern.compile("(?is)<(pre|script|style)\\b[^>]*>.*?</\\1>");
    private static final Pattern PLACE = Pattern.compile("\uE000(\\d+)\uE001");
    private static final Pattern TAG = Pattern.compile("(?s)<!--.*?-->|</?[A-Za-z][^<>]*>");
    private static final Pattern LINE_END = Pattern.compile("(?i)(?:<br\\s*/?>)?(?<![ \\t])[ \\t]*+\\n\\s*+");
    private static final Pattern AFTER_BLOCK = Pattern.compile("(?i)(" + BLOCKS + "[^>]*>)<br>\\n");
    private static final Pattern BEFORE_BLOCK = Pattern.compile("(?i)<br>\\n(?=" + BLOCKS + ")");

    private WordPressParagraphs() {}

    /** The text with elements for its paragraphs and line breaks. */
    static String of(String html) {
        List<String> kept = new ArrayList<>();
        String bare = KEPT.matcher(html).replaceAll(found -> {
            kept.add(found.group());
            return "\n\n\uE000" + (kept.size() - 1) + "\uE001\n\n";
        });
        // Blocks stand apart from the text around them.
        bare = bare.replaceAll("(?i)(<(?:blockquote|div|h[1-6]|ul|ol|table|figure|hr|iframe)\\b)", "\n\n$1")
                .replaceAll("(?i)(</(?:blockquote|div|h[1-6]|ul|ol|table|figure|iframe)>)", "$1\n\n");
        String joined = Arrays.stream(bare.split("\\n\\s*\\n"))
                .filter(part -> !part.isBlank())
                .map(part -> BEGINS_WITH_BLOCK.matcher(part).matches()
                                || part.strip().startsWith("\uE000")
                        ? withBreaks(part)
                        : "<p>" + withBreaks(part) + "</p>")
                .collect(Collectors.joining("\n\n"));
        return PLACE.matcher(joined)
                .replaceAll(found -> Matcher.quoteReplacement(kept.get(Integer.parseInt(found.group(1)))));
    }

    /** Line breaks stand between text. The end of a line in a tag, or beside the tag of a block, is none. */
    private static String withBreaks(String part) {
        String tags = TAG.matcher(part.strip())
                .replaceAll(found -> Matcher.quoteReplacement(found.group().replace('\n', ' ')));
        String broken = LINE_END.matcher(tags).replaceAll("<br>\n");
        return BEFORE_BLOCK
                .matcher(AFTER_BLOCK.matcher(broken).replaceAll("$1\n"))
                .replaceAll("\n");
    }
}
