package broadsheet.listcomments;

import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.DiscussionTarget;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Tally;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.http.ApiGatewayAdapter;
import broadsheet.http.EntityTag;
import broadsheet.http.Numerals;
import broadsheet.http.PrimingRequest;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.snapshot.Snapshot;
import broadsheet.validation.FieldErrors;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import javax.inject.Singleton;
import tools.jackson.core.JsonGenerator;

/** Serves {@code GET /api/articles/{slug}/comments}: an article's comments, oldest first. */
public final class ListComments implements RequestStreamHandler {
    private static final int USUAL = 50;
    private static final int MOST = 100;

    private final ApiGatewayAdapter http;
    private final DiscussionTargets targets;
    private final Discussion discussion;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public ListComments() {
        this(DaggerListComments_Wiring.factory().create(Consistency.EVENTUAL));
        http.primeBeforeSnapshot(this, this::unanswered);
    }

    private ListComments(Wiring wiring) {
        this.http = wiring.http();
        this.targets = wiring.targets();
        this.discussion = wiring.discussion();
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::list);
    }

    /**
     * The function's role may not list articles. Priming therefore also reads the comments of an article that does not
     * exist.
     */
    private List<PrimingRequest> unanswered() {
        var none = new ArticleId(Snapshot.NO_ID);
        discussion.between(none, 1, Math.max(USUAL, discussion.tally(none).last()));
        return List.of(PrimingRequest.to("GET /api/articles/{slug}/comments").with("slug", Snapshot.NOBODY));
    }

    private Response list(Request request) {
        if (!request.route().equals("GET /api/articles/{slug}/comments")) {
            throw Problem.notFound();
        }
        Slug slug = request.slug("slug");
        var errors = new FieldErrors();
        int first = cursor(request, errors);
        int last = first + request.limit(USUAL, MOST, errors) - 1;
        errors.throwIfAny();
        DiscussionTarget.Published article = switch (targets.find(slug)) {
            case DiscussionTarget.Published published -> published;
            case DiscussionTarget.Withdrawn gone -> throw Problem.gone();
            case DiscussionTarget.Unknown nothing -> throw Problem.noArticle(slug.value());
        };
        Tally tally = discussion.tally(article.article());
        List<Comment> comments = discussion.between(article.article(), first, Math.min(last, tally.last()));
        Response response = Response.json(200, json -> {
            Json.array(json, "comments", comments, (array, comment) -> write(array, article.slug(), comment));
            json.writeNumberProperty("count", tally.count());
            if (last < tally.last()) {
                json.writeStringProperty("next", Integer.toString(last + 1));
            }
        });
        return response.with("etag", EntityTag.of(response.body())).with("cache-control", "no-cache");
    }

    /** Returns the number of the first comment to list. */
    private static int cursor(Request request, FieldErrors errors) {
        OptionalInt number = Numerals.ordinal(request.parameter("cursor").orElse("1"));
        if (number.isEmpty()) {
            errors.add("cursor", "is not one that a listing gave as \"next\"");
        }
        return number.orElse(1);
    }

    private static void write(JsonGenerator json, Slug article, Comment comment) {
        json.writeStartObject();
        json.writeStringProperty("id", Integer.toString(comment.number()));
        json.writeStringProperty("url", Comment.address(article, comment.number()));
        json.writeStringProperty(
                "status", comment.state().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.writeStringProperty("name", comment.name());
        json.writeBooleanProperty("signedIn", comment.signedIn());
        json.writeBooleanProperty("verified", comment.verified());
        json.writeStringProperty("posted", comment.posted().toString());
        comment.edited().ifPresent(at -> json.writeStringProperty("edited", at.toString()));
        comment.text().ifPresent(text -> json.writeStringProperty("text", text.value()));
        comment.inReplyTo().ifPresent(number -> json.writeStringProperty("inReplyTo", Integer.toString(number)));
        json.writeEndObject();
    }

    @Singleton
    @Component(modules = DynamoModule.class)
    interface Wiring {
        ApiGatewayAdapter http();

        DiscussionTargets targets();

        Discussion discussion();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
