package broadsheet.article;

import java.util.regex.Pattern;

/**
 * A link to what an author has elsewhere.
 *
 * @param label what readers see
 * @param url an https, http or mailto URL
 */
public record ProfileLink(String label, String url) {
    private static final Pattern URL =
            Pattern.compile("https?://[^\\s/?#\"<>]+[^\\s\"<>]*|mailto:[^\\s@\"<>]+@[^\\s@\"<>]+");

    public ProfileLink {
        if (label.isBlank()) {
            throw new IllegalArgumentException("label is blank");
        }
        if (!isUrl(url)) {
            throw new IllegalArgumentException("no URL of a link: " + url);
        }
    }

    /** Whether a text has the form of such a URL. */
    public static boolean isUrl(String text) {
        return URL.matcher(text).matches();
    }

    /** Whether it leads to a page, and not to a mailbox. */
    public boolean isPage() {
        return url.startsWith("http");
    }
}
