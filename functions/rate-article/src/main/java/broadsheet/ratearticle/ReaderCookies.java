package broadsheet.ratearticle;

import broadsheet.discussion.SigningKey;
import broadsheet.http.Cookie;
import broadsheet.http.Request;
import broadsheet.readership.ReaderCookie;
import java.time.Duration;
import java.util.Optional;

/** The cookie that tells a reader without an account from others. Its key is not read before it is needed. */
final class ReaderCookies {
    static final String NAME = "__Host-reader";

    /** Browsers keep none for longer. */
    private static final Duration KEPT = Duration.ofDays(400);

    private final SigningKey key;

    ReaderCookies(SigningKey key) {
        this.key = key;
    }

    /** The id that a request's cookie gives its reader. */
    Optional<String> read(Request request) {
        return request.cookie(NAME).flatMap(cookie -> new ReaderCookie(key.bytes()).read(cookie));
    }

    /** An id for whoever has no cookie yet, the same for each attempt. */
    String newId(String attempt) {
        return new ReaderCookie(key.bytes()).newId(attempt);
    }

    /** The cookie that gives a reader an id. */
    Cookie of(String id) {
        return new Cookie(NAME, new ReaderCookie(key.bytes()).write(id), KEPT);
    }
}
