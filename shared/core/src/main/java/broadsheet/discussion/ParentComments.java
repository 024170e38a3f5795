package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.util.Collection;
import java.util.Map;

/** Finds the comments that others reply to, so that moderators read a reply with its context. */
public interface ParentComments {
    /** The comments that are there, shown or as placeholders. Reads each one once. */
    Map<Parent, Comment> find(Collection<Parent> keys);

    /**
     * Which comment it is.
     *
     * @param article the comment's article
     * @param number the comment's number in the discussion, from 1
     */
    record Parent(ArticleId article, int number) {
        public Parent {
            requireNonNull(article, "article is null");
        }
    }
}
