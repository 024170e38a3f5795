package broadsheet.archive.text;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/**
 * Charts, documents and posts that a script of another site draws into an element. The page that the script shows takes the element's
 * place, in a frame, which becomes a link.
 */
final class ScriptEmbeds {
    private static final Pattern DATAWRAPPER = Pattern.compile("datawrapper-vis-([A-Za-z0-9]{5})");
    private static final Pattern DATAWRAPPER_SCRIPT =
            Pattern.compile("(?:https?:)?//datawrapper\\.dwcdn\\.net/([A-Za-z0-9]{5})/embed\\.js.*");
    private static final Pattern FLOURISH = Pattern.compile("((?:visualisation|story)/\\d+).*");
    private static final Pattern INFOGRAM = Pattern.compile("[\\w-]+");
    private static final Pattern DOCUMENT_CLOUD = Pattern.compile("DV-viewer-(\\d+-[\\w-]+)");

    /** The buttons of Facebook, which have no content of their own. */
    private static final String BUTTONS = ".fb-like, .fb-share-button, .fb-send, .fb-save, .fb-follow, .fb-comments";

    /** An element in Markdown that is one of these. */
    private static final Pattern IN_MARKDOWN = Pattern.compile(
            "(?is)<div\\b[^>]*(?:datawrapper-vis-|flourish-embed|infogram-embed|DV-viewer-|data-href)[^>]*>.*?</div>");

    /** Scripts that draw what an element or a link of the text names, show formulas, or show nothing. */
    private static final Pattern LOADER =
            Pattern.compile("(?i)(?:https?:)?//(?:[^/]*\\.)?(?:twitter\\.com|x\\.com|instagram\\.com"
                + "|tiktok\\.com|facebook\\.net|bsky\\.app|flickr\\.com|pinterest\\.com|reddit\\.com|redditmedia\\.com|flourish\\.studio"
                + "|infogram\\.com|documentcloud\\.org|embedly\\.com|youtube\\.com|vimeo\\.com|mathjax\\.org|polyfill\\.io"
                + "|googletagmanager\\.com|google-analytics\\.com|googlesyndication\\.com)/.*|.*mathjax.*");

    private ScriptEmbeds() {}

    /** Replaces the elements in a text of HTML. */
    static void replace(Element body) {
        for (Element element : body.select("div")) {
            address(element).ifPresent(url -> element.replaceWith(frame(url, title(element))));
        }
    }

    /** Replaces the elements in a text of Markdown. */
    static String inMarkdown(String markdown) {
        return IN_MARKDOWN.matcher(markdown).replaceAll(found -> {
            Element body = Jsoup.parseBodyFragment(found.group()).body();
            replace(body);
            boolean isReplaced = !body.select("> iframe").isEmpty();
            return Matcher.quoteReplacement(isReplaced ? body.html() : found.group());
        });
    }

    /** The page that a script alone shows; empty if its address does not say it. */
    static Optional<String> ofScript(String source) {
        Matcher chart = DATAWRAPPER_SCRIPT.matcher(source);
        return chart.matches() ? Optional.of(datawrapper(chart)) : Optional.empty();
    }

    /** Whether a script shows nothing but what the text names anyway. */
    static boolean isLoader(String source) {
        return LOADER.matcher(source).matches();
    }

    private static Optional<String> address(Element element) {
        Matcher chart = DATAWRAPPER.matcher(element.id());
        Matcher flourish = FLOURISH.matcher(element.hasClass("flourish-embed") ? element.attr("data-src") : "");
        Matcher infogram = INFOGRAM.matcher(element.hasClass("infogram-embed") ? element.attr("data-id") : "");
        Matcher document = DOCUMENT_CLOUD.matcher(element.id());
        if (chart.matches()) {
            return Optional.of(datawrapper(chart));
        }
        if (flourish.matches()) {
            return Optional.of("https://public.flourish.studio/" + flourish.group(1) + "/");
        }
        if (infogram.matches()) {
            return Optional.of("https://infogram.com/" + infogram.group());
        }
        if (document.matches()) {
            return Optional.of("https://www.documentcloud.org/documents/" + document.group(1));
        }
        // One that quotes its page keeps the quotation, which has a link.
        return Optional.of(element.attr("data-href"))
                .filter(url -> url.matches("https?://\\S+") && !element.hasText() && !element.is(BUTTONS));
    }

    private static String datawrapper(Matcher chart) {
        return "https://datawrapper.dwcdn.net/" + chart.group(1) + "/";
    }

    private static String title(Element element) {
        return Stream.concat(
                        Stream.of(element.attr("data-title")),
                        element.select("noscript img[alt]").stream().map(picture -> picture.attr("alt")))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Element frame(String url, String title) {
        Element frame = new Element("iframe").attr("src", url);
        return title.isEmpty() ? frame : frame.attr("title", title);
    }
}
