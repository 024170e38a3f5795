package broadsheet.moderatecomments;

import broadsheet.article.Addresses;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.DecidedComments;
import broadsheet.discussion.DecidedComments.Decided;
import broadsheet.discussion.DecidedComments.Wanted;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Decision.Act;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.ParentComments;
import broadsheet.discussion.ReportedComments;
import broadsheet.discussion.ReportedComments.Reported;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.validation.FieldErrors;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** Writes reported comments and moderators' decisions as JSON. */
final class Lists {
    private final DiscussionTargets targets;
    private final ParentComments parentComments;

    Lists(DiscussionTargets targets, ParentComments parentComments) {
        this.targets = targets;
        this.parentComments = parentComments;
    }

    /** Returns a page of reported comments, each with its reports. */
    Response of(ReportedComments.Page page) {
        var titles = new Titles(targets);
        Parents parents = Parents.of(
                page.entries(),
                reported -> reported.comment().article(),
                reported -> reported.comment().inReplyTo(),
                parentComments);
        return Response.json(200, json -> {
            Json.array(json, "comments", page.entries(), (array, reported) -> write(array, reported, titles, parents));
            page.next().ifPresent(next -> json.writeStringProperty("next", next));
        });
    }

    /** Returns a page of moderators' decisions, each with its comment. */
    Response of(DecidedComments.Page page) {
        var titles = new Titles(targets);
        Parents parents =
                Parents.of(page.entries(), decided -> decided.decision().article(), Decided::inReplyTo, parentComments);
        return Response.json(200, json -> {
            Json.array(json, "comments", page.entries(), (array, decided) -> write(array, decided, titles, parents));
            page.next().ifPresent(next -> json.writeStringProperty("next", next));
        });
    }

    /** Returns which decisions the request wants; empty if it names an article that is not there. */
    static Optional<Wanted> wanted(Request request, Criteria criteria, Addresses addresses) {
        Optional<Act> act = request.parameter("status").flatMap(status -> act(status, criteria.errors()));
        Optional<String> author = criteria.person("author");
        Optional<String> by = criteria.person("by");
        Optional<Slug> slug = criteria.article();
        criteria.errors().throwIfAny();
        Criteria.Target target = Criteria.at(slug, addresses);
        return target.isNowhere() ? Optional.empty() : Optional.of(new Wanted(act, author, by, target.article()));
    }

    private static Optional<Act> act(String status, FieldErrors errors) {
        return switch (status) {
            case "published" -> Optional.of(Act.APPROVED);
            case "rejected" -> Optional.of(Act.REJECTED);
            default -> {
                errors.add("status", "is neither \"published\" nor \"rejected\"");
                yield Optional.empty();
            }
        };
    }

    private static void write(JsonGenerator json, Reported reported, Titles titles, Parents parents) {
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
        parents.write(json, comment.article(), comment.inReplyTo());
        Json.array(json, "reports", reported.reports(), Queue::write);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Decided decided, Titles titles, Parents parents) {
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
        parents.write(json, decision.article(), decided.inReplyTo());
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
