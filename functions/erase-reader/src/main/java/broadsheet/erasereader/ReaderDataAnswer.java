package broadsheet.erasereader;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Decision;
import broadsheet.discussion.Readers.Page;
import broadsheet.discussion.Readers.Reported;
import broadsheet.discussion.Readers.Waited;
import broadsheet.http.Caller;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.readership.Stars;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/**
 * Exports the data about a reader as a JSON file. It omits the moderators who decided about the reader's comments,
 * because that is not the reader's data.
 */
final class ReaderDataAnswer {
    private final Map<ArticleId, Slug> addresses;

    private ReaderDataAnswer(Map<ArticleId, Slug> addresses) {
        this.addresses = addresses;
    }

    static Response of(Caller caller, Page page) {
        var answer = new ReaderDataAnswer(page.addresses());
        return Response.json(200, json -> {
                    json.writeStringProperty("id", caller.subject());
                    json.writeStringProperty(
                            "name",
                            Commenter.signedIn(caller.subject(), caller.name()).name());
                    json.writeBooleanProperty("blocked", page.blocked());
                    page.verifiedAs().ifPresent(name -> json.writeStringProperty("verifiedAs", name));
                    Json.array(json, "comments", page.comments(), answer::write);
                    Json.array(json, "held", page.held(), answer::write);
                    Json.array(json, "reports", page.reports(), answer::write);
                    Json.array(json, "ratings", page.ratings().entrySet(), answer::write);
                    page.next().ifPresent(next -> json.writeStringProperty("next", next));
                })
                .with("content-disposition", "attachment; filename=\"about-me.json\"");
    }

    private void write(JsonGenerator json, Comment comment) {
        json.writeStartObject();
        place(json, comment.article(), comment.number());
        json.writeStringProperty("state", comment.state().name().toLowerCase(Locale.ROOT));
        said(json, comment.name(), comment.posted(), comment.text(), comment.inReplyTo());
        comment.edited().ifPresent(at -> json.writeStringProperty("edited", at.toString()));
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Waited waited) {
        json.writeStartObject();
        json.writeStringProperty("id", waited.id());
        if (waited.number().isPresent()) {
            place(json, waited.article(), waited.number().getAsInt());
        } else {
            json.writeStringProperty("article", slug(waited.article()).value());
        }
        json.writeStringProperty("state", waited.act().map(Decision.Act::status).orElse("held"));
        waited.decided().ifPresent(at -> json.writeStringProperty("decided", at.toString()));
        said(json, waited.name(), waited.posted(), waited.text(), waited.inReplyTo());
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Reported reported) {
        json.writeStartObject();
        place(json, reported.article(), reported.number());
        json.writeStringProperty("reason", reported.report().reason());
        json.writeStringProperty("at", reported.report().at().toString());
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Map.Entry<ArticleId, Stars> rating) {
        Slug article = slug(rating.getKey());
        json.writeStartObject();
        json.writeStringProperty("article", article.value());
        json.writeStringProperty("url", Article.path(article));
        json.writeNumberProperty("stars", rating.getValue().number());
        json.writeEndObject();
    }

    private void place(JsonGenerator json, ArticleId id, int number) {
        Slug article = slug(id);
        json.writeStringProperty("article", article.value());
        json.writeStringProperty("number", Integer.toString(number));
        json.writeStringProperty("url", Comment.address(article, number));
    }

    private Slug slug(ArticleId article) {
        return Optional.ofNullable(addresses.get(article)).orElseGet(article::slug);
    }

    private static void said(
            JsonGenerator json, String name, Instant posted, Optional<CommentText> text, OptionalInt inReplyTo) {
        if (!name.isEmpty()) {
            json.writeStringProperty("name", name);
        }
        json.writeStringProperty("posted", posted.toString());
        text.ifPresent(said -> json.writeStringProperty("text", said.value()));
        inReplyTo.ifPresent(number -> json.writeStringProperty("inReplyTo", Integer.toString(number)));
    }
}
