package broadsheet.http;

import static broadsheet.http.PlainPage.escaped;

import broadsheet.fault.Fault;

/** Tells a person whose browser sent a form what programs are told by problem details. */
final class ProblemPage {
    private ProblemPage() {}

    static Response of(Problem problem) {
        var html = new StringBuilder("<p>%s</p>\n".formatted(escaped(String.valueOf(problem.getMessage()))));
        for (Fault fault : problem.faults()) {
            html.append("<p><b>%s</b> %s.</p>\n".formatted(escaped(fault.at()), escaped(fault.detail())));
        }
        html.append("<p>Nothing is lost: your browser\u2019s way back leads to what you wrote.</p>\n");
        Response answer = PlainPage.of(problem.status(), "This was not taken", html.toString())
                .with("cache-control", "no-store");
        return problem.retryAfter().isPositive()
                ? answer.with("retry-after", Long.toString(problem.retryAfter().toSeconds()))
                : answer;
    }
}
