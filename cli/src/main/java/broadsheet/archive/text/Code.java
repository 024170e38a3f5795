package broadsheet.archive.text;

import broadsheet.archive.text.IndentedCode.Range;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts a Markdown text into code, which stays as it is, and the rest. */
final class Code {
    /** The quantifiers are possessive, so that a text of nothing but fences takes linear time. */
    private static final Pattern CODE = Pattern.compile(
            "(?m:^[ >\\t]{0,12})(?<fence>`{3,}+|~{3,}+)[^\\n]*+\\n(?s:.*?)(?:\\n[ >\\t]{0,12}\\k<fence>[`~]*|\\z)"
                    + "|(?<ticks>`+)[^`](?s:.{0,1000}?)(?<!`)\\k<ticks>(?!`)|(?i)<(pre|code)\\b[^>]*>(?s:.*?)</\\3>");

    private Code() {}

    /** Changes what is no code. */
    static String outside(String markdown, UnaryOperator<String> change) {
        return map(markdown, change, UnaryOperator.identity());
    }

    /** Changes what is no code, and what is code. */
    static String map(String markdown, UnaryOperator<String> change, UnaryOperator<String> changeCode) {
        var changed = new StringBuilder(markdown.length());
        Matcher marked = CODE.matcher(markdown);
        boolean isMarked = marked.find();
        Deque<Range> indented = new ArrayDeque<>(IndentedCode.in(markdown));
        int from = 0;
        while (isMarked || !indented.isEmpty()) {
            Range code = isMarked
                            && (indented.isEmpty()
                                    || marked.start() <= indented.getFirst().start())
                    ? new Range(marked.start(), marked.end())
                    : indented.getFirst();
            changed.append(change.apply(markdown.substring(from, code.start())));
            changed.append(changeCode.apply(markdown.substring(code.start(), code.end())));
            from = code.end();
            // Of two that overlap, the first counts.
            isMarked = isMarked && (marked.start() >= from || marked.find(from));
            while (!indented.isEmpty() && indented.getFirst().start() < from) {
                indented.removeFirst();
            }
        }
        return changed.append(change.apply(markdown.substring(from))).toString();
    }
}
