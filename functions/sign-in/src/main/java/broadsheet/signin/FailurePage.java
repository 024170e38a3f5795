package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.http.Problem;
import broadsheet.http.Response;
import java.net.URLEncoder;

/** Tells a person in a browser what programs are told by problem details, and shows two ways on. */
final class FailurePage {
    // No word of it comes from the request, and the one address is encoded.
    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>You are not signed in</title>
        <body style="max-width: 40rem; margin: 4rem auto; padding: 0 1rem; font: 1.1rem/1.5 Georgia, serif">
        <h1>You are not signed in</h1>
        <p>%s</p>
        <p><a href="/api/session/start?return=%s">Try again</a>, or <a href="/">read on without</a>.</p>
        """;

    private FailurePage() {}

    /**
     * The page for a problem.
     *
     * @param returnTo where the reader wanted to be
     */
    static Response of(Problem problem, ReturnPath returnTo) {
        String page = PAGE.formatted(problem.getMessage(), URLEncoder.encode(returnTo.value(), UTF_8));
        return Response.text(problem.status(), "text/html; charset=utf-8", page);
    }
}
