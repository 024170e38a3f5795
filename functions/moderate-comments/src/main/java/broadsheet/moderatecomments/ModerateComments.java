package broadsheet.moderatecomments;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.discussion.CommentSearch;
import broadsheet.discussion.DecidedComments;
import broadsheet.discussion.Decision;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Moderation;
import broadsheet.discussion.Moderation.Removal;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.ParentComments;
import broadsheet.discussion.ReportedComments;
import broadsheet.discussion.Reports;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.log.Metric;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Singleton;

/**
 * Serves moderators and editors. Its routes are:
 * <ul>
 * <li>{@code GET /api/held-comments}: the moderation queue
 * <li>{@code POST /api/held-comments/{id}/approval} and {@code /rejection}: decisions
 * <li>{@code POST /api/held-comments/{id}/restoration}: undoes a decision
 * <li>{@code GET /api/reported-comments} and {@code POST /api/articles/{slug}/comments/{number}/dismissal}: readers'
 * reports
 * <li>{@code GET /api/decided-comments}: past decisions
 * <li>{@code GET /api/comments}: a search
 * <li>{@code GET /api/moderation}: counts
 * <li>{@code GET /api/readers/{id}/record}: a reader's history
 * <li>{@code PUT} and {@code DELETE /api/readers/{id}/block}
 * <li>{@code PUT} and {@code DELETE /api/readers/{id}/verification}, for editors only
 * <li>{@code DELETE /api/articles/{slug}/comments/{number}}, also for the comment's signed-in author
 * </ul>
 */
public final class ModerateComments implements RequestStreamHandler {
    private static final int USUAL = 50;
    private static final String DESK = "/desk/";
    private static final String[] GROUPS = {Caller.MODERATORS, Caller.EDITORS};

    private final ApiGatewayAdapter http;
    private final Moderation moderation;
    private final Addresses addresses;
    private final DiscussionTargets targets;
    private final Queue queue;
    private final Search search;
    private final Lists lists;
    private final ReportedComments reported;
    private final DecidedComments decided;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public ModerateComments() {
        this(InstantSource.system());
    }

    ModerateComments(InstantSource clock) {
        Wiring wiring = DaggerModerateComments_Wiring.factory().create(Consistency.STRONG);
        this.http = wiring.http();
        this.moderation = wiring.moderation();
        this.addresses = wiring.addresses();
        this.targets = wiring.targets();
        this.queue = new Queue(wiring.moderation(), wiring.reports(), wiring.targets(), wiring.parentComments());
        this.search = new Search(wiring.commentSearch(), wiring.addresses(), wiring.targets(), wiring.parentComments());
        this.lists = new Lists(wiring.targets(), wiring.parentComments());
        this.reported = wiring.reportedComments();
        this.decided = wiring.decidedComments();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        Instant now = clock.instant();
        Response response = switch (request.route()) {
            case "GET /api/held-comments" -> list(request, now);
            case "GET /api/reported-comments" -> {
                moderator(request);
                yield lists.of(
                        reported.list(request.limit(USUAL, ReportedComments.MAX_LIMIT), request.parameter("cursor")));
            }
            case "POST /api/articles/{slug}/comments/{number}/dismissal" -> dismiss(request, now);
            case "GET /api/decided-comments" -> {
                moderator(request);
                yield decisions(request);
            }
            case "GET /api/comments" -> {
                moderator(request);
                yield search.find(request, now);
            }
            case "GET /api/moderation" -> {
                moderator(request);
                yield ModerationCounts.of(moderation.counts(now));
            }
            case "GET /api/readers/{id}/record" -> {
                moderator(request);
                yield queue.record(ModerationInput.account(request));
            }
            case "POST /api/held-comments/{id}/approval" -> {
                Moderator by = moderator(request);
                yield decided(
                        request, moderation.approve(request.path("id"), ModerationInput.version(request), by, now));
            }
            case "POST /api/held-comments/{id}/rejection" ->
                decided(request, moderation.reject(request.path("id"), moderator(request), now));
            case "POST /api/held-comments/{id}/restoration" -> {
                Moderator by = moderator(request);
                yield page(request, DecisionResponses.restored(moderation.restore(request.path("id"), by, now)));
            }
            case "DELETE /api/articles/{slug}/comments/{number}" -> remove(request, now);
            case "PUT /api/readers/{id}/block" -> {
                Moderator by = moderator(request);
                moderation.block(ModerationInput.reader(request), by, now);
                yield Response.empty(204);
            }
            case "DELETE /api/readers/{id}/block" -> {
                Moderator by = moderator(request);
                moderation.unblock(ModerationInput.reader(request), by, now);
                yield Response.empty(204);
            }
            case "PUT /api/readers/{id}/verification" -> {
                Moderator by = vouching(request);
                moderation.verify(ModerationInput.account(request), ModerationInput.name(request), by, now);
                yield Response.empty(204);
            }
            case "DELETE /api/readers/{id}/verification" -> {
                Moderator by = vouching(request);
                moderation.unverify(ModerationInput.account(request), by, now);
                yield Response.empty(204);
            }
            default -> throw Problem.notFound();
        };
        return response.with("cache-control", "no-store");
    }

    private static Moderator moderator(Request request) {
        return moderator(request.requireGroup(GROUPS));
    }

    /** Only editors may verify a reader's name. */
    private static Moderator vouching(Request request) {
        return moderator(request.requireGroup(Caller.EDITORS));
    }

    private static Moderator moderator(Caller caller) {
        return new Moderator(caller.subject(), caller.shownName());
    }

    private Response list(Request request, Instant now) {
        moderator(request);
        return queue.list(request.limit(USUAL, Moderation.MAX_LIMIT), request.parameter("cursor"), now);
    }

    private Response decisions(Request request) {
        var criteria = new Criteria(request);
        int limit = request.limit(USUAL, DecidedComments.MAX_LIMIT, criteria.errors());
        return lists.of(Lists.wanted(request, criteria, addresses)
                .map(wanted -> decided.list(wanted, limit, request.parameter("cursor")))
                .orElseGet(() -> new DecidedComments.Page(List.of(), Optional.empty())));
    }

    private Response decided(Request request, Moderation.DecisionResult result) {
        Response answer = page(request, DecisionResponses.decided(result, new Titles(targets)));
        return result instanceof Moderation.DecisionResult.Done(Decision decision)
                        && decision.act() == Decision.Act.APPROVED
                ? answer.counted(Metric.COMMENTS_PUBLISHED)
                : answer;
    }

    /** Redirects to the moderation desk if the request came from a form; else returns the response. */
    private static Response page(Request request, Response answer) {
        boolean isForm = request.header("content-type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
        return isForm ? Response.seeOther(DESK) : answer;
    }

    private Response dismiss(Request request, Instant now) {
        Moderator by = moderator(request);
        return switch (reported.dismiss(
                article(request), request.number("number"), ModerationInput.version(request), by, now)) {
            case DISMISSED -> Response.empty(204);
            case CHANGED ->
                throw Problem.conflict("Somebody has reported it, or its author has changed it, since you read it.");
            case UNKNOWN -> throw Problem.notFound();
        };
    }

    private ArticleId article(Request request) {
        return addresses.leadsTo(request.slug("slug")).orElseThrow(Problem::notFound);
    }

    private Response remove(Request request, Instant now) {
        Caller caller = request.requireCaller();
        ArticleId article = article(request);
        int number = request.number("number");
        boolean any = Stream.of(GROUPS).anyMatch(caller.groups()::contains);
        Removal removal = any
                ? moderation.remove(article, number, moderator(caller), now)
                : moderation.removeOwn(article, number, caller.subject());
        return switch (removal) {
            case REMOVED -> Response.empty(204);
            case NOT_YOURS -> throw Problem.forbidden("This comment is somebody else's.");
            case HELD -> throw Problem.conflict("This comment waits for a decision.");
            case UNKNOWN -> throw Problem.notFound();
        };
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Moderation moderation();

        Reports reports();

        CommentSearch commentSearch();

        ReportedComments reportedComments();

        DecidedComments decidedComments();

        Addresses addresses();

        DiscussionTargets targets();

        ParentComments parentComments();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
