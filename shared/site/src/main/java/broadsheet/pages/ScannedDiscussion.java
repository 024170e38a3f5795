package broadsheet.pages;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.Tally;
import java.util.List;
import java.util.Map;

/** Discussions whose sizes were read before, in front of the store that has the comments and the others. */
record ScannedDiscussion(Discussion store, Map<ArticleId, Tally> tallies) implements Discussion {
    @Override
    public Tally tally(ArticleId article) {
        Tally known = tallies.get(article);
        return known == null ? store.tally(article) : known;
    }

    @Override
    public List<Comment> between(ArticleId article, int first, int last) {
        return store.between(article, first, last);
    }
}
