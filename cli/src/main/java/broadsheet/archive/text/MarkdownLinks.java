package broadsheet.archive.text;

import broadsheet.article.FileFormat;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.parser.Parser;

/**
 * Changes where the links and pictures of a Markdown text lead, and nothing else. It finds inline links, definitions of
 * references, links in angle brackets, bare URLs, and the attributes of HTML.
 */
public final class MarkdownLinks {
    private static final Pattern DEFINITION =
            Pattern.compile("(?m)^([ >]{0,6}\\[(?!\\^)[^\\]\\n]+\\]:[ \\t]*\\n?[ \\t]*)(<[^>\\n]*>|\\S+)");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "(?is)(<(a|img|area|source|link)\\b[^>]*?\\s(?:href|src)\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'<>`]+)(?=[\\s>]))");
    private static final Pattern SRCSET =
            Pattern.compile("(?is)(<img\\b[^>]*?)\\s(?:srcset|sizes)\\s*=\\s*(?:\"[^\"]*\"|'[^']*')");
    private static final Pattern AUTOLINK = Pattern.compile("<(https?://[^\\s<>]+)>");
    private static final Pattern BARE =
            Pattern.compile("(?<![\\w\"'=(<\\[/>:])https?://[^\\s<>()\\[\\]\"'`*]+[^\\s<>()\\[\\]\"'`*.,;:!?\\\\]");

    /** What a converter of HTML writes before a character of an address that Markdown could read. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\p{Punct})");

    /** A film or a recording with a poster or captions, as a converter of HTML writes it; a link in place of one that no page plays. */
    private static final Pattern PLAYER = Pattern.compile(
            "(!?)(\\[(?:\\\\.|[^\\]\\\\\\n])*\\]\\([^)\\n]*\\))\\{((?: ?(?:poster|captions)=\"[^\"\\n]*\")+)\\}");

    private static final Pattern PLAYER_ATTRIBUTE = Pattern.compile("(poster|captions)=\"([^\"]*)\"");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)(?:https?:)?//[^/?#]+(/.*)");
    private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(?:png|jpe?g|gif|webp|svg)(?:[?#].*)?");

    private final UnaryOperator<String> link;
    private final UnaryOperator<String> picture;

    private MarkdownLinks(UnaryOperator<String> link, UnaryOperator<String> picture) {
        this.link = link;
        this.picture = picture;
    }

    /**
     * Changes all targets.
     *
     * @param link gives the new target of a link
     * @param picture gives the new path of a picture
     */
    public static String change(String markdown, UnaryOperator<String> link, UnaryOperator<String> picture) {
        var links = new MarkdownLinks(link, picture);
        return Code.outside(markdown, links::changed);
    }

    private String changed(String text) {
        String bare = PLAYER.matcher(inline(text))
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1)
                        + found.group(2)
                        + (found.group(1).isEmpty() ? "" : playerAttributes(found.group(3)))));
        bare = DEFINITION.matcher(bare).replaceAll(found -> {
            String target = found.group(2);
            String plain = target.replaceAll("^<|>$", "");
            return Matcher.quoteReplacement(found.group(1)
                    + written(PICTURE.matcher(plain).matches() ? picture.apply(plain) : link.apply(plain)));
        });
        bare = SRCSET.matcher(bare).replaceAll("$1");
        bare = ATTRIBUTE.matcher(bare).replaceAll(found -> {
            int value = found.group(3) != null ? 3 : found.group(4) != null ? 4 : 5;
            String target = Parser.unescapeEntities(found.group(value), true);
            String changed = found.group(2).equalsIgnoreCase("img") ? picture.apply(target) : link.apply(target);
            return Matcher.quoteReplacement(
                    found.group(1) + "\"" + changed.replace("&", "&amp;").replace("\"", "&quot;") + "\"");
        });
        bare = AUTOLINK.matcher(bare)
                .replaceAll(found -> Matcher.quoteReplacement(named(found.group(1), found.group())));
        bare = LinkNames.SHOWN.matcher(bare).replaceAll(found -> Matcher.quoteReplacement(link.apply(found.group())));
        LinkTexts texts = LinkTexts.in(bare);
        return BARE.matcher(bare)
                .replaceAll(found -> Matcher.quoteReplacement(
                        texts.contain(found.start())
                                ? found.group()
                                : named(ESCAPED.matcher(found.group()).replaceAll("$1"), found.group())));
    }

    /** The attributes with the new paths of a poster and captions, without those that are not in the archive. */
    private String playerAttributes(String written) {
        String changed = PLAYER_ATTRIBUTE
                .matcher(written)
                .results()
                .map(found -> {
                    UnaryOperator<String> change = found.group(1).equals("poster") ? picture : link;
                    String now = Arrays.stream(found.group(2).split(" "))
                            .map(change)
                            .filter(path -> path.startsWith("/") && !path.startsWith("//"))
                            .collect(Collectors.joining(" "));
                    return now.isEmpty() ? "" : found.group(1) + "=\"" + now + "\"";
                })
                .filter(attribute -> !attribute.isEmpty())
                .collect(Collectors.joining(" "));
        return changed.isEmpty() ? "" : "{" + changed + "}";
    }

    /** A URL that shows itself: if it leads elsewhere now, its text stays. */
    private String named(String url, String written) {
        String changed = link.apply(url);
        return changed.equals(url) ? written : "[" + url.replaceAll("([_*\\[\\]&])", "\\\\$1") + "](" + changed + ")";
    }

    /** Inline links: their brackets may nest, as those of a linked picture do. */
    private String inline(String text) {
        var changed = new StringBuilder(text.length());
        Deque<Integer> open = new ArrayDeque<>();
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == '[') {
                open.push(at);
            } else if (sign == ']' && !open.isEmpty()) {
                int bracket = open.pop();
                boolean isPicture = bracket > 0 && text.charAt(bracket - 1) == '!';
                if (at + 1 < text.length() && text.charAt(at + 1) == '(') {
                    int start = at + 2;
                    while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
                        start++;
                    }
                    int end = end(text, start);
                    if (end >= start) {
                        String target = text.substring(start, end);
                        String plain = target.startsWith("<") ? target.substring(1, target.length() - 1) : target;
                        String now = isPicture ? picture.apply(plain) : link.apply(plain);
                        if (isPicture && from < bracket && isPlayedElsewhere(now)) {
                            changed.append(text, from, bracket - 1);
                            from = bracket;
                        }
                        changed.append(text, from, start).append(written(now));
                        from = end;
                        at = Math.max(at, end - 1);
                    }
                }
            }
        }
        return changed.append(text, from, text.length()).toString();
    }

    /** Whether a picture is a film or a recording of another site, which pages play no more than they show its pictures: a link. */
    private static boolean isPlayedElsewhere(String target) {
        Matcher url = ELSEWHERE.matcher(target);
        return url.matches()
                && FileFormat.of(url.group(1)).filter(FileFormat::isPlayed).isPresent();
    }

    /** The end of a target; -1 if there is none. Some systems allow spaces in it, which CommonMark does not. */
    private static int end(String text, int start) {
        if (start < text.length() && text.charAt(start) == '<') {
            int end = text.indexOf('>', start);
            return end < 0 || text.substring(start, end).contains("\n") ? -1 : end + 1;
        }
        int depth = 0;
        for (int at = start; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (sign == '\\') {
                at++;
            } else if (sign == '(') {
                depth++;
            } else if (sign == ')' && depth-- == 0) {
                return at;
            } else if (sign == '\n') {
                return at;
            } else if (Character.isWhitespace(sign) && isEnd(text, at)) {
                return at;
            }
        }
        return -1;
    }

    /** Whether a title or the end of the link follows the spaces. */
    private static boolean isEnd(String text, int at) {
        String rest = text.substring(at, Math.min(text.length(), at + 20)).stripLeading();
        return rest.isEmpty() || "\"')(".indexOf(rest.charAt(0)) >= 0;
    }

    private static String written(String target) {
        return target.matches("[^\\s()<>]*")
                ? target
                : "<" + target.replaceAll("[<>\\n]", "").strip() + ">";
    }
}
