package broadsheet.moderatecomments;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment;
import broadsheet.discussion.ParentComments;
import broadsheet.discussion.ParentComments.Parent;
import broadsheet.json.Json;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/** The comments to which those of one response reply. Reads all of them in one batch. */
final class Parents {
    /** The most characters of a parent's text. It is context, and a page may have a hundred of them. */
    private static final int MAX_TEXT = 300;

    private final Map<Parent, Comment> comments;

    private Parents(Map<Parent, Comment> comments) {
        this.comments = comments;
    }

    /** Reads the parents of these entries. */
    static <T> Parents of(
            List<T> entries,
            Function<T, ArticleId> article,
            Function<T, OptionalInt> inReplyTo,
            ParentComments comments) {
        return new Parents(comments.find(entries.stream()
                .filter(entry -> inReplyTo.apply(entry).isPresent())
                .map(entry ->
                        new Parent(article.apply(entry), inReplyTo.apply(entry).getAsInt()))
                .distinct()
                .toList()));
    }

    /** Writes the number of the parent, and while it is there its name and the beginning of its text. */
    void write(JsonGenerator json, ArticleId article, OptionalInt inReplyTo) {
        if (inReplyTo.isEmpty()) {
            return;
        }
        json.writeStringProperty("inReplyTo", Integer.toString(inReplyTo.getAsInt()));
        Comment parent = comments.get(new Parent(article, inReplyTo.getAsInt()));
        if (parent != null) {
            Json.object(json, "parent", members -> {
                members.writeStringProperty("name", parent.name());
                parent.text().ifPresent(text -> members.writeStringProperty("text", beginning(text.value())));
            });
        }
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= MAX_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_TEXT)).stripTrailing() + "…";
    }
}
