package broadsheet.moderatecomments;

import broadsheet.article.Addresses;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSearch;
import broadsheet.discussion.CommentSearch.Found;
import broadsheet.discussion.CommentSearch.Wanted;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.Phrase;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
import broadsheet.validation.FieldErrors;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** A search in published comments, for moderators. */
final class Search {
    private static final int USUAL = 50;

    private final CommentSearch comments;
    private final Addresses addresses;
    private final DiscussionTargets topics;

    Search(CommentSearch comments, Addresses addresses, DiscussionTargets topics) {
        this.comments = comments;
        this.addresses = addresses;
        this.topics = topics;
    }

    Response find(Request request, Instant now) {
        var faults = new FieldErrors();
        Optional<Phrase> text = phrase(request, "text", faults);
        // The phrase check ensures visible characters; the search takes the parameter unchanged, because it may be an
        // id or a name.
        Optional<String> author = phrase(request, "author", faults).flatMap(seen -> request.parameter("author"));
        Optional<Slug> slug = request.parameter("article").flatMap(Slug::parse);
        if (slug.isEmpty() && request.parameter("article").isPresent()) {
            faults.add("article", "is no article's slug");
        }
        faults.throwIfAny();
        Optional<ArticleId> article = slug.flatMap(addresses::leadsTo);
        CommentSearch.Page page = slug.isPresent() && article.isEmpty()
                ? new CommentSearch.Page(List.of(), Optional.empty())
                : comments.find(
                        new Wanted(text, author, article),
                        request.limit(USUAL, CommentSearch.MAX_LIMIT),
                        request.parameter("cursor"),
                        now);
        var titles = new Titles(topics);
        return Response.json(200, json -> {
            Json.array(json, "comments", page.entries(), (array, found) -> {
                array.writeStartObject();
                titles.write(array, found.comment().article());
                write(array, found, titles);
                array.writeEndObject();
            });
            page.next().ifPresent(next -> json.writeStringProperty("next", next));
        });
    }

    private static Optional<Phrase> phrase(Request request, String name, FieldErrors faults) {
        Optional<String> sent = request.parameter(name);
        int length = sent.map(text -> text.codePointCount(0, text.length())).orElse(0);
        if (length > Phrase.MAX_LENGTH) {
            faults.add(name, "has %,d characters; at most %,d are allowed".formatted(length, Phrase.MAX_LENGTH));
            return Optional.empty();
        }
        Optional<Phrase> phrase = sent.flatMap(Phrase::of);
        if (phrase.isEmpty() && sent.isPresent()) {
            faults.add(name, "has nothing that can be seen");
        }
        return phrase;
    }

    private static void write(JsonGenerator json, Found found, Titles titles) {
        Comment comment = found.comment();
        json.writeStringProperty("number", Integer.toString(comment.number()));
        json.writeStringProperty("url", titles.path(comment.article(), OptionalInt.of(comment.number())));
        if (!found.author().isEmpty()) {
            json.writeStringProperty("author", found.author());
        }
        json.writeStringProperty("name", comment.name());
        json.writeBooleanProperty("signedIn", comment.signedIn());
        json.writeBooleanProperty("verified", comment.verified());
        json.writeStringProperty("posted", comment.posted().toString());
        json.writeStringProperty("state", comment.state().name().toLowerCase(Locale.ROOT));
        comment.text().ifPresent(text -> json.writeStringProperty("text", text.value()));
        comment.inReplyTo().ifPresent(number -> json.writeStringProperty("inReplyTo", Integer.toString(number)));
        if (comment.signedIn()) {
            json.writeBooleanProperty("blocked", found.blocked());
        }
    }
}
