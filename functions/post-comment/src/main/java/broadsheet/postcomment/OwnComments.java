package broadsheet.postcomment;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Site;
import broadsheet.article.Slug;
import broadsheet.discussion.AuthoredComments;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Decision;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Held;
import broadsheet.discussion.HeldComments;
import broadsheet.discussion.HeldComments.HeldCommentState;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.ModerationDecision;
import broadsheet.discussion.ModerationPolicy;
import broadsheet.http.BodyFields;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.validation.FieldErrors;
import broadsheet.validation.ValidationException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** Lists the caller's comments, and shows, edits and withdraws those that are held. It answers 404 for comments of others. */
final class OwnComments {
    private final Addresses addresses;
    private final DiscussionTargets targets;
    private final AuthoredComments published;
    private final HeldComments comments;
    private final ReceiptCookies receipts;

    OwnComments(
            Addresses addresses,
            DiscussionTargets targets,
            AuthoredComments published,
            HeldComments comments,
            ReceiptCookies receipts) {
        this.addresses = addresses;
        this.targets = targets;
        this.published = published;
        this.comments = comments;
        this.receipts = receipts;
    }

    /** Returns the requested comment if the request has a receipt for it; else 404. */
    HeldCommentState byReceipt(Request request) {
        Optional<ArticleId> article = addresses.leadsTo(request.slug("slug"));
        return Optional.of(request.path("id"))
                .filter(id -> receipts.read(request).contains(id))
                .flatMap(comments::find)
                .filter(state -> Optional.of(articleOf(state)).equals(article))
                .orElseThrow(Problem::notFound);
    }

    /** Returns the requested comment if the caller is its author; else 404. */
    HeldCommentState byAccount(Request request) {
        Caller caller = request.requireCaller();
        return comments.find(request.path("id"))
                .filter(state -> HeldComments.authorOf(state).equals(caller.subject()))
                .orElseThrow(Problem::notFound);
    }

    /**
     * Lists the caller's comments under an article: the numbers of the published ones, and those that await moderation.
     * The page shows the latter, and offers the author's actions, on any device.
     */
    Response under(Request request) {
        String reader = request.requireCaller().subject();
        Slug slug = request.parameter("article")
                .flatMap(Slug::parse)
                .orElseThrow(() -> ValidationException.because("article", "is no article's slug"));
        Optional<ArticleId> article = addresses.leadsTo(slug);
        List<Integer> numbers =
                article.map(found -> published.under(found, reader)).orElse(List.of());
        List<HeldCommentState> held = article.isEmpty()
                ? List.of()
                : waiting(comments.of(reader).stream().filter(each -> article.equals(Optional.of(each.article()))));
        Map<ArticleId, Slug> slugs = slugs(held);
        return Response.json(200, json -> {
            Json.array(json, "comments", numbers, (array, number) -> array.writeString(Integer.toString(number)));
            write(json, "held", held, slugs);
        });
    }

    /** Lists the held comments under an article for which the request has receipts. */
    Response listByReceipts(Request request) {
        Optional<ArticleId> article = addresses.leadsTo(request.slug("slug"));
        return list(receipts.read(request).stream()
                .flatMap(id -> comments.find(id).stream())
                .filter(state -> state instanceof HeldCommentState.Waiting)
                .filter(state -> Optional.of(articleOf(state)).equals(article))
                .toList());
    }

    /** Lists the caller's held comments. */
    Response listByAccount(Caller caller) {
        return list(waiting(comments.of(caller.subject()).stream()));
    }

    private Response list(List<HeldCommentState> states) {
        Map<ArticleId, Slug> slugs = slugs(states);
        return Response.json(200, json -> write(json, "comments", states, slugs));
    }

    private static List<HeldCommentState> waiting(Stream<Held> held) {
        return held.<HeldCommentState>map(HeldCommentState.Waiting::new).toList();
    }

    private Map<ArticleId, Slug> slugs(List<HeldCommentState> states) {
        Map<ArticleId, Slug> slugs = new HashMap<>();
        states.forEach(state -> slugs.computeIfAbsent(articleOf(state), targets::slug));
        return slugs;
    }

    private static void write(
            JsonGenerator json, String name, List<HeldCommentState> states, Map<ArticleId, Slug> slugs) {
        Json.array(json, name, states, (array, state) -> {
            array.writeStartObject();
            CommentJson.state(array, requireNonNull(slugs.get(articleOf(state))), state);
            array.writeEndObject();
        });
    }

    Response show(HeldCommentState state) {
        Slug slug = targets.slug(articleOf(state));
        return Response.json(200, json -> CommentJson.state(json, slug, state));
    }

    /** Changes a held comment's text. The moderation policy judges the new text as it judged the first. */
    Response revise(Request request, HeldCommentState state, Commenter by, Site site, Instant now) {
        var errors = new FieldErrors();
        BodyFields fields = BodyFields.of(request, errors);
        Optional<CommentText> text = CommentFields.text(fields, errors, Posting.words(site));
        fields.noteUnread();
        errors.throwIfAny();
        Held held = waiting(state);
        Set<HoldReason> reasons = switch (ModerationPolicy.of(site).judgeAgain(held, text.orElseThrow())) {
            case ModerationDecision.Hold(Set<HoldReason> found) -> found;
            case ModerationDecision.Refuse(String field, String word) -> throw Posting.refused(field, word, site);
            case ModerationDecision.Publish publish -> throw new IllegalStateException("what waits was published");
        };
        return show(new HeldCommentState.Waiting(waiting(comments.revise(
                        held, text.orElseThrow(), reasons, by, site.discussion().perHour(), now)
                .orElseThrow(Problem::notFound))));
    }

    /** Withdraws a held comment. */
    Response withdraw(HeldCommentState state, Instant now) {
        String id = switch (state) {
            case HeldCommentState.Waiting(Held held) -> held.id();
            case HeldCommentState.Decided(Decision decision) -> decision.id();
        };
        HeldCommentState made = comments.withdraw(id, now).orElseThrow(Problem::notFound);
        if (made instanceof HeldCommentState.Decided(Decision decision) && decision.act() == Decision.Act.WITHDRAWN) {
            return Response.empty(204);
        }
        waiting(made);
        throw new IllegalStateException("what was withdrawn waits: " + id);
    }

    /** Returns the held comment; 409 with the decision if a moderator has decided. */
    private static Held waiting(HeldCommentState state) {
        return switch (state) {
            case HeldCommentState.Waiting(Held held) -> held;
            case HeldCommentState.Decided(Decision decision) ->
                throw Problem.conflict(words -> switch (decision.act()) {
                    case APPROVED -> words.refusal().published();
                    case REJECTED -> words.refusal().rejected();
                    case WITHDRAWN -> words.refusal().takenBack();
                });
        };
    }

    private static ArticleId articleOf(HeldCommentState state) {
        return switch (state) {
            case HeldCommentState.Waiting(Held held) -> held.article();
            case HeldCommentState.Decided(Decision decision) -> decision.article();
        };
    }
}
