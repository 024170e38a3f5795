package broadsheet.publishing;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags of Liquid and Nunjucks that posts bring along from the site generator they were written for. The few with a
 * plain meaning (an image, a path, an embedded address) are written as what they mean; the others are taken out, and
 * named. Code is left as it is.
 */
final class TemplateTags {
    private static final Pattern CODE_OR_TAG =
            Pattern.compile("(?<code>(?m:^[ ]{0,3})(?<fence>`{3,}|~{3,})[^\\n]*\\n(?s:.*?)(?:\\n[ ]{0,3}\\k<fence>|\\z)"
                    + "|`[^`\\n]+`)"
                    + "|\\{\\{(?<output>[^{}]{0,500})\\}\\}"
                    + "|\\{%(?<block>(?s:.{0,2000}?))%\\}");

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"|'([^']*)'");

    private static final Pattern PATH = Pattern.compile("(?s)[\"'].*\\|\\s*url");
    private static final Pattern EMBEDDED = Pattern.compile("(?s)[\"']https?://.*\\|\\s*embed\\b.*");
    private static final Pattern IMAGE = Pattern.compile("(?s)image\\b.*");

    private TemplateTags() {}

    /**
     * The Markdown without its tags.
     *
     * @param dropped is told of each tag that had no meaning here: its offset, and the tag
     */
    static String resolve(String markdown, BiConsumer<Integer, String> dropped) {
        return CODE_OR_TAG.matcher(markdown).replaceAll(match -> Matcher.quoteReplacement(meaning(match, dropped)));
    }

    private static String meaning(MatchResult match, BiConsumer<Integer, String> dropped) {
        if (match.group("code") != null) {
            return match.group();
        }
        boolean output = match.group("output") != null;
        String inside = (output ? match.group("output") : match.group("block")).strip();
        List<String> texts = QUOTED.matcher(inside)
                .results()
                .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
                .toList();
        if (output && PATH.matcher(inside).matches()) {
            return texts.getFirst();
        }
        if (output && EMBEDDED.matcher(inside).matches()) {
            return "[" + texts.getLast() + "](" + texts.getFirst() + ")";
        }
        if (!output && IMAGE.matcher(inside).matches() && texts.size() > 1) {
            return "<img src=\"/" + escaped(texts.getFirst()) + "\" alt=\"" + escaped(texts.get(1)) + "\">";
        }
        dropped.accept(match.start(), match.group());
        return "";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }
}
