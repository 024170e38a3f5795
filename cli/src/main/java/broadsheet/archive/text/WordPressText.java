package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** Makes a text of WordPress HTML: it has shortcodes in brackets, and lines in place of paragraphs. */
final class WordPressText {
    private static final Pattern CAPTION =
            Pattern.compile("(?s)\\[(?:wp_)?caption\\b([^\\]]*)\\](.*?)\\[/(?:wp_)?caption\\]");
    private static final Pattern PICTURE = Pattern.compile("(?s)(<a\\b[^>]*>\\s*)?<img\\b[^>]*>(\\s*</a>)?");
    private static final Pattern CODE =
            Pattern.compile("(?s)\\[(?:source)?code\\b([^\\]]*)\\](.*?)\\[/(?:source)?code\\]");
    private static final Pattern EMBED =
            Pattern.compile("(?s)\\[(embed|video|audio|youtube|vimeo)\\b([^\\]]*)\\](?:([^\\[]*)\\[/\\1\\])?");
    private static final Pattern SHORTCODE =
            Pattern.compile("\\[(/?)([a-z][\\w-]{2,})((?:\\s+[\\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\\s\\]]+))*)\\s*/?\\]");
    private static final Pattern URL_ALONE = Pattern.compile("(?m)^[ \\t]*(https?://[^\\s<]+)[ \\t]*$");
    private static final Pattern EMBEDDED =
            Pattern.compile("(?s)<div class=\"wp-block-embed__wrapper\">\\s*(https?://[^\\s<]+)\\s*</div>");
    private static final Pattern DYNAMIC = Pattern.compile("<!--\\s+wp:([\\w/-]+)[^>]*/-->");

    /** Blocks without content of their own that nobody misses. */
    private static final Set<String> SILENT =
            Set.of("more", "nextpage", "spacer", "separator", "paragraph", "footnotes");

    private WordPressText() {}

    static String html(String text, BiConsumer<Note.Kind, String> notes) {
        boolean hasBlocks = text.contains("<!-- wp:");
        DYNAMIC.matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !SILENT.contains(name))
                .forEach(name -> notes.accept(Note.Kind.LEFT_OUT, "block " + name));
        String html = text.replace("\r\n", "\n");
        html = CODE.matcher(html).replaceAll(found -> Matcher.quoteReplacement(code(found)));
        html = TexMath.replaceInHtml(html, notes);
        html = CAPTION.matcher(html).replaceAll(found -> Matcher.quoteReplacement(caption(found)));
        html = EMBEDDED.matcher(html).replaceAll(found -> Matcher.quoteReplacement(frame(found.group(1))));
        html = EMBED.matcher(html).replaceAll(found -> Matcher.quoteReplacement(embed(found)));
        html = shortcodes(html, notes);
        return hasBlocks
                ? html
                : WordPressParagraphs.of(URL_ALONE
                        .matcher(html)
                        .replaceAll(found -> Matcher.quoteReplacement("\n" + frame(found.group(1)) + "\n")));
    }

    private static String code(MatchResult found) {
        Parameters parameters = Parameters.of(found.group(1));
        String language = parameters
                .named("lang", "language")
                .or(() -> parameters.at(0))
                .orElse("")
                .replaceAll("[^\\w+#-]", "");
        Element code = new Element("pre").appendElement("code").addClass("language-" + language);
        // What is in it is escaped already, or shall be.
        String text = found.group(2).contains("&lt;") ? Parser.unescapeEntities(found.group(2), false) : found.group(2);
        code.appendText(text);
        return "\n\n" + code.parents().getFirst().outerHtml() + "\n\n";
    }

    private static String caption(MatchResult found) {
        Matcher picture = PICTURE.matcher(found.group(2));
        if (!picture.find()) {
            return found.group(2);
        }
        String below = found.group(2).substring(picture.end()).strip();
        String said =
                below.isEmpty() ? Parameters.of(found.group(1)).named("caption").orElse("") : below;
        return "\n\n<figure>" + picture.group()
                + (said.isEmpty() ? "" : "<figcaption>" + said.replace("\n", " ") + "</figcaption>") + "</figure>\n\n";
    }

    private static String frame(String written) {
        String url = Parser.unescapeEntities(written, true);
        boolean isPlayer = url.matches(".*(?:youtu\\.?be|vimeo\\.com/\\d|soundcloud\\.com/|spotify\\.com/).*");
        Element shown = isPlayer ? new Element("iframe").attr("src", url) : new Element("p");
        if (!isPlayer) {
            shown.appendElement("a").attr("href", url).text(url);
        }
        return "\n" + shown.outerHtml() + "\n";
    }

    private static String embed(MatchResult found) {
        Parameters parameters = Parameters.of(found.group(2));
        String inside = found.group(3) == null ? "" : found.group(3).strip();
        String url = inside.isEmpty()
                ? parameters
                        .named("src", "url", "mp4", "m4v", "webm", "ogv", "flv", "mp3", "m4a", "ogg", "wav", "id")
                        .or(() -> parameters.at(0))
                        .orElse("")
                : inside;
        return url.isEmpty()
                ? ""
                : "\n\n<iframe src=\"" + url.replace("\"", "&quot;").replaceFirst("^[=:]", "") + "\"></iframe>\n\n";
    }

    /** Removes shortcodes: those with parameters, and those that are closed. A word in brackets is none. */
    private static String shortcodes(String html, BiConsumer<Note.Kind, String> notes) {
        return SHORTCODE.matcher(html).replaceAll(found -> {
            String name = found.group(2);
            boolean isOne = !found.group(3).isBlank() || html.contains("[/" + name + "]");
            if (!isOne) {
                return Matcher.quoteReplacement(found.group());
            }
            if (found.group(1).isEmpty()) {
                notes.accept(Note.Kind.UNKNOWN_TAG, "[" + name + "]");
            }
            return "";
        });
    }
}
