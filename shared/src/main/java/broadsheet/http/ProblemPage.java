package broadsheet.http;

import broadsheet.fault.Fault;

/** Tells a person whose browser sent a form what programs are told by problem details. */
final class ProblemPage {
    private static final String PAGE = """
        <!doctype html>
        <html lang="en">
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="color-scheme" content="light dark">
        <title>This was not taken</title>
        <body style="max-width: 40rem; margin: 4rem auto; padding: 0 1rem; font: 1.1rem/1.5 Georgia, serif">
        <h1>This was not taken</h1>
        <p>%s</p>
        %s<p>Nothing is lost: your browser’s way back leads to what you wrote.</p>
        """;

    private ProblemPage() {}

    static Response of(Problem problem) {
        var faults = new StringBuilder();
        for (Fault fault : problem.faults()) {
            faults.append("<p><b>%s</b> %s.</p>\n".formatted(escaped(fault.at()), escaped(fault.detail())));
        }
        String page = PAGE.formatted(escaped(String.valueOf(problem.getMessage())), faults);
        Response answer = Response.text(problem.status(), "text/html; charset=utf-8", page);
        return problem.retryAfter().isPositive()
                ? answer.with("retry-after", Long.toString(problem.retryAfter().toSeconds()))
                : answer;
    }

    /** As text between tags: a fault may quote what was sent. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
