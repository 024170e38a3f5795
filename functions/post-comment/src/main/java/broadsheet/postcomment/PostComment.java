package broadsheet.postcomment;

import broadsheet.article.Addresses;
import broadsheet.article.CachedSites;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.discussion.Anonymity;
import broadsheet.discussion.AuthoredComments;
import broadsheet.discussion.CommentSubmissions;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.HeldComments;
import broadsheet.discussion.Refused;
import broadsheet.discussion.Reports;
import broadsheet.discussion.SigningKey;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.RefusedWrite;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Caller;
import broadsheet.http.PrimingRequest;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.language.Words;
import broadsheet.snapshot.Snapshot;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.inject.Singleton;

/**
 * Serves readers' comments and reports. Requests are JSON, or a form, after which the response redirects to the page.
 * The routes are:
 * <ul>
 * <li>{@code POST /api/articles/{slug}/comments} for signed-in readers, and {@code .../anonymous-comments} for
 * everybody
 * <li>{@code PUT /api/articles/{slug}/comments/{number}}: changes a comment within the time limit
 * <li>{@code GET /api/readers/me/comments}: the caller's comments under an article
 * <li>{@code .../held-comments} by receipt, and {@code /api/readers/me/held-comments} by account: the caller's comments
 * that await moderation
 * <li>{@code .../comments/{number}/reports} for signed-in readers, and {@code .../anonymous-reports} for everybody
 * </ul>
 */
public final class PostComment implements RequestStreamHandler {
    private final ApiGatewayAdapter http;
    private final Sites sites;
    private final Anonymity anonymity;
    private final CommentSubmissions submissions;
    private final Posting posting;
    private final OwnComments own;
    private final Reporting reporting;
    private final Editing editing;
    private final RefusedWrite refused;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public PostComment() {
        this(InstantSource.system());
        http.primeBeforeSnapshot(this, this::harmless);
    }

    PostComment(InstantSource clock) {
        this(DaggerPostComment_Wiring.factory().create(Consistency.STRONG), clock);
    }

    private PostComment(Wiring wiring, InstantSource clock) {
        var cookies = new ReceiptCookies(wiring.signingKey());
        this.http = wiring.http();
        this.sites = new CachedSites(wiring.sites(), clock);
        this.anonymity = wiring.anonymity();
        this.submissions = wiring.submissions();
        this.posting = new Posting(wiring.targets(), submissions, cookies);
        this.own = new OwnComments(
                wiring.addresses(), wiring.targets(), wiring.authoredComments(), wiring.heldComments(), cookies);
        this.reporting = new Reporting(wiring.addresses(), wiring.reports());
        this.editing = new Editing(wiring.addresses(), wiring.targets(), wiring.authoredComments(), submissions);
        this.refused = wiring.refusedWrite();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route, sites::site);
    }

    /**
     * Primes with requests that change nothing. They are a write that DynamoDB rejects, a comment without a text, and
     * the held comments of a reader that does not exist.
     */
    private List<PrimingRequest> harmless() {
        refused.attempt(Snapshot.NOBODY);
        return List.of(
                PrimingRequest.to("POST /api/articles/{slug}/comments")
                        .with("slug", Snapshot.NOBODY)
                        .signedIn()
                        .sending("{\"text\": \"\"}"),
                PrimingRequest.to("GET /api/readers/me/held-comments").signedIn());
    }

    private Response route(Request request) {
        Instant now = clock.instant();
        Site site = sites.site();
        Response response = switch (request.route()) {
            case "POST /api/articles/{slug}/comments" -> posting.signedIn(request, signedIn(request, site), site, now);
            case "POST /api/articles/{slug}/anonymous-comments" ->
                posting.anonymous(request, name -> stranger(request, name, now), site, now);
            case "POST /api/articles/{slug}/comments/{number}/reports" ->
                reporting.report(request, signedIn(request, site), site, now);
            case "POST /api/articles/{slug}/comments/{number}/anonymous-reports" ->
                reporting.report(request, unblocked(stranger(request, "", now)), site, now);
            case "PUT /api/articles/{slug}/comments/{number}" ->
                editing.edit(request, signedIn(request, site), site, now);
            case "GET /api/readers/me/comments" -> own.under(request);
            case "GET /api/articles/{slug}/held-comments" -> own.listByReceipts(request);
            case "GET /api/articles/{slug}/held-comments/{id}" -> own.show(own.byReceipt(request));
            case "PUT /api/articles/{slug}/held-comments/{id}" ->
                own.revise(request, own.byReceipt(request), unblocked(stranger(request, "", now)), site, now);
            case "DELETE /api/articles/{slug}/held-comments/{id}" -> own.withdraw(own.byReceipt(request), now);
            case "GET /api/readers/me/held-comments" -> own.listByAccount(request.requireCaller());
            case "GET /api/readers/me/held-comments/{id}" -> own.show(own.byAccount(request));
            case "PUT /api/readers/me/held-comments/{id}" ->
                own.revise(request, own.byAccount(request), signedIn(request, site), site, now);
            case "DELETE /api/readers/me/held-comments/{id}" -> own.withdraw(own.byAccount(request), now);
            default -> throw Problem.notFound();
        };
        return response.with("cache-control", "no-store");
    }

    private static Commenter signedIn(Request request, Site site) {
        Caller caller = request.requireCaller();
        return Commenter.signedIn(
                caller.subject(),
                caller.name(),
                () -> Words.in(site.language()).discussion().nameless());
    }

    private Commenter stranger(Request request, String name, Instant now) {
        String address = request.clientAddress();
        return Commenter.anonymous(anonymity.name(address, now), name, anonymity.networks(address, now));
    }

    /**
     * Refuses a reader whose address is blocked. A new comment does not come through here, because a repeated one gets
     * the answer of the first, whatever was blocked since.
     */
    private Commenter unblocked(Commenter stranger) {
        if (submissions.known(stranger.id()).blocked()) {
            throw Refused.because(Refused.Why.BLOCKED);
        }
        return stranger;
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Sites sites();

        Addresses addresses();

        DiscussionTargets targets();

        CommentSubmissions submissions();

        HeldComments heldComments();

        AuthoredComments authoredComments();

        Reports reports();

        Anonymity anonymity();

        SigningKey signingKey();

        RefusedWrite refusedWrite();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
