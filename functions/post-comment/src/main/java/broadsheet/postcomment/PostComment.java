package broadsheet.postcomment;

import broadsheet.article.Article;
import broadsheet.article.Fingerprint;
import broadsheet.article.Slug;
import broadsheet.discussion.Anonymity;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Contribution;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.Discussion.Refused;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Posted;
import broadsheet.discussion.Rules;
import broadsheet.fault.Faults;
import broadsheet.http.BodyFields;
import broadsheet.http.Caller;
import broadsheet.http.HttpEdge;
import broadsheet.http.Problem;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.store.Consistency;
import broadsheet.store.StoreModule;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javax.inject.Singleton;

/**
 * Serves {@code POST /api/articles/{slug}/comments}, for the signed in, whose comments appear at once, and {@code POST
 * /api/articles/{slug}/anonymous-comments}, for everybody, whose comments wait for a moderator. JSON, or a form, which is
 * sent back to the page.
 */
public final class PostComment implements RequestStreamHandler {
    private static final int MAX_KEY = 200;

    private final HttpEdge http;
    private final Discussion discussion;
    private final Anonymity anonymity;
    private final InstantSource clock;

    /** Called by the Lambda runtime, once per cold start. */
    public PostComment() {
        this(InstantSource.system());
    }

    PostComment(InstantSource clock) {
        this(DaggerPostComment_Wiring.factory().create(Consistency.STRONG), clock);
    }

    private PostComment(Wiring wiring, InstantSource clock) {
        this.http = wiring.http();
        this.discussion = wiring.discussion();
        this.anonymity = wiring.anonymity();
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        http.answer(event, answer, context, this::route);
    }

    private Response route(Request request) {
        request.requireSameSite();
        return switch (request.route()) {
            case "POST /api/articles/{slug}/comments" -> post(request, Optional.of(request.requireCaller()));
            case "POST /api/articles/{slug}/anonymous-comments" -> post(request, Optional.empty());
            default -> throw Problem.notFound();
        };
    }

    private Response post(Request request, Optional<Caller> caller) {
        Slug slug = request.slug("slug");
        BodyFields fields = BodyFields.of(request);
        Instant now = clock.instant();
        Contribution contribution = contribution(request, fields, slug, caller, now);
        Set<HoldReason> reasons = Rules.judge(
                contribution.author(),
                contribution.text(),
                fields.find("website").isPresent());
        try {
            Posted posted = reasons.isEmpty()
                    ? discussion.publish(contribution, now)
                    : discussion.hold(contribution, reasons, now);
            return fields.isForm() ? page(slug, posted) : json(contribution, posted);
        } catch (Refused refused) {
            throw problem(refused, now);
        }
    }

    private Contribution contribution(
            Request request, BodyFields fields, Slug slug, Optional<Caller> caller, Instant now) {
        var faults = new Faults();
        Optional<CommentText> text = text(fields, faults);
        String name = caller.map(PostComment::name)
                .or(() -> fields.find("name").flatMap(CommentText::of).map(CommentText::value))
                .orElse("");
        if (name.length() > Commenter.MAX_NAME || name.contains("\n")) {
            faults.add("name", "is not one line of at most " + Commenter.MAX_NAME + " characters");
        }
        OptionalInt inReplyTo = inReplyTo(fields, faults);
        Optional<String> key = request.header("idempotency-key").or(() -> fields.find("key"));
        if (key.filter(sent -> sent.length() > MAX_KEY).isPresent()) {
            faults.add("Idempotency-Key", "has more than " + MAX_KEY + " characters");
        }
        faults.throwIfAny();
        String id = caller.map(Caller::subject).orElseGet(() -> anonymity.name(request.clientAddress(), now));
        return new Contribution(
                slug,
                new Commenter(id, name, caller.isPresent()),
                text.orElseThrow(),
                inReplyTo,
                // A form without a script comes from a cached page: what it says is all that tells it from others.
                key.orElseGet(() -> Fingerprint.of(text.orElseThrow().value())));
    }

    private static String name(Caller caller) {
        String name = CommentText.of(caller.name())
                .map(CommentText::value)
                .orElse("Reader")
                .replace('\n', ' ');
        return name.length() > Commenter.MAX_NAME ? name.substring(0, Commenter.MAX_NAME) : name;
    }

    private static Optional<CommentText> text(BodyFields fields, Faults faults) {
        String written = fields.find("text").orElse("");
        Optional<CommentText> text = CommentText.of(written);
        if (text.isEmpty()) {
            int length = CommentText.lengthOf(written);
            faults.add(
                    "text",
                    length == 0
                            ? "is missing"
                            : "has %,d characters; at most %,d are allowed".formatted(length, CommentText.MAX_LENGTH));
        }
        return text;
    }

    private static OptionalInt inReplyTo(BodyFields fields, Faults faults) {
        Optional<String> sent = fields.find("inReplyTo");
        if (sent.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!sent.get().matches("[1-9]\\d{0,5}")) {
            faults.add("inReplyTo", "is no comment's number");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(sent.get()));
    }

    private static Response page(Slug slug, Posted posted) {
        String place = switch (posted) {
            case Posted.Published(int number, Instant at) -> "#comment-" + number;
            case Posted.Waiting(String id, Instant at) -> "#comment-held";
        };
        return Response.seeOther(Article.path(slug) + place).with("cache-control", "no-store");
    }

    private static Response json(Contribution from, Posted posted) {
        Response answer = switch (posted) {
            case Posted.Published(int number, Instant at) ->
                Response.json(201, json -> {
                    json.writeStringProperty("id", Integer.toString(number));
                    json.writeStringProperty(
                            "url", Comment.path(from.article(), Comment.page(number)) + "#comment-" + number);
                    json.writeStringProperty("status", "published");
                    json.writeStringProperty("name", from.author().name());
                    json.writeBooleanProperty("verified", true);
                    json.writeStringProperty("posted", at.toString());
                    json.writeStringProperty("text", from.text().value());
                });
            case Posted.Waiting(String id, Instant at) ->
                Response.json(202, json -> {
                    json.writeStringProperty("id", id);
                    json.writeStringProperty("status", "held");
                    json.writeStringProperty("posted", at.toString());
                });
        };
        return answer.with("cache-control", "no-store");
    }

    private static Problem problem(Refused refused, Instant now) {
        String detail = String.valueOf(refused.getMessage());
        return switch (refused.why()) {
            case NO_ARTICLE -> Problem.notFound();
            case NO_PARENT, SAME_TEXT -> Problem.conflict(detail);
            case TOO_OFTEN -> {
                Instant next = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
                yield Problem.tooMany(detail, Duration.between(now, next).plusSeconds(1));
            }
        };
    }

    @Singleton
    @Component(modules = StoreModule.class)
    interface Wiring {
        HttpEdge http();

        Discussion discussion();

        Anonymity anonymity();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
