package broadsheet.http;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * A cookie of this host, sent with Secure and Path=/. With SameSite=Lax, a link from another site sends it along. With
 * SameSite=Strict, no request from another site does.
 *
 * @param name begins with {@code __Host-}, so that no other host can set it (RFC 6265bis, section 4.1.3.2)
 * @param value the value that browsers send back
 * @param maxAge how long browsers keep the cookie; zero deletes it
 * @param readable whether the site's scripts may read the cookie; otherwise it is HttpOnly
 * @param strict whether the cookie is SameSite=Strict; otherwise it is Lax
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

    /** An HttpOnly cookie with SameSite=Lax. */
    public Cookie(String name, String value, Duration maxAge) {
        this(name, value, maxAge, false);
    }

    /** A cookie with SameSite=Lax. */
    public Cookie(String name, String value, Duration maxAge, boolean readable) {
        this(name, value, maxAge, readable, false);
    }

    /** An HttpOnly cookie with SameSite=Strict. */
    public static Cookie strict(String name, String value, Duration maxAge) {
        return new Cookie(name, value, maxAge, false, true);
    }

    /** The value of the {@code Set-Cookie} header. */
    String header() {
        return name + "=" + value + "; Path=/; Secure;" + (readable ? "" : " HttpOnly;") + " SameSite="
                + (strict ? "Strict" : "Lax") + "; Max-Age=" + maxAge.toSeconds();
    }
}
