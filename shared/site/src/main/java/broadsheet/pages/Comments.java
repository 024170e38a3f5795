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
 * Comments as a page shows them.
 *
 * @param article the article that they are under
 * @param tally how large its discussion is
 * @param first the number of the first that the page can show
 * @param shown those that there are, in their order
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
     * A piece of a comment's line.
     *
     * @param text what it says
     * @param isLink whether it is an address, to be followed
     */
    public record Piece(String text, boolean isLink) {}

    /** The page of the discussion before those shown. */
    public Optional<String> earlier() {
        return first > 1 ? Optional.of(Comment.path(article, Comment.page(first - 1))) : Optional.empty();
    }

    /** The page of the discussion behind those shown on one of its pages. */
    public Optional<String> later(int page) {
        return page < tally.pages() ? Optional.of(Comment.path(article, page + 1)) : Optional.empty();
    }

    /** The numbers that the next comments will have: their authors may be back before the page has them. */
    public List<Integer> awaited() {
        return IntStream.rangeClosed(tally.last() + 1, tally.last() + AWAITED)
                .boxed()
                .toList();
    }

    /** Where a comment of a number can always be found. */
    public String path(int number) {
        return Comment.address(article, number);
    }

    /** A comment's paragraphs, each of lines, each of pieces. */
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
