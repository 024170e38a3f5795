package broadsheet.pages;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Discussion;
import broadsheet.discussion.Tally;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;

/** Comments in memory: every article has all of them. */
final class MemoryDiscussion implements Discussion {
    private final List<Comment> comments = new CopyOnWriteArrayList<>();

    /** Writes a comment under an article, as a signed-in reader. */
    void comment(String slug, String text) {
        comments.add(new Comment(
                MemorySite.id(slug),
                comments.size() + 1,
                "A <Reader>",
                true,
                false,
                MemorySite.DATE,
                Optional.empty(),
                Comment.State.PUBLISHED,
                CommentText.of(text),
                OptionalInt.empty()));
    }

    @Override
    public Tally tally(ArticleId article) {
        return new Tally(comments.size(), comments.size());
    }

    @Override
    public List<Comment> between(ArticleId article, int first, int last) {
        return comments.stream()
                .filter(comment -> comment.number() >= first && comment.number() <= last)
                .toList();
    }
}
