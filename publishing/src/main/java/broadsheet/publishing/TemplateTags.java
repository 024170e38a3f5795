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

    /** A quotation without its end is none, and the tag that begins with it has no meaning. */
    private static final Pattern PATH = Pattern.compile("(?s)(?:\"[^\"]*\"|'[^']*').*\\|\\s*url");

    private static final Pattern EMBEDDED =
            Pattern.compile("(?s)(?:\"https?://[^\"]*\"|'https?://[^']*').*\\|\\s*embed\\b.*");
    private static final Pattern IMAGE = Pattern.compile("(?s)image\\b.*");

    private final String markdown;
    private final BiConsumer<Integer, String> dropped;
    private int counted;
    private int line = 1;

    private TemplateTags(String markdown, BiConsumer<Integer, String> dropped) {
        this.markdown = markdown;
        this.dropped = dropped;
    }

    /**
     * The Markdown without its tags.
     *
     * @param dropped is told of each tag that had no meaning here: the line that it begins in, and the tag
     */
    static String resolve(String markdown, BiConsumer<Integer, String> dropped) {
        var tags = new TemplateTags(markdown, dropped);
        return CODE_OR_TAG.matcher(markdown).replaceAll(match -> Matcher.quoteReplacement(tags.meaning(match)));
    }

    private String meaning(MatchResult match) {
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
        dropped.accept(line(match.start()), match.group());
        return "";
    }

    /** The line of an offset behind those asked for before: counted on from there, for each line may have a tag. */
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
