package broadsheet.postcomment;

import broadsheet.article.Article;
import broadsheet.article.Fingerprint;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions;
import broadsheet.discussion.CommentSubmissions.Known;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.ModerationDecision;
import broadsheet.discussion.ModerationPolicy;
import broadsheet.discussion.Refused;
import broadsheet.discussion.SubmissionContext;
import broadsheet.discussion.SubmissionResult;
import broadsheet.http.BodyFields;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.language.RefusalWords;
import broadsheet.language.Words;
import broadsheet.log.Metric;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Accepts new comments. */
final class Posting {
    private static final int MAX_ELAPSED = 999_999_999;

    private final DiscussionTargets targets;
    private final CommentSubmissions submissions;
    private final ReceiptCookies receipts;

    Posting(DiscussionTargets targets, CommentSubmissions submissions, ReceiptCookies receipts) {
        this.targets = targets;
        this.submissions = submissions;
        this.receipts = receipts;
    }

    /** Accepts a comment of a signed-in reader. */
    Response signedIn(Request request, Commenter author, Site site, Instant now) {
        return post(request, false, name -> author, site, now);
    }

    /** Accepts a comment of an anonymous reader, under the name in the request. */
    Response anonymous(Request request, Function<String, Commenter> author, Site site, Instant now) {
        return post(request, true, author, site, now);
    }

    private Response post(Request request, boolean named, Function<String, Commenter> author, Site site, Instant now) {
        Slug slug = request.slug("slug");
        var errors = new FieldErrors();
        Supplier<RefusalWords> words = words(site);
        BodyFields fields = BodyFields.of(request, errors);
        Optional<CommentText> text = CommentFields.text(fields, errors, words);
        // A signed-in reader's name comes from the account, so a name in the form is ignored.
        String given = CommentFields.name(fields, errors, words);
        String name = named ? given : "";
        OptionalInt inReplyTo = CommentFields.inReplyTo(fields, errors, words);
        Optional<String> sentKey = request.idempotencyKey(fields, errors);
        boolean hiddenFieldFilled = fields.text("website").isPresent();
        OptionalInt elapsed = fields.number("elapsed", MAX_ELAPSED, words);
        fields.noteUnread();
        errors.throwIfAny();

        Commenter commenter = author.apply(name);
        return switch (targets.find(slug)) {
            case DiscussionTarget.Published topic -> {
                Known known = submissions.known(commenter.id());
                // A form without a script comes from a cached page and carries no idempotency key. Its author and
                // content have to identify a repeated submission.
                String key = sentKey.orElseGet(() -> Fingerprint.of(
                        commenter.id(),
                        "\n",
                        name,
                        "\n",
                        topic.article().value(),
                        "\n",
                        text.orElseThrow().value(),
                        "\n" + inReplyTo));
                var from = new CommentSubmission(
                        topic.article(), commenter.knownAs(known.verifiedAs()), text.orElseThrow(), inReplyTo, key);
                // A repeated submission gets the same response as the first, whatever has changed since.
                Optional<SubmissionResult> earlier = submissions.earlier(from);
                SubmissionResult posted = earlier.orElseGet(() -> {
                    if (!topic.isOpen(site.discussion(), now)) {
                        throw Problem.conflict(readers -> readers.discussion().closed());
                    }
                    if (known.blocked() && !commenter.signedIn()) {
                        throw Refused.because(Refused.Why.BLOCKED);
                    }
                    var submissionContext = new SubmissionContext(
                            hiddenFieldFilled,
                            elapsed.isPresent() ? Optional.of(Duration.ofMillis(elapsed.getAsInt())) : Optional.empty(),
                            known.blocked());
                    return take(from, submissionContext, site, now);
                });
                Response answer = answer(request, fields.isForm(), topic.slug(), from, posted);
                yield earlier.isPresent() ? answer : answer.counted(counted(posted));
            }
            case DiscussionTarget.Withdrawn gone -> throw Problem.gone();
            case DiscussionTarget.Unknown nothing -> throw Problem.noArticle(slug.value());
        };
    }

    private SubmissionResult take(CommentSubmission from, SubmissionContext submissionContext, Site site, Instant now) {
        return switch (ModerationPolicy.of(site).judge(from.author(), from.text(), submissionContext)) {
            case ModerationDecision.Publish publish ->
                submissions.publish(from, site.discussion().perHour(), now);
            case ModerationDecision.Hold(Set<HoldReason> reasons) ->
                submissions.hold(from, reasons, Limits.of(site.discussion()), now);
            case ModerationDecision.Refuse(String field, String word) -> throw refused(field, word, site);
        };
    }

    private static Metric counted(SubmissionResult posted) {
        return switch (posted) {
            case SubmissionResult.Published published -> Metric.COMMENTS_PUBLISHED;
            case SubmissionResult.Waiting waiting -> Metric.COMMENTS_HELD;
        };
    }

    /** The words of errors, which a comment without errors does not load. */
    static Supplier<RefusalWords> words(Site site) {
        return () -> Words.in(site.language()).refusal();
    }

    /** The rejection of a text that contains a word which the site does not print. */
    static ValidationException refused(String field, String word, Site site) {
        return ValidationException.because(field, words(site).get().word(word));
    }

    private Response answer(
            Request request, boolean isForm, Slug slug, CommentSubmission from, SubmissionResult posted) {
        return switch (posted) {
            case SubmissionResult.Published(int number, Instant at) ->
                isForm
                        ? Response.seeOther(Article.path(slug) + "#comment-" + number)
                        : CommentJson.published(slug, from, number, at);
            case SubmissionResult.Waiting(String id, Instant at) -> {
                Response held = isForm
                        ? Response.seeOther(Article.path(slug) + "#comment-held")
                        : CommentJson.held(slug, from, id, at);
                // A reader with an account comes back to it with the account, and nobody else does in the same browser.
                yield from.author().signedIn() ? held : receipts.give(held, request, id);
            }
        };
    }
}
