package broadsheet.discussion;

import broadsheet.article.Slug;
import java.util.List;

/** What readers have written under articles. */
public interface Discussion {
    /** How large an article's discussion is. */
    Tally tally(Slug article);

    /** The comments with these numbers that are there, or of which a place is left, in their order. */
    List<Comment> between(Slug article, int first, int last);

    /** One page of an article's discussion, from 1, as {@link Comment#page()} tells it. */
    default List<Comment> page(Slug article, int page) {
        return between(article, (page - 1) * Comment.PER_PAGE + 1, page * Comment.PER_PAGE);
    }
}
