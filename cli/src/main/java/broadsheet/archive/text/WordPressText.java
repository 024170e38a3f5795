package broadsheet.archive.text;

import broadsheet.archive.Note;
import java.util.Optional;
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
            Pattern.compile("(?s)\\[(embed|video|audio)\\b([^\\]]*)\\](?:([^\\[]*)\\[/\\1\\])?");

    /** Shortcodes of a service, with the number or the name that the service gave to what they show, or its address. */
    private static final Pattern SERVICE = Pattern.compile(
            "\\[(youtube|vimeo|wpvideo|videopress|tweet|instagram|gist)\\b([^\\]]*)\\](?:([^\\[]*)\\[/\\1\\])?");

    /** An address, a number, or letters and digits. A short number may be a year or a page, as in "[page 12]". */
    private static final String UNNAMED =
            "https?://[^\\s\\]]+|\\d{5,}|(?!\\d+[a-z]{1,2}[\\s\\]])(?=[\\w-]*\\d)(?=\\d*[A-Za-z_-])[\\w-]{4,}";

    private static final Pattern SHORTCODE =
            Pattern.compile("\\[(/?)([a-z][\\w-]{2,})((?:\\s+(?:[\\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\\s\\]]+)|" + UNNAMED
                    + "))*)\\s*/?\\]");
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
        html = SERVICE.matcher(html).replaceAll(found -> Matcher.quoteReplacement(service(found, notes)));
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

    private static String service(MatchResult found, BiConsumer<Note.Kind, String> notes) {
        String inside = Optional.ofNullable(found.group(3)).orElse("").strip();
        String written = inside.isEmpty() ? found.group(2).replaceFirst("^[=:]", "") : inside;
        Optional<String> shown =
                EmbedLinks.of(found.group(1), Parameters.of(Parser.unescapeEntities(written, true)), Set.of());
        shown.ifPresent(link -> notes.accept(Note.Kind.CONVERTED, found.group().strip()));
        return shown.map(link -> "\n\n" + MarkdownHtml.of(link).strip() + "\n\n")
                .orElseGet(found::group);
    }

    /**
     * Removes shortcodes: those with named parameters, and those that are closed. A word in brackets is none. One with an address or a
     * number alone may be text of an author: it stays, and is named.
     */
    private static String shortcodes(String html, BiConsumer<Note.Kind, String> notes) {
        return SHORTCODE.matcher(html).replaceAll(found -> {
            String name = found.group(2);
            Parameters parameters = Parameters.of(found.group(3));
            boolean isOne = !parameters.named().isEmpty() || html.contains("[/" + name + "]");
            if (!isOne) {
                if (!parameters.unnamed().isEmpty()) {
                    notes.accept(Note.Kind.UNKNOWN_TAG, "[" + name + "] stays in the text");
                }
                return Matcher.quoteReplacement(found.group());
            }
            if (found.group(1).isEmpty()) {
                notes.accept(Note.Kind.UNKNOWN_TAG, "[" + name + "]");
            }
            return "";
        });
    }
}
