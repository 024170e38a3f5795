package broadsheet.local.web;

import broadsheet.local.accounts.TokenCheck;
import broadsheet.local.accounts.Unauthorized;
import broadsheet.local.lambda.FunctionFailure;
import broadsheet.local.lambda.Functions;
import broadsheet.local.template.JwtAuthorizer;
import broadsheet.local.template.Origin;
import broadsheet.local.template.Route;
import broadsheet.local.template.Target;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.core.JacksonException;

/** Emulates API Gateway's HTTP API. Thread-safe. */
final class Gateway implements Source {
    private static final Logger LOG = System.getLogger(Gateway.class.getName());
    private static final int BODY_LIMIT = 10 * 1024 * 1024;

    private final Routes routes;
    private final Functions functions;
    private final MessageSender messages;
    private final Clock clock;
    private final ProxyEvent events;
    private final Map<JwtAuthorizer, TokenCheck> checks = new HashMap<>();

    Gateway(Origin.Api api, List<Route> routes, Functions functions, MessageSender messages, Clock clock) {
        this.routes = new Routes(routes);
        this.functions = functions;
        this.messages = messages;
        this.clock = clock;
        this.events = new ProxyEvent(api);
        for (Route route : routes) {
            route.authorizer().ifPresent(one -> checks.put(one, new TokenCheck(one, clock)));
        }
    }

    @Override
    public Response answer(Request request) {
        if (request.body().asByteArrayUnsafe().length > BODY_LIMIT) {
            return tooLarge();
        }
        try {
            Optional<Routes.Match> match = routes.match(request.method(), request.path());
            if (match.isEmpty()) {
                return Response.message(404, "Not Found");
            }
            Optional<Map<String, String>> claims = claims(request, match.get().route());
            String requestId = UUID.randomUUID().toString();
            return switch (match.get().route().target()) {
                case Target.ToFunction(String function) -> {
                    byte[] event = events.of(request, match.get(), claims, requestId, clock.instant());
                    yield event.length > Functions.PAYLOAD_LIMIT
                            ? tooLarge()
                            : call(function, event).with("apigw-requestid", requestId);
                }
                case Target.ToQueue queue ->
                    messages.send(queue, request, match.get().variables()).with("apigw-requestid", requestId);
            };
        } catch (Unauthorized e) {
            return Response.message(401, "Unauthorized").with("www-authenticate", e.challenge());
        } catch (IllegalArgumentException e) {
            return Response.message(400, "Bad Request");
        }
    }

    private Optional<Map<String, String>> claims(Request request, Route route) throws Unauthorized {
        if (route.authorizer().isEmpty()) {
            return Optional.empty();
        }
        JwtAuthorizer authorizer = route.authorizer().get();
        TokenCheck check = Optional.ofNullable(checks.get(authorizer)).orElseThrow();
        return Optional.of(check.claims(request.header(authorizer.header())));
    }

    private Response call(String function, byte[] event) {
        byte[] answer;
        try {
            answer = functions.call(function, event);
        } catch (FunctionFailure e) {
            return Response.message(500, "Internal Server Error");
        }
        try {
            return ProxyAnswer.read(answer);
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.log(Level.ERROR, function + " gave an answer that API Gateway cannot read", e);
            return Response.message(500, "Internal Server Error");
        }
    }

    private static Response tooLarge() {
        return Response.message(413, "Request Entity Too Large");
    }
}
