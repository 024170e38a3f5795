package broadsheet.postcomment;

import broadsheet.discussion.Receipts;
import broadsheet.discussion.SigningKey;
import broadsheet.http.Cookie;
import broadsheet.http.Request;
import broadsheet.http.Response;
import java.time.Duration;
import java.util.List;

/** The cookies that serve as an author's receipts. It reads the signing key only when needed. */
final class ReceiptCookies {
    private static final Duration KEPT = Duration.ofDays(30);

    private final SigningKey key;

    ReceiptCookies(SigningKey key) {
        this.key = key;
    }

    /** Returns the ids of the comments for which the request has receipts, oldest first. */
    List<String> read(Request request) {
        return request.cookies().isEmpty() ? List.of() : new Receipts(key.bytes()).read(request.cookies());
    }

    /**
     * Adds a receipt for one more comment to the response. If the browser would hold too many, the response deletes the
     * oldest.
     */
    Response give(Response answer, Request request, String id) {
        var receipts = new Receipts(key.bytes());
        Response given = answer.withCookie(new Cookie(receipts.name(id), receipts.value(id), KEPT));
        List<String> others = receipts.read(request.cookies()).stream()
                .filter(other -> !other.equals(id))
                .toList();
        for (String oldest : others.subList(0, Math.max(0, others.size() + 1 - Receipts.MAX))) {
            given = given.withCookie(new Cookie(receipts.name(oldest), "", Duration.ZERO));
        }
        return given;
    }
}
