package broadsheet.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.language.ArticleWords;
import java.net.URLEncoder;
import java.util.List;

/**
 * A plain link for sharing a page. Browsers load nothing from its target until the reader follows it.
 *
 * @param name the target's name
 * @param url the target's URL
 */
public record ShareLink(String name, String url) {
    /**
     * The links for a page.
     *
     * @param title the page's title
     * @param address the page's absolute URL
     * @param words the words of the page's language
     */
    static List<ShareLink> of(String title, String address, ArticleWords words) {
        return List.of(
                // RFC 6068: a mailto URL encodes spaces as %20, never as a plus.
                new ShareLink(words.email(), "mailto:?subject=" + encoded(title) + "&body=" + encoded(address)),
                new ShareLink("Bluesky", "https://bsky.app/intent/compose?text=" + encoded(title + " " + address)),
                new ShareLink("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url=" + encoded(address)),
                new ShareLink("WhatsApp", "https://wa.me/?text=" + encoded(title + " " + address)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
