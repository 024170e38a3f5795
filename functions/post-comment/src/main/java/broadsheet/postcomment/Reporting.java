package broadsheet.postcomment;

import broadsheet.article.Addresses;
import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Reports;
import broadsheet.http.BodyFields;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.language.RefusalWords;
import broadsheet.log.Metric;
import broadsheet.validation.FieldErrors;
import java.time.Instant;
import java.util.function.Supplier;

/** Accepts readers' reports of comments. */
final class Reporting {
    private final Addresses addresses;
    private final Reports reports;

    Reporting(Addresses addresses, Reports reports) {
        this.addresses = addresses;
        this.reports = reports;
    }

    Response report(Request request, Commenter reader, Site site, Instant now) {
        Slug slug = request.slug("slug");
        ArticleId article = addresses.leadsTo(slug).orElseThrow(Problem::notFound);
        int number = request.number("number");
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        String reason = reason(fields, errors, Posting.words(site));
        fields.noteUnread();
        errors.throwIfAny();
        Response answer =
                fields.isForm() ? Response.seeOther(Article.path(slug) + "#comment-" + number) : Response.empty(204);
        return switch (reports.report(article, number, reader, reason, now)) {
            case UNKNOWN -> throw Problem.notFound();
            case NOTED -> answer;
            case HIDDEN -> answer.counted(Metric.COMMENTS_HELD);
            case RATE_LIMITED -> answer.counted(Metric.DISCUSSION_RATE_LIMITED);
        };
    }

    private static String reason(BodyFields fields, FieldErrors errors, Supplier<RefusalWords> words) {
        int before = errors.count();
        String reason = Reports.reasonOf(fields.text("reason").orElse(""));
        int length = reason.codePointCount(0, reason.length());
        if (length > Reports.MAX_REASON) {
            errors.add("reason", words.get().tooLong(length, Reports.MAX_REASON));
        } else if (length == 0 && errors.count() == before) {
            errors.add("reason", words.get().missing());
        }
        return reason;
    }
}
