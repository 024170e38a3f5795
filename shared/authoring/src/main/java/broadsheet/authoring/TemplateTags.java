package broadsheet.authoring;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Resolves Liquid and Nunjucks tags in posts from other site generators. Tags for an image, a path or an embedded URL
 * become Markdown or HTML. All other tags are removed and reported. Code is left unchanged.
 */
final class TemplateTags {
    /** The quantifiers are possessive to avoid backtracking: a text of nothing but fences takes linear time. */
    private static final Pattern CODE_OR_TAG = Pattern.compile(
            "(?<code>(?m:^[ ]{0,3})(?<fence>`{3,}+|~{3,}+)[^\\n]*+\\n(?s:.*?)(?:\\n[ ]{0,3}\\k<fence>|\\z)"
                    + "|`[^`\\n]++`)"
                    + "|\\{\\{(?<output>[^{}]{0,500}+)\\}\\}"
                    + "|\\{%");

    private static final String BLOCK_BEGIN = "{%";
    private static final String BLOCK_END = "%}";
    private static final int LONGEST_BLOCK = 2_000;

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    /** A tag whose quotation has no end does not match, so it is removed. */
    private static final Pattern PATH = Pattern.compile("(?s)(?:\"[^\"]*\"|'[^']*').*\\|\\s*url");

    private static final Pattern EMBEDDED =
            Pattern.compile("(?s)(?:\"https?://[^\"]*\"|'https?://[^']*').*\\|\\s*embed\\b.*");
    private static final Pattern IMAGE = Pattern.compile("(?s)image\\b.*");

    private final String markdown;
    private final BiConsumer<Integer, String> dropped;
    private int counted;
    private int line = 1;
    private int blockEnd = -1;

    private TemplateTags(String markdown, BiConsumer<Integer, String> dropped) {
        this.markdown = markdown;
        this.dropped = dropped;
    }

    /**
     * Resolves all tags in a text.
     *
     * @param dropped receives each removed tag with the number of its first line
     */
    static String resolve(String markdown, BiConsumer<Integer, String> dropped) {
        boolean hasTags = markdown.contains("{{") || markdown.contains(BLOCK_BEGIN);
        return hasTags ? new TemplateTags(markdown, dropped).resolved() : markdown;
    }

    private String resolved() {
        var resolved = new StringBuilder(markdown.length());
        Matcher found = CODE_OR_TAG.matcher(markdown);
        int from = 0;
        while (found.find(from)) {
            resolved.append(markdown, from, found.start());
            from = found.end();
            if (found.group("output") != null) {
                resolved.append(
                        output(found.start(), from, found.group("output").strip()));
            } else if (found.group("code") == null && blockEnd(from) - from <= LONGEST_BLOCK) {
                int end = blockEnd(from);
                String inside = markdown.substring(from, end).strip();
                from = end + BLOCK_END.length();
                resolved.append(block(found.start(), from, inside));
            } else {
                resolved.append(found.group());
            }
        }
        return resolved.append(markdown, from, markdown.length()).toString();
    }

    /**
     * The end of the block that begins at an offset. Offsets must not decrease between calls, so that each search
     * continues from the last result. Otherwise many unclosed tags would take quadratic time.
     */
    private int blockEnd(int offset) {
        if (blockEnd < offset) {
            int found = markdown.indexOf(BLOCK_END, offset);
            blockEnd = found < 0 ? Integer.MAX_VALUE : found;
        }
        return blockEnd;
    }

    private String output(int start, int end, String inside) {
        List<String> texts = quoted(inside);
        if (PATH.matcher(inside).matches()) {
            return texts.getFirst();
        }
        return EMBEDDED.matcher(inside).matches()
                ? "[" + texts.getLast() + "](" + texts.getFirst() + ")"
                : dropped(start, end);
    }

    private String block(int start, int end, String inside) {
        List<String> texts = quoted(inside);
        return IMAGE.matcher(inside).matches() && texts.size() > 1
                ? "<img src=\"/" + escaped(texts.getFirst()) + "\" alt=\"" + escaped(texts.get(1)) + "\">"
                : dropped(start, end);
    }

    private static List<String> quoted(String inside) {
        return QUOTED.matcher(inside)
                .results()
                .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
                .toList();
    }

    private String dropped(int start, int end) {
        dropped.accept(line(start), markdown.substring(start, end));
        return "";
    }

    /**
     * The line number of an offset. Offsets must not decrease between calls, so that counting continues from the last
     * one. Otherwise a tag on each line would take quadratic time.
     */
    private int line(int offset) {
        for (; counted < offset; counted++) {
            if (markdown.charAt(counted) == '\n') {
                line++;
            }
        }
        return line;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
