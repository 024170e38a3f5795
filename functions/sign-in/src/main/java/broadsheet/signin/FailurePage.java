package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.http.PlainPage;
import broadsheet.http.Problem;
import broadsheet.http.Response;
import java.net.URLEncoder;

/**
 * An HTML page that explains a failed sign-in to a person and offers two links. Programs get problem details instead.
 */
final class FailurePage {
    private static final String HTML = """
        <p>%s</p>
        <p><a href="/api/session/start?return=%s">Try again</a>, or <a href="/">read on without</a>.</p>
        """;

    private FailurePage() {}

    /**
     * Creates the page for a problem.
     *
     * @param returnTo the page from which the reader came
     */
    static Response of(Problem problem, ReturnPath returnTo) {
        String why = PlainPage.escaped(String.valueOf(problem.getMessage()));
        Response page = PlainPage.of(
                problem.status(),
                "",
                "You are not signed in",
                HTML.formatted(why, URLEncoder.encode(returnTo.value(), UTF_8)));
        return problem.retryAfter().isPositive()
                ? page.with("retry-after", Long.toString(problem.retryAfter().toSeconds()))
                : page;
    }
}
