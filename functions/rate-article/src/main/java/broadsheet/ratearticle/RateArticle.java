package broadsheet.ratearticle;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.CachedSites;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.discussion.Anonymity;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Network;
import broadsheet.discussion.Refused;
import broadsheet.discussion.SigningKey;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.RefusedWrite;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.PrimingRequest;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.language.Words;
import broadsheet.log.Metric;
import broadsheet.readership.Rater;
import broadsheet.readership.RatingRequest;
import broadsheet.readership.Ratings;
import broadsheet.readership.Stars;
import broadsheet.snapshot.Snapshot;
import broadsheet.validation.FieldErrors;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.inject.Singleton;

/**
 * Serves {@code /api/articles/{slug}/rating} for signed-in readers and {@code .../anonymous-rating} for everybody.
 * <ul>
 * <li>{@code GET} returns the reader's own rating and the summary of all.
 * <li>{@code PUT} adds or changes a rating.
 * <li>{@code DELETE} removes it.
 * <li>{@code POST} takes a form and redirects to the page.
 * </ul>
 *
 * <p>A signed-in reader may still have the cookie of an anonymous reader. Their first request for an article then moves
 * the anonymous rating of it to the account.
 */
public final class RateArticle implements RequestStreamHandler {
    /**
     * The limit of new ratings for one IP address and day. Many readers share an address in households and offices;
     * more ratings suggest one reader with many browsers.
     */
    static final int PER_ADDRESS_AND_DAY = 40;

    private final ApiGatewayAdapter http;
    private final Sites sites;
    private final DiscussionTargets targets;
    private final Ratings ratings;
    private final Anonymity anonymity;
    private final CommentSubmissions submissions;
    private final ReaderCookies cookies;
    private final RefusedWrite refused;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public RateArticle() {
        this(InstantSource.system());
        http.primeBeforeSnapshot(this, this::unrated);
    }

    RateArticle(InstantSource clock) {
        this(DaggerRateArticle_Wiring.factory().create(Consistency.STRONG), clock);
    }

    private RateArticle(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.sites = new CachedSites(wiring.sites(), clock);
        this.targets = wiring.targets();
        this.ratings = wiring.ratings();
        this.anonymity = wiring.anonymity();
        this.submissions = wiring.submissions();
        this.cookies = new ReaderCookies(wiring.signingKey());
        this.refused = wiring.refusedWrite();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route, sites::site);
    }

    /**
     * The function's role may not list articles. Priming therefore also reads the ratings of an article that does not
     * exist, and whether the address of nobody is blocked.
     */
    private List<PrimingRequest> unrated() {
        refused.attempt(Snapshot.NOBODY);
        ratings.summary(new ArticleId(Snapshot.NO_ID));
        submissions.known(Anonymity.NOBODY);
        return List.of(
                PrimingRequest.to("GET /api/articles/{slug}/anonymous-rating").with("slug", Snapshot.NOBODY));
    }

    private Response route(Request request) {
        Instant now = clock.instant();
        Slug slug = request.slug("slug");
        Response response = switch (targets.find(slug)) {
            case DiscussionTarget.Published article -> ofPublished(request, article, now);
            case DiscussionTarget.Withdrawn gone -> throw Problem.gone();
            case DiscussionTarget.Unknown nothing -> throw Problem.noArticle(slug.value());
        };
        return response.with("cache-control", "no-store");
    }

    private Response ofPublished(Request request, DiscussionTarget.Published topic, Instant now) {
        ArticleId article = topic.article();
        return switch (request.route()) {
            case "GET /api/articles/{slug}/rating" -> {
                RatingRequest rating = signedIn(request, article);
                yield Rating.answer(ratings.adopt(rating, now), ratings.summary(article));
            }
            case "PUT /api/articles/{slug}/rating" -> rate(request, topic, signedIn(request, article), now);
            case "DELETE /api/articles/{slug}/rating" -> remove(signedIn(request, article), now);
            case "GET /api/articles/{slug}/anonymous-rating" ->
                Rating.answer(
                        cookies.read(request).flatMap(id -> ratings.of(article, Rater.anonymous(id))),
                        ratings.summary(article));
            case "PUT /api/articles/{slug}/anonymous-rating", "POST /api/articles/{slug}/anonymous-rating" -> {
                String id = cookies.read(request).orElseGet(() -> newId(request, now));
                yield rate(request, topic, anonymous(request, article, id, now), now)
                        .withCookie(cookies.of(id));
            }
            case "DELETE /api/articles/{slug}/anonymous-rating" -> {
                // Without a cookie there is no rating to remove.
                Optional<String> id = cookies.read(request);
                yield id.isPresent()
                        ? remove(anonymous(request, article, id.get(), now), now)
                        : Rating.answer(Optional.empty(), ratings.summary(article));
            }
            default -> throw Problem.notFound();
        };
    }

    private Response rate(Request request, DiscussionTarget.Published topic, RatingRequest rating, Instant now) {
        Optional<Stars> stars =
                Rating.read(request, () -> Words.in(sites.site().language()).refusal());
        stars.ifPresentOrElse(given -> ratings.rate(rating, given, now), () -> ratings.remove(rating, now));
        Response answer = request.route().startsWith("POST ")
                ? Response.seeOther(Article.path(topic.slug()) + (stars.isPresent() ? "#rated" : "#unrated"))
                : Rating.answer(stars, ratings.summary(rating.article()));
        return stars.isPresent() ? answer.counted(Metric.RATED) : answer;
    }

    /**
     * Derives a reader id that is the same when a request is repeated. A reader whose first response was lost has no
     * cookie yet. A script repeats its idempotency key; for a form, the IP address and the user agent have to suffice.
     */
    private String newId(Request request, Instant now) {
        var errors = new FieldErrors();
        String key = request.idempotencyKey(errors).orElse("");
        errors.throwIfAny();
        return cookies.newId(
                CommentSubmission.isUnguessed(key)
                        ? key
                        : String.join(
                                "\n",
                                anonymity.name(request.clientAddress(), now),
                                request.header("user-agent").orElse(""),
                                key));
    }

    private Response remove(RatingRequest rating, Instant now) {
        ratings.remove(rating, now);
        return Rating.answer(Optional.empty(), ratings.summary(rating.article()));
    }

    private RatingRequest signedIn(Request request, ArticleId article) {
        return RatingRequest.signedIn(article, request.requireCaller().subject(), cookies.read(request));
    }

    private RatingRequest anonymous(Request request, ArticleId article, String id, Instant now) {
        String address = request.clientAddress();
        String name = anonymity.name(address, now);
        if (submissions.known(name).blocked()) {
            throw Refused.because(Refused.Why.BLOCKED);
        }
        List<RatingRequest.Limit> limits = new ArrayList<>();
        limits.add(new RatingRequest.Limit(name, PER_ADDRESS_AND_DAY));
        for (Network network : anonymity.networks(address, now)) {
            limits.add(new RatingRequest.Limit(network.name(), PER_ADDRESS_AND_DAY * network.times()));
        }
        return RatingRequest.anonymous(article, id, limits.toArray(RatingRequest.Limit[]::new));
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Sites sites();

        DiscussionTargets targets();

        Ratings ratings();

        Anonymity anonymity();

        CommentSubmissions submissions();

        SigningKey signingKey();

        RefusedWrite refusedWrite();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
