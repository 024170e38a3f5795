package broadsheet.signin;

import broadsheet.article.CachedSites;
import broadsheet.article.Sites;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.Cookie;
import broadsheet.http.PrimingRequest;
import broadsheet.http.Problem;
import broadsheet.http.ReadersSite;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.signin.Sessions.Found;
import broadsheet.snapshot.Snapshot;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.inject.Singleton;
import tools.jackson.core.JsonGenerator;

/**
 * Serves {@code /api/session}: reports the signed-in reader, signs in and out by OpenID Connect (code flow with PKCE),
 * and renews sessions. A session is the ID token in a cookie. The CDN copies it into {@code Authorization}, where API
 * Gateway verifies it.
 */
public final class SignIn implements RequestStreamHandler {
    private static final String CALLBACK = "/api/session/callback";

    /** The address after signing out that the issuer knows. A cookie stores the reader's page meanwhile. */
    private static final String ENDED = "/api/session/ended";

    private static final String RETURN_COOKIE = "__Host-return";
    private static final Duration TIME_TO_RETURN = Duration.ofMinutes(10);

    private final ApiGatewayAdapter http;
    private final Sites sites;
    private final OpenIdIssuer issuer;
    private final Sessions sessions;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public SignIn() {
        this(
                new OpenIdIssuer(
                        System.getenv("TOKEN_ISSUER"), System.getenv("TOKEN_AUDIENCE"), System.getenv("CLIENT_SECRET")),
                InstantSource.system());
        if (Snapshot.isAhead()) {
            Snapshot.before(issuer::forget);
        }
        http.primeBeforeSnapshot(this, SignIn::abandoned);
    }

    SignIn(OpenIdIssuer issuer, InstantSource clock) {
        Wiring wiring = DaggerSignIn_Wiring.factory().create(Consistency.EVENTUAL);
        this.http = wiring.http();
        this.sites = new CachedSites(wiring.sites(), clock);
        this.issuer = issuer;
        this.sessions = new Sessions(issuer, clock);
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(
                event,
                answer,
                context,
                request -> route(request, context.getLogger()).with("cache-control", "no-store"),
                sites::site);
    }

    /** Primes with a sign-in that nobody completes, and with the session of a reader who is not signed in. */
    private static List<PrimingRequest> abandoned() {
        return List.of(PrimingRequest.to("GET /api/session/start"), PrimingRequest.to("GET /api/session"));
    }

    private Response route(Request request, LambdaLogger log) {
        return switch (request.route()) {
            case "GET /api/session" -> show(request, log);
            case "GET /api/session/start" -> start(request, log);
            case "GET /api/session/callback" -> callback(request, log);
            case "GET /api/session/renewal",
                    "POST /api/session/renewal",
                    "PUT /api/session/renewal",
                    "DELETE /api/session/renewal" -> renew(request, log);
            case "POST /api/session/end" -> end(request, log);
            case "GET /api/session/ended" -> ended(request);
            default -> throw Problem.notFound();
        };
    }

    private Response show(Request request, LambdaLogger log) {
        return answer(request, log, "/api/session?again=1", SignIn::told);
    }

    private static Response told(Optional<Session> session) {
        return Response.json(
                200,
                json -> session.ifPresentOrElse(
                        found -> members(json, found), () -> json.writeBooleanProperty("signedIn", false)));
    }

    private static void members(JsonGenerator json, Session session) {
        json.writeBooleanProperty("signedIn", true);
        json.writeStringProperty("name", session.name());
        Json.array(json, "groups", session.groups(), JsonGenerator::writeString);
    }

    /** Renews an ended session. The CDN redirects API calls here, and the response redirects them back. */
    private Response renew(Request request, LambdaLogger log) {
        Onward onward = Onward.of(request);
        return answer(request, log, onward.again(), session -> Response.temporaryRedirect(onward.path()));
    }

    /**
     * Builds the response and sets its cookies. If the issuer rotates refresh tokens, another call may have used this
     * one already. The browser soon has that call's cookies, so the response redirects to try once more.
     */
    private Response answer(
            Request request, LambdaLogger log, String again, Function<Optional<Session>, Response> answer) {
        try {
            return switch (sessions.find(request)) {
                case Found.SignedIn(Session session) -> answer.apply(Optional.of(session));
                case Found.Renewed(Tokens tokens) ->
                    tokens.keptBy(answer.apply(Optional.of(tokens.session())), clock.instant());
                case Found.Nobody nobody -> answer.apply(Optional.empty());
                case Found.Over over ->
                    request.cookie(Tokens.COOKIE).isPresent()
                                    && request.parameter("again").isEmpty()
                            ? EarlierRenewal.redirectAfter(again)
                            : Tokens.forgottenBy(answer.apply(Optional.empty()));
            };
        } catch (IssuerFailure e) {
            throw down(e, log);
        }
    }

    private Response start(Request request, LambdaLogger log) {
        ReturnPath returnTo = ReturnPath.of(request);
        try {
            Optional<String> refresh = request.cookie(Tokens.COOKIE)
                    .filter(known -> request.cookie(Session.COOKIE).isEmpty());
            return refresh.isPresent() ? renewedOrBegun(refresh.get(), returnTo) : begun(returnTo);
        } catch (IssuerFailure e) {
            return failed(request, down(e, log), returnTo);
        } catch (Problem throttled) {
            return failed(request, throttled, returnTo);
        }
    }

    private Response renewedOrBegun(String refresh, ReturnPath returnTo) {
        try {
            return sessions.renew(refresh).keptBy(Response.found(returnTo.value()), clock.instant());
        } catch (TokenRejected over) {
            return Tokens.forgottenBy(begun(returnTo));
        }
    }

    private Response begun(ReturnPath returnTo) {
        Transaction transaction = Transaction.begin(returnTo);
        return Response.found(issuer.signIn(transaction, here(CALLBACK)).toString())
                .withCookie(transaction.cookie());
    }

    private Response callback(Request request, LambdaLogger log) {
        Optional<Transaction> begun = request.cookie(Transaction.COOKIE).flatMap(Transaction::read);
        ReturnPath returnTo = begun.map(Transaction::returnTo).orElse(ReturnPath.HOME);
        Optional<Transaction> answered =
                begun.filter(transaction -> transaction.isAnsweredBy(request.parameter("state")));
        if (answered.isEmpty()) {
            // Keeps the cookie of a pending sign-in: the right request may still arrive.
            Problem problem = Problem.badRequest(words -> words.signIn().over());
            return failed(request, problem, returnTo);
        }
        return finish(request, answered.get(), log).withCookie(Transaction.forgotten());
    }

    private Response finish(Request request, Transaction transaction, LambdaLogger log) {
        ReturnPath returnTo = transaction.returnTo();
        Optional<String> error = request.parameter("error");
        if (error.filter("access_denied"::equals).isPresent()) {
            return Response.found(returnTo.value());
        }
        Optional<String> code = request.parameter("code");
        if (error.isPresent() || code.isEmpty()) {
            return failed(request, Problem.badRequest(words -> words.signIn().ended()), returnTo);
        }
        try {
            return sessions.lasting(issuer.redeem(code.get(), transaction, here(CALLBACK)))
                    .keptBy(Response.found(returnTo.value()), clock.instant());
        } catch (TokenRejected e) {
            log.log("sign-in refused: " + e.getMessage(), LogLevel.WARN);
            return failed(request, Problem.badRequest(words -> words.signIn().refused()), returnTo);
        } catch (IssuerFailure e) {
            return failed(request, down(e, log), returnTo);
        } catch (Problem throttled) {
            return failed(request, throttled, returnTo);
        }
    }

    private Response end(Request request, LambdaLogger log) {
        ReturnPath returnTo = ReturnPath.of(request);
        Optional<String> refresh = request.cookie(Tokens.COOKIE);
        try {
            boolean known = refresh.isPresent() || isSignedIn(request);
            refresh.ifPresent(token -> revoke(token, log));
            if (known) {
                Optional<URI> there = issuer.signOut(here(ENDED));
                if (there.isPresent()) {
                    return Tokens.forgottenBy(Response.seeOther(there.get().toString()))
                            .withCookie(new Cookie(RETURN_COOKIE, returnTo.encoded(), TIME_TO_RETURN));
                }
            }
        } catch (IssuerFailure e) {
            // The reader is signed out of this site even if the issuer fails.
            down(e, log);
        }
        return Tokens.forgottenBy(Response.seeOther(returnTo.value()));
    }

    private boolean isSignedIn(Request request) {
        try {
            Optional<String> token = request.cookie(Session.COOKIE);
            return token.isPresent() && !sessions.read(token.get()).token().isEmpty();
        } catch (TokenRejected nobody) {
            return false;
        }
    }

    private void revoke(String refresh, LambdaLogger log) {
        try {
            issuer.revoke(refresh);
        } catch (IssuerFailure e) {
            down(e, log);
        }
    }

    private static Response ended(Request request) {
        ReturnPath returnTo =
                request.cookie(RETURN_COOKIE).flatMap(ReturnPath::decode).orElse(ReturnPath.HOME);
        return Response.found(returnTo.value()).withCookie(new Cookie(RETURN_COOKIE, "", Duration.ZERO));
    }

    private URI here(String path) {
        String url = sites.site().url();
        if (url.isEmpty()) {
            throw Problem.conflict("This site has no address yet: its settings have not been published.");
        }
        return URI.create(url + path);
    }

    /** Returns an HTML page for a browser, or problem details for a program. */
    private Response failed(Request request, Problem problem, ReturnPath returnTo) {
        if (request.header("accept")
                .filter(types -> types.contains("text/html"))
                .isEmpty()) {
            throw problem;
        }
        return FailurePage.of(problem, ReadersSite.read(sites::site), returnTo);
    }

    private static Problem down(IssuerFailure failure, LambdaLogger log) {
        Throwable cause = Optional.ofNullable(failure.getCause()).orElse(failure);
        log.log(failure.getMessage() + ": " + cause, LogLevel.ERROR);
        return Problem.badGateway(words -> words.signIn().down());
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        Sites sites();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
