package broadsheet.pages;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import broadsheet.discussion.Comment;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The comments on a page.
 *
 * @param article the article under discussion
 * @param tally the size of the discussion
 * @param first the number of the first comment that belongs on the page
 * @param shown the visible comments, in order
 */
public record Comments(Slug article, Tally tally, int first, List<Comment> shown) {
    private static final int AWAITED = 5;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"'()\\[\\]{}|^`\\\\]+(?<![.,;:!?*_~])");

    public Comments {
        requireNonNull(article, "article is null");
        requireNonNull(tally, "tally is null");
        shown = List.copyOf(shown);
    }

    /**
     * A piece of a line in a comment.
     *
     * @param text the piece's text
     * @param isLink whether the text is a URL to link to
     */
    public record Piece(String text, boolean isLink) {}

    /** The path of the page with the preceding comments. */
    public Optional<String> earlier() {
        return first > 1 ? Optional.of(Comment.path(article, Comment.page(first - 1))) : Optional.empty();
    }

    /** The path of the page of the discussion that follows this page. */
    public Optional<String> later(int page) {
        return page < tally.pages() ? Optional.of(Comment.path(article, page + 1)) : Optional.empty();
    }

    /**
     * The numbers of the next five comments. If the form redirects before the page is rendered, an anchor for the
     * expected number shows a notice.
     */
    public List<Integer> awaited() {
        return IntStream.rangeClosed(tally.last() + 1, tally.last() + AWAITED)
                .boxed()
                .toList();
    }

    /** The permanent URL of a comment. */
    public String path(int number) {
        return Comment.address(article, number);
    }

    /** A comment's paragraphs, as lists of lines, which are lists of pieces. */
    public static List<List<List<Piece>>> paragraphs(CommentText text) {
        return text.paragraphs().stream()
                .map(paragraph -> paragraph.lines().map(Comments::pieces).toList())
                .toList();
    }

    private static List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher links = LINK.matcher(line);
        int end = 0;
        while (links.find()) {
            pieces.add(new Piece(line.substring(end, links.start()), false));
            pieces.add(new Piece(links.group(), true));
            end = links.end();
        }
        pieces.add(new Piece(line.substring(end), false));
        return pieces;
    }
}
