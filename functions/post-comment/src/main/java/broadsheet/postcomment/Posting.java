package broadsheet.postcomment;

import broadsheet.article.Article;
import broadsheet.article.Fingerprint;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.discussion.Circumstances;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Contribution;
import broadsheet.discussion.Contributions;
import broadsheet.discussion.Contributions.Known;
import broadsheet.discussion.Contributions.Limits;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Posted;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Rules;
import broadsheet.discussion.Topic;
import broadsheet.discussion.Topics;
import broadsheet.discussion.Verdict;
import broadsheet.fault.Faults;
import broadsheet.fault.Rejected;
import broadsheet.http.BodyFields;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.log.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** Takes comments. */
final class Posting {
    private static final int MAX_ELAPSED = 999_999_999;

    private final Topics topics;
    private final Contributions contributions;
    private final ReceiptCookies receipts;

    Posting(Topics topics, Contributions contributions, ReceiptCookies receipts) {
        this.topics = topics;
        this.contributions = contributions;
        this.receipts = receipts;
    }

    /** A comment of a reader whose account says who they are. */
    Response signedIn(Request request, Commenter author, Site site, Instant now) {
        return post(request, false, name -> author, site, now);
    }

    /** A comment of anybody, under the name that they give. */
    Response anonymous(Request request, Function<String, Commenter> author, Site site, Instant now) {
        return post(request, true, author, site, now);
    }

    private Response post(Request request, boolean named, Function<String, Commenter> author, Site site, Instant now) {
        Slug slug = request.slug("slug");
        var faults = new Faults();
        BodyFields fields = BodyFields.of(request, faults);
        Optional<CommentText> text = CommentFields.text(fields, faults);
        // The signed in have the name of their account, whatever a form says.
        String given = CommentFields.name(fields, faults);
        String name = named ? given : "";
        OptionalInt inReplyTo = CommentFields.inReplyTo(fields, faults);
        Optional<String> sentKey = request.idempotencyKey(fields, faults);
        boolean hiddenFieldFilled = fields.text("website").isPresent();
        OptionalInt elapsed = fields.number("elapsed", MAX_ELAPSED);
        fields.noteUnread();
        faults.throwIfAny();

        Commenter commenter = author.apply(name);
        // A form without a script comes from a cached page: what it says, and who says it, is all that tells it from
        // others.
        String key = sentKey.orElseGet(() -> Fingerprint.of(
                commenter.id(), "\n", slug.value(), "\n", text.orElseThrow().value(), "\n" + inReplyTo));
        return switch (topics.find(slug)) {
            case Topic.Published topic -> {
                Known known = contributions.known(commenter);
                var from = new Contribution(
                        slug, commenter.knownAs(known.verifiedAs()), text.orElseThrow(), inReplyTo, key);
                // What was taken before is answered alike, whatever has changed since.
                Optional<Posted> earlier = contributions.earlier(from);
                Posted posted = earlier.orElseGet(() -> {
                    if (!topic.isOpen(site.discussion(), now)) {
                        throw Problem.conflict("This discussion is closed.");
                    }
                    if (known.blocked() && !commenter.signedIn()) {
                        throw Refused.because(Refused.Why.BLOCKED);
                    }
                    var circumstances = new Circumstances(
                            hiddenFieldFilled,
                            elapsed.isPresent() ? Optional.of(Duration.ofMillis(elapsed.getAsInt())) : Optional.empty(),
                            known.blocked());
                    return take(from, circumstances, site, now);
                });
                Response answer = answer(request, fields.isForm(), from, posted);
                yield earlier.isPresent() ? answer : answer.counted(counted(posted));
            }
            case Topic.Withdrawn gone -> throw Problem.gone();
            case Topic.Moved(Slug to) ->
                Response.empty(308)
                        .with("location", "/api" + Article.path(to) + (named ? "/anonymous-comments" : "/comments"));
            case Topic.Unknown nothing -> throw Problem.none("article", slug.value());
        };
    }

    private Posted take(Contribution from, Circumstances circumstances, Site site, Instant now) {
        return switch (Rules.of(site).judge(from.author(), from.text(), circumstances)) {
            case Verdict.Publish publish ->
                contributions.publish(from, site.discussion().perHour(), now);
            case Verdict.Hold(Set<HoldReason> reasons) ->
                contributions.hold(from, reasons, Limits.of(site.discussion()), now);
            case Verdict.Refuse(String field, String word) -> throw refused(field, word);
        };
    }

    private static Metric counted(Posted posted) {
        return switch (posted) {
            case Posted.Published published -> Metric.COMMENTS_PUBLISHED;
            case Posted.Waiting waiting -> Metric.COMMENTS_HELD;
        };
    }

    /** A word that the site does not print. */
    static Rejected refused(String field, String word) {
        return Rejected.because(field, "has \"" + word + "\", which this site does not print");
    }

    private Response answer(Request request, boolean isForm, Contribution from, Posted posted) {
        return switch (posted) {
            case Posted.Published(int number, Instant at) ->
                isForm
                        ? Response.seeOther(Article.path(from.article()) + "#comment-" + number)
                        : CommentJson.published(from, number, at);
            case Posted.Waiting(String id, Instant at) ->
                receipts.give(
                        isForm
                                ? Response.seeOther(Article.path(from.article()) + "#comment-held")
                                : CommentJson.held(from, id, at),
                        request,
                        id);
        };
    }
}
