package broadsheet.moderatecomments;

import broadsheet.article.Addresses;
import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentSearch;
import broadsheet.discussion.CommentSearch.Found;
import broadsheet.discussion.CommentSearch.Wanted;
import broadsheet.discussion.DiscussionTargets;
import broadsheet.discussion.ParentComments;
import broadsheet.discussion.Phrase;
import broadsheet.http.Request;
import broadsheet.http.Response;
import broadsheet.json.Json;
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
    private final DiscussionTargets targets;
    private final ParentComments parentComments;

    Search(CommentSearch comments, Addresses addresses, DiscussionTargets targets, ParentComments parentComments) {
        this.comments = comments;
        this.parentComments = parentComments;
        this.addresses = addresses;
        this.targets = targets;
    }

    Response find(Request request, Instant now) {
        var criteria = new Criteria(request);
        Optional<Phrase> text = criteria.phrase("text");
        Optional<String> author = criteria.person("author");
        Optional<Slug> slug = criteria.article();
        int limit = request.limit(USUAL, CommentSearch.MAX_LIMIT, criteria.errors());
        criteria.errors().throwIfAny();
        Criteria.Target target = Criteria.at(slug, addresses);
        CommentSearch.Page page = target.isNowhere()
                ? new CommentSearch.Page(List.of(), Optional.empty())
                : comments.find(new Wanted(text, author, target.article()), limit, request.parameter("cursor"), now);
        var titles = new Titles(targets);
        Parents parents = Parents.of(
                page.entries(),
                found -> found.comment().article(),
                found -> found.comment().inReplyTo(),
                parentComments);
        return Response.json(200, json -> {
            Json.array(json, "comments", page.entries(), (array, found) -> {
                array.writeStartObject();
                titles.write(array, found.comment().article());
                write(array, found, titles, parents);
                array.writeEndObject();
            });
            page.next().ifPresent(next -> json.writeStringProperty("next", next));
        });
    }

    private static void write(JsonGenerator json, Found found, Titles titles, Parents parents) {
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
        parents.write(json, comment.article(), comment.inReplyTo());
        if (comment.signedIn()) {
            json.writeBooleanProperty("blocked", found.blocked());
        }
    }
}
