package broadsheet.moderatecomments;

import broadsheet.discussion.Comment;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.DecidedComments;
import broadsheet.discussion.DecidedComments.Decided;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.ReportedComments;
import broadsheet.discussion.ReportedComments.Reported;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.validation.ValidationException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** Writes reported comments and moderators' decisions as JSON. */
final class Lists {
    private Lists() {}

    /** Returns a page of reported comments, each with its reports. */
    static Response of(ReportedComments.Page page, Titles titles) {
        return Response.json(200, json -> {
            Json.array(json, "comments", page.entries(), (array, reported) -> write(array, reported, titles));
            page.next().ifPresent(next -> json.writeStringProperty("next", next));
        });
    }

    /** Returns a page of moderators' decisions, each with its comment. */
    static Response of(DecidedComments.Page page, Titles titles) {
        return Response.json(200, json -> {
            Json.array(json, "comments", page.entries(), (array, decided) -> write(array, decided, titles));
            page.next().ifPresent(next -> json.writeStringProperty("next", next));
        });
    }

    /** Returns which decisions the request wants; empty for all decisions of moderators. */
    static Optional<Act> act(Request request) {
        return request.parameter("status").map(status -> switch (status) {
            case "published" -> Act.APPROVED;
            case "rejected" -> Act.REJECTED;
            default -> throw ValidationException.because("status", "is neither \"published\" nor \"rejected\"");
        });
    }

    private static void write(JsonGenerator json, Reported reported, Titles titles) {
        Comment comment = reported.comment();
        json.writeStartObject();
        titles.write(json, comment.article());
        json.writeStringProperty("number", Integer.toString(comment.number()));
        json.writeNumberProperty("version", reported.version());
        json.writeStringProperty("url", titles.path(comment.article(), OptionalInt.of(comment.number())));
        author(
                json,
                new Commenter(reported.author(), comment.name(), comment.signedIn(), comment.verified(), List.of()));
        json.writeStringProperty("posted", comment.posted().toString());
        comment.text().ifPresent(text -> json.writeStringProperty("text", text.value()));
        comment.inReplyTo().ifPresent(number -> json.writeStringProperty("inReplyTo", Integer.toString(number)));
        Json.array(json, "reports", reported.reports(), Queue::write);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Decided decided, Titles titles) {
        Decision decision = decided.decision();
        Commenter author = decided.author();
        json.writeStartObject();
        json.writeStringProperty("id", decision.id());
        titles.write(json, decision.article());
        json.writeStringProperty(
                "url",
                titles.path(
                        decision.article(), decision.act() == Act.APPROVED ? decision.number() : OptionalInt.empty()));
        json.writeStringProperty("status", decision.act().status());
        json.writeStringProperty("by", decision.by().name());
        json.writeStringProperty("at", decision.at().toString());
        author(json, author);
        json.writeStringProperty("posted", decided.posted().toString());
        decided.text().ifPresent(text -> json.writeStringProperty("text", text.value()));
        json.writeEndObject();
    }

    private static void author(JsonGenerator json, Commenter author) {
        if (!author.id().isEmpty()) {
            json.writeStringProperty("author", author.id());
        }
        json.writeStringProperty("name", author.name());
        json.writeBooleanProperty("signedIn", author.signedIn());
        json.writeBooleanProperty("verified", author.verified());
    }
}
