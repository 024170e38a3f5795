package broadsheet.moderatecomments;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Slug;
import broadsheet.discussion.ArticleName;
import broadsheet.discussion.Comment;
import broadsheet.discussion.DiscussionTargets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** The addresses and titles of the articles in one response. Reads each article once. */
final class Titles {
    private final DiscussionTargets targets;
    private final Map<ArticleId, ArticleName> known = new HashMap<>();

    Titles(DiscussionTargets targets) {
        this.targets = targets;
    }

    /** Writes an article's current address, and its title while it is published. */
    void write(JsonGenerator json, ArticleId article) {
        json.writeStringProperty("article", slug(article).value());
        name(article).title().ifPresent(title -> json.writeStringProperty("title", title));
    }

    /** The path of an article, or of its comment with this number. */
    String path(ArticleId article, OptionalInt number) {
        return number.isPresent() ? Comment.address(slug(article), number.getAsInt()) : Article.path(slug(article));
    }

    Slug slug(ArticleId article) {
        return name(article).slug();
    }

    private ArticleName name(ArticleId article) {
        return known.computeIfAbsent(
                article, id -> targets.name(id).orElseGet(() -> new ArticleName(id.slug(), Optional.empty())));
    }
}
