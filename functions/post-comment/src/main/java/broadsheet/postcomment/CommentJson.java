package broadsheet.postcomment;

import broadsheet.article.Article;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Held;
import broadsheet.discussion.HeldComments.HeldCommentState;
import broadsheet.http.Response;
import java.time.Instant;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** The responses to authors about their comments. */
final class CommentJson {
    private CommentJson() {}

    static Response published(Slug article, CommentSubmission from, int number, Instant posted) {
        String url = Comment.address(article, number);
        return Response.json(201, json -> {
                    json.writeStringProperty("id", Integer.toString(number));
                    json.writeStringProperty("url", url);
                    json.writeStringProperty("status", "published");
                    said(json, from, posted);
                })
                .with("location", url);
    }

    static Response held(Slug article, CommentSubmission from, String id, Instant posted) {
        return Response.json(202, json -> {
            json.writeStringProperty("id", id);
            json.writeStringProperty("url", path(article, from.author().signedIn(), id));
            json.writeStringProperty("status", "held");
            said(json, from, posted);
        });
    }

    /** A published comment after its author changed it. */
    static Response published(Slug article, Comment comment) {
        return Response.json(200, json -> {
            json.writeStringProperty("id", Integer.toString(comment.number()));
            json.writeStringProperty("url", Comment.address(article, comment.number()));
            json.writeStringProperty("status", "published");
            json.writeStringProperty("name", comment.name());
            json.writeBooleanProperty("signedIn", comment.signedIn());
            json.writeBooleanProperty("verified", comment.verified());
            json.writeStringProperty("posted", comment.posted().toString());
            comment.edited().ifPresent(at -> json.writeStringProperty("edited", at.toString()));
            json.writeStringProperty("text", comment.text().orElseThrow().value());
            inReplyTo(json, comment.inReplyTo());
        });
    }

    /** A changed comment that now awaits moderation. */
    static Response held(Slug article, Held held) {
        return Response.json(202, json -> {
            json.writeStringProperty("url", path(article, held.author().signedIn(), held.id()));
            state(json, article, new HeldCommentState.Waiting(held));
        });
    }

    private static String path(Slug article, boolean signedIn, String id) {
        return "/api" + (signedIn ? "/readers/me" : Article.path(article)) + "/held-comments/" + id;
    }

    private static void said(JsonGenerator json, CommentSubmission from, Instant posted) {
        json.writeStringProperty("name", from.author().name());
        json.writeBooleanProperty("signedIn", from.author().signedIn());
        json.writeBooleanProperty("verified", from.author().verified());
        json.writeStringProperty("posted", posted.toString());
        json.writeStringProperty("text", from.text().value());
        inReplyTo(json, from.inReplyTo());
    }

    /**
     * Writes the members of a comment that was held, whether it waits or is decided. It omits the moderator, because
     * authors must not learn who decided.
     */
    static void state(JsonGenerator json, Slug article, HeldCommentState state) {
        switch (state) {
            case HeldCommentState.Waiting(Held held) -> {
                json.writeStringProperty("id", held.id());
                json.writeStringProperty("article", article.value());
                json.writeStringProperty("status", "held");
                json.writeStringProperty("name", held.author().name());
                json.writeBooleanProperty("signedIn", held.author().signedIn());
                json.writeBooleanProperty("verified", held.author().verified());
                json.writeStringProperty("posted", held.posted().toString());
                json.writeStringProperty("text", held.text().value());
                json.writeNumberProperty("version", held.version());
                inReplyTo(json, held.inReplyTo());
            }
            case HeldCommentState.Decided(Decision decision) -> {
                json.writeStringProperty("id", decision.id());
                json.writeStringProperty("article", article.value());
                json.writeStringProperty("status", decision.act().status());
                json.writeStringProperty("decided", decision.at().toString());
                if (decision.act() == Decision.Act.APPROVED) {
                    int number = decision.number().orElseThrow();
                    json.writeStringProperty("url", Comment.address(article, number));
                }
            }
        }
    }

    private static void inReplyTo(JsonGenerator json, OptionalInt number) {
        number.ifPresent(parent -> json.writeStringProperty("inReplyTo", Integer.toString(parent)));
    }
}
