package broadsheet.postcomment;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Site;
import broadsheet.discussion.AuthoredComments;
import broadsheet.discussion.AuthoredComments.Edit;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSubmissions;
import broadsheet.discussion.CommentSubmissions.Known;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.ModerationDecision;
import broadsheet.discussion.ModerationPolicy;
import broadsheet.discussion.SubmissionContext;
import broadsheet.http.BodyFields;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.log.Metric;
import broadsheet.validation.FieldErrors;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Edits the published comments of signed-in readers. */
final class Editing {
    private final Addresses addresses;
    private final DiscussionTargets targets;
    private final AuthoredComments comments;
    private final CommentSubmissions submissions;

    Editing(Addresses addresses, DiscussionTargets targets, AuthoredComments comments, CommentSubmissions submissions) {
        this.addresses = addresses;
        this.targets = targets;
        this.comments = comments;
        this.submissions = submissions;
    }

    /** Changes a comment's text. The moderation policy judges the new text as it judged the first. */
    Response edit(Request request, Commenter author, Site site, Instant now) {
        ArticleId article = addresses.leadsTo(request.slug("slug")).orElseThrow(Problem::notFound);
        int number = request.number("number");
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        Optional<CommentText> text = CommentFields.text(fields, errors, Posting.words(site));
        fields.noteUnread();
        errors.throwIfAny();
        Set<HoldReason> reasons = reasons(author, text.orElseThrow(), site);
        int perHour = site.discussion().perHour();
        return switch (comments.edit(article, number, author, text.orElseThrow(), reasons, perHour, now)) {
            case Edit.Done(Comment comment) -> CommentJson.published(targets.slug(article), comment);
            case Edit.Pending(Held held) ->
                CommentJson.held(targets.slug(article), held).counted(Metric.COMMENTS_HELD);
            case Edit.PendingWithOtherText otherwise ->
                throw Problem.conflict(words -> words.refusal().waits());
            case Edit.TooLate late ->
                throw Problem.conflict(words -> words.refusal().late((int) AuthoredComments.EDITABLE.toMinutes()));
            case Edit.NotYours other ->
                throw Problem.forbidden(words -> words.refusal().notYours());
            case Edit.Unknown nothing -> throw Problem.notFound();
        };
    }

    private Set<HoldReason> reasons(Commenter author, CommentText text, Site site) {
        Known known = submissions.known(author.id());
        var submissionContext = new SubmissionContext(false, Optional.empty(), known.blocked());
        return switch (ModerationPolicy.of(site).judge(author.knownAs(known.verifiedAs()), text, submissionContext)) {
            case ModerationDecision.Publish publish -> Set.of();
            case ModerationDecision.Hold(Set<HoldReason> found) -> found;
            case ModerationDecision.Refuse(String field, String word) -> throw Posting.refused(field, word, site);
        };
    }
}
