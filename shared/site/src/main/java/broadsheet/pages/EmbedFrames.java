package broadsheet.pages;

import broadsheet.embed.EmbedService;
import broadsheet.embed.Embeds;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * The frames of other sites in a text. Where the text has a mark for one, the page has a button that loads it, and says what that
 * sends; or nothing, if the site does not allow the service.
 */
final class EmbedFrames {
    /** What {@code EmbedCards} writes. Quotation marks in texts and attributes are escaped, so no document can forge it. */
    private static final Pattern MARK = Pattern.compile("<span data-frame=\"([^\"<>]*+)\"></span>");

    private static final String START = "<span data-frame=\"";

    private EmbedFrames() {}

    /** The text with its buttons. */
    static String in(String html, Embeds allowed, ControlWords controls) {
        return html.contains(START)
                ? MARK.matcher(html).replaceAll(mark -> Matcher.quoteReplacement(button(mark, allowed, controls)))
                : html;
    }

    /** Whether the text has a button, so that its page needs the script. */
    static boolean isIn(String html, Embeds allowed) {
        return html.contains(START)
                && MARK.matcher(html)
                        .results()
                        .anyMatch(mark -> allowed.serviceOf(url(mark)).isPresent());
    }

    private static String button(MatchResult mark, Embeds allowed, ControlWords controls) {
        return allowed.serviceOf(url(mark))
                .map(service ->
                        "<div class=\"load\"%s><button type=\"button\" data-frame=\"%s\">%s</button> <small>%s</small></div>"
                                .formatted(
                                        controls.lang(),
                                        mark.group(1),
                                        Entities.escape(
                                                service.isPlayed()
                                                        ? controls.words().embedPlay()
                                                        : controls.words().embedShow()),
                                        Entities.escape(controls.words().embedSends(sender(service, url(mark))))))
                .orElse("");
    }

    /** Who learns of the reader: the service, or the server. */
    private static String sender(EmbedService service, String url) {
        return service.origin().isEmpty() ? url.split("/", -1)[2] : service.title();
    }

    private static String url(MatchResult mark) {
        return mark.group(1).replace("&amp;", "&");
    }
}
