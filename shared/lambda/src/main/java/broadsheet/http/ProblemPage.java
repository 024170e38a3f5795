package broadsheet.http;

import static broadsheet.http.PlainPage.escaped;

import broadsheet.article.Article;
import broadsheet.article.Slug;
import broadsheet.validation.FieldError;
import java.util.Map;
import java.util.Optional;

/**
 * The HTML form of a {@link Problem}, for a browser that sent a form without a script. It names fields as the form
 * does.
 */
final class ProblemPage {
    /** The labels of form fields, by field name. */
    private static final Map<String, String> FIELDS = Map.of(
            "text", "Your comment",
            "name", "Your name",
            "inReplyTo", "The number that you answer",
            "reason", "What is wrong with it",
            "stars", "Your rating");

    private ProblemPage() {}

    /**
     * Builds the page.
     *
     * @param article the article that the form belongs to
     * @param place the fragment identifier of the form in the article's page
     */
    static Response of(Problem problem, String site, Optional<Slug> article, String place) {
        var html = new StringBuilder();
        if (problem.faults().isEmpty()) {
            html.append("<p>%s</p>\n".formatted(escaped(String.valueOf(problem.getMessage()))));
        }
        for (FieldError fault : problem.faults()) {
            html.append("<p>%s</p>\n".formatted(sentence(fault)));
        }
        html.append("<p>Nothing is lost: your browser\u2019s way back leads to what you wrote.");
        article.ifPresent(slug ->
                html.append(" Or go <a href=\"%s#%s\">to the article</a>.".formatted(Article.path(slug), place)));
        html.append("</p>\n");
        Response answer = PlainPage.of(problem.status(), site, "This was not taken", html.toString())
                .with("cache-control", "no-store");
        return problem.retryAfter().isPositive()
                ? answer.with("retry-after", Long.toString(problem.retryAfter().toSeconds()))
                : answer;
    }

    private static String sentence(FieldError fault) {
        if (fault.at().equals("stars") && fault.detail().equals("is missing")) {
            return "Choose how many stars you give, one to five.";
        }
        return Optional.ofNullable(FIELDS.get(fault.at())).orElseGet(() -> "<b>" + escaped(fault.at()) + "</b>") + " "
                + escaped(fault.detail()) + ".";
    }
}
