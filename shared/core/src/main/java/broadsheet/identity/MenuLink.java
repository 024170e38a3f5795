package broadsheet.identity;

import java.util.regex.Pattern;

/**
 * A link that the settings name.
 *
 * @param label the words of the link
 * @param address a path of this site, or an address that begins with {@code https:}, {@code http:} or {@code mailto:}
 */
public record MenuLink(String label, String address) {
    private static final Pattern ADDRESS = Pattern.compile(
            "/|/[^/\\\\\\s\"<>][^\\s\"<>]*|https?://[^\\s/?#\"<>]+(?:[/?#][^\\s\"<>]*)?|mailto:[^\\s\"<>@]+@[^\\s\"<>@]+");

    public MenuLink {
        if (label.isBlank()) {
            throw new IllegalArgumentException("label is blank");
        }
        if (!isAddress(address)) {
            throw new IllegalArgumentException("address is none: " + address);
        }
    }

    /** Whether the text is an address that a link may lead to. */
    public static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
