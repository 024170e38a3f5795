package broadsheet.signin;

import broadsheet.http.Response;
import java.time.Duration;

/** The renewal by another call, which used the refresh token first. Its answer brings the browser the new cookies. */
final class EarlierRenewal {
    /** The time in which that answer reaches the browser. */
    private static final Duration ARRIVAL = Duration.ofSeconds(1);

    private EarlierRenewal() {}

    /** Redirects when the browser probably has the new cookies. */
    static Response redirectAfter(String path) {
        try {
            Thread.sleep(ARRIVAL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Response.temporaryRedirect(path);
    }
}
