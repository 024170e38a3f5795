package broadsheet.ratearticle;

import broadsheet.discussion.SigningKey;
import broadsheet.http.Cookie;
import broadsheet.http.Request;
import broadsheet.readership.ReaderCookie;
import java.time.Duration;
import java.util.Optional;

/** The cookie that identifies a reader without an account. It reads the signing key only when needed. */
final class ReaderCookies {
    static final String NAME = "__Host-reader";

    /** Browsers cap a cookie's lifetime at 400 days. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final SigningKey key;

    ReaderCookies(SigningKey key) {
        this.key = key;
    }

    /** Returns the reader's id from the request's cookie. */
    Optional<String> read(Request request) {
        return request.cookie(NAME).flatMap(cookie -> new ReaderCookie(key.bytes()).read(cookie));
    }

    /** Returns an id for a reader without a cookie. The same attempt always yields the same id. */
    String newId(String attempt) {
        return new ReaderCookie(key.bytes()).newId(attempt);
    }

    /** Returns the cookie that stores a reader's id. */
    Cookie of(String id) {
        return new Cookie(NAME, new ReaderCookie(key.bytes()).write(id), KEPT);
    }
}
