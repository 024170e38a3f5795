package broadsheet.moderatecomments;

import broadsheet.article.Article;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Held;
import broadsheet.discussion.Moderation;
import broadsheet.discussion.Moderation.Decision;
import broadsheet.http.Caller;
import broadsheet.http.HttpEdge;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.store.Consistency;
import broadsheet.store.StoreModule;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import javax.inject.Singleton;
import tools.jackson.core.JsonGenerator;

/**
 * Serves {@code GET /api/held-comments}, {@code POST /api/held-comments/{id}/approval} and {@code /rejection}, and {@code
 * DELETE /api/articles/{slug}/comments/{number}}, for moderators and editors.
 */
public final class ModerateComments implements RequestStreamHandler {
    private static final int USUAL = 50;

    private final HttpEdge http;
    private final Moderation moderation;
    private final InstantSource clock;

    /** Called by the Lambda runtime, once per cold start. */
    public ModerateComments() {
        this(InstantSource.system());
    }

    ModerateComments(InstantSource clock) {
        Wiring wiring = DaggerModerateComments_Wiring.factory().create(Consistency.STRONG);
        this.http = wiring.http();
        this.moderation = wiring.moderation();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        Caller moderator = request.requireAnyGroup(Caller.MODERATORS, Caller.EDITORS);
        Response response = switch (request.route()) {
            case "GET /api/held-comments" -> list(request);
            case "POST /api/held-comments/{id}/approval" -> decide(request, moderator, true);
            case "POST /api/held-comments/{id}/rejection" -> decide(request, moderator, false);
            case "DELETE /api/articles/{slug}/comments/{number}" -> remove(request);
            default -> throw Problem.notFound();
        };
        return response.with("cache-control", "no-store");
    }

    private Response list(Request request) {
        Moderation.Page page = moderation.held(request.limit(USUAL, Moderation.MAX_LIMIT), request.parameter("cursor"));
        return Response.json(200, json -> {
            Json.array(json, "comments", page.entries(), ModerateComments::write);
            page.next().ifPresent(cursor -> json.writeStringProperty("next", cursor));
        });
    }

    /** The same decision again is answered alike; another one than was taken is told what was. */
    private Response decide(Request request, Caller moderator, boolean approval) {
        request.requireSameSite();
        String id = request.path("id");
        Optional<Decision> decision = approval
                ? moderation.approve(id, moderator.subject(), clock.instant().truncatedTo(ChronoUnit.SECONDS))
                : moderation.reject(id, moderator.subject(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        Decision made = decision.orElseThrow(Problem::notFound);
        if (made.isApproval() != approval) {
            throw Problem.conflict("This was %s by %s at %s."
                    .formatted(made.isApproval() ? "approved" : "rejected", made.by(), made.at()));
        }
        return Response.json(200, json -> {
            json.writeStringProperty("status", made.isApproval() ? "published" : "rejected");
            json.writeStringProperty("by", made.by());
            json.writeStringProperty("at", made.at().toString());
            made.number().ifPresent(number -> {
                json.writeStringProperty("id", Integer.toString(number));
                json.writeStringProperty(
                        "url", Comment.path(made.article(), Comment.page(number)) + "#comment-" + number);
            });
        });
    }

    private Response remove(Request request) {
        request.requireSameSite();
        Slug slug = request.slug("slug");
        String number = request.path("number");
        if (!number.matches("[1-9]\\d{0,5}")
                || !moderation.remove(slug, Integer.parseInt(number), Comment.State.REMOVED_BY_MODERATOR)) {
            throw Problem.notFound();
        }
        return Response.empty(204);
    }

    private static void write(JsonGenerator json, Held held) {
        json.writeStartObject();
        json.writeStringProperty("id", held.id());
        json.writeStringProperty("article", held.article().value());
        json.writeStringProperty("url", Article.path(held.article()));
        json.writeStringProperty("author", held.author().id());
        json.writeStringProperty("name", held.author().name());
        json.writeBooleanProperty("verified", held.author().verified());
        json.writeStringProperty("posted", held.posted().toString());
        json.writeStringProperty("text", held.text().value());
        held.inReplyTo().ifPresent(number -> json.writeStringProperty("inReplyTo", Integer.toString(number)));
        Json.array(
                json,
                "reasons",
                held.reasons(),
                (array, reason) ->
                        array.writeString(reason.name().toLowerCase(Locale.ROOT).replace('_', '-')));
        json.writeEndObject();
    }

    @Singleton
    @Component(modules = StoreModule.class)
    interface Wiring {
        HttpEdge http();

        Moderation moderation();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
