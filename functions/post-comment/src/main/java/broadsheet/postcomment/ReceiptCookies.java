package broadsheet.postcomment;

import broadsheet.discussion.Receipts;
import broadsheet.discussion.SigningKey;
import broadsheet.http.Cookie;
import broadsheet.http.Request;
import java.time.Duration;
import java.util.List;

/** The cookie that holds an author's receipts. Its key is not read before it is needed. */
final class ReceiptCookies {
    static final String NAME = "__Host-held-comments";

    private static final Duration KEPT = Duration.ofDays(30);

    private final SigningKey key;

    ReceiptCookies(SigningKey key) {
        this.key = key;
    }

    /** The ids of the comments that a request has receipts for, the oldest first. */
    List<String> read(Request request) {
        return request.cookie(NAME)
                .map(cookie -> new Receipts(key.bytes()).read(cookie))
                .orElse(List.of());
    }

    /** The cookie that remembers one comment more than the request's. */
    Cookie with(Request request, String id) {
        String cookie = request.cookie(NAME).orElse("");
        return new Cookie(NAME, new Receipts(key.bytes()).with(cookie, id), KEPT);
    }
}
