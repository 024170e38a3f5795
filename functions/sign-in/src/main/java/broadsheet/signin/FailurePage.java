package broadsheet.signin;

import static java.nio.charset.StandardCharsets.UTF_8;

import broadsheet.http.PlainPage;
import broadsheet.http.Problem;
import broadsheet.http.ReadersSite;
import broadsheet.http.Response;
import broadsheet.language.SignInWords;
import java.net.URLEncoder;

/**
 * An HTML page that explains a failed sign-in to a person and offers two links. Programs get problem details instead.
 */
final class FailurePage {
    private static final String HTML = """
        <p>%s</p>
        <p><a href="/api/session/start?return=%s">%s</a></p>
        <p><a href="/">%s</a></p>
        """;

    private FailurePage() {}

    /**
     * Creates the page for a problem.
     *
     * @param returnTo the page from which the reader came
     */
    static Response of(Problem problem, ReadersSite site, ReturnPath returnTo) {
        SignInWords words = site.words().signIn();
        Response page = PlainPage.of(
                problem.status(),
                site,
                words.heading(),
                HTML.formatted(
                        PlainPage.escaped(problem.detail(site.words())),
                        URLEncoder.encode(returnTo.value(), UTF_8),
                        PlainPage.escaped(words.again()),
                        PlainPage.escaped(words.without())));
        return problem.retryAfter().isPositive()
                ? page.with("retry-after", Long.toString(problem.retryAfter().toSeconds()))
                : page;
    }
}
