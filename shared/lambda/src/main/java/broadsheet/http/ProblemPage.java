package broadsheet.http;

import static broadsheet.http.PlainPage.escaped;

import broadsheet.article.Article;
import broadsheet.article.Slug;
import broadsheet.language.Around;
import broadsheet.language.RefusalWords;
import broadsheet.validation.FieldError;
import java.util.Optional;

/**
 * The HTML form of a {@link Problem}, for a browser that sent a form without a script. It names fields as the form
 * does.
 */
final class ProblemPage {
    private ProblemPage() {}

    /**
     * Builds the page.
     *
     * @param article the article that the form belongs to
     * @param place the fragment identifier of the form in the article's page
     */
    static Response of(Problem problem, ReadersSite site, Optional<Slug> article, String place) {
        RefusalWords words = site.words().refusal();
        var html = new StringBuilder();
        if (problem.errors().isEmpty()) {
            html.append("<p>%s</p>\n".formatted(escaped(problem.detail(site.words()))));
        }
        for (FieldError error : problem.errors()) {
            html.append("<p>%s</p>\n".formatted(sentence(error, words)));
        }
        html.append("<p>").append(escaped(words.nothingLost()));
        article.ifPresent(slug -> html.append(" ").append(link(words.toArticle(), Article.path(slug) + "#" + place)));
        html.append("</p>\n");
        Response answer = PlainPage.of(problem.status(), site, words.heading(), html.toString())
                .with("cache-control", "no-store");
        return problem.retryAfter().isPositive()
                ? answer.with("retry-after", Long.toString(problem.retryAfter().toSeconds()))
                : answer;
    }

    private static String link(Around message, String path) {
        return "%s<a href=\"%s\">%s</a>%s"
                .formatted(escaped(message.before()), path, escaped(message.inside()), escaped(message.after()));
    }

    private static String sentence(FieldError error, RefusalWords words) {
        if (error.at().equals("stars") && error.detail().equals(words.missing())) {
            return escaped(words.starsMissing());
        }
        return escaped(words.fieldError(label(error.at(), words), error.detail()));
    }

    /** The label of a form's field. A field that no form of the site has keeps its name. */
    private static String label(String field, RefusalWords words) {
        return switch (field) {
            case "text" -> words.text();
            case "name" -> words.name();
            case "inReplyTo" -> words.inReplyTo();
            case "reason" -> words.reason();
            case "stars" -> words.stars();
            default -> field;
        };
    }
}
