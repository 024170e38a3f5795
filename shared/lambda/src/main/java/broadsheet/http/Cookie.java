package broadsheet.http;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A cookie of this host alone: Secure, for every path, and for no request that another site makes: with SameSite=Lax a link
 * from there brings it along, with SameSite=Strict nothing does.
 *
 * @param name begins with {@code __Host-}, so that no other host can set it (RFC 6265bis, section 4.1.3.2)
 * @param value what browsers send back
 * @param maxAge how long they keep it; zero: they forget it
 * @param readable whether scripts of the site's own pages may read it, else it is HttpOnly
 * @param strict whether it is SameSite=Strict, else it is Lax
 */
public record Cookie(String name, String value, Duration maxAge, boolean readable, boolean strict) {
    private static final Pattern NAME = Pattern.compile("__Host-[A-Za-z0-9-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x21\\x23-\\x2B\\x2D-\\x3A\\x3C-\\x5B\\x5D-\\x7E]*");

    public Cookie {
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a cookie of this host: " + name);
        }
        if (maxAge.isNegative()) {
            throw new IllegalArgumentException("maxAge is " + maxAge);
        }
    }

    /** A cookie that no script can read. */
    public Cookie(String name, String value, Duration maxAge) {
        this(name, value, maxAge, false);
    }

    /** A cookie that scripts may read, or not. */
    public Cookie(String name, String value, Duration maxAge, boolean readable) {
        this(name, value, maxAge, readable, false);
    }

    /** A cookie that no script can read, and no link from another site brings along. */
    public static Cookie strict(String name, String value, Duration maxAge) {
        return new Cookie(name, value, maxAge, false, true);
    }

    /** As the header {@code Set-Cookie} says it. */
    String header() {
        return name + "=" + value + "; Path=/; Secure;" + (readable ? "" : " HttpOnly;") + " SameSite="
                + (strict ? "Strict" : "Lax") + "; Max-Age=" + maxAge.toSeconds();
    }
}
