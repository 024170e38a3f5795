package broadsheet.dynamodb.key;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import broadsheet.dynamodb.table.Item;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pointer to a comment that readers have reported.
 *
 * @param article the comment's article
 * @param number the comment's number
 */
public record ReportedCommentKey(ArticleId article, int number) {
    private static final Pattern FORM = Pattern.compile("([^#]{26})#(\\d{6})");

    public ReportedCommentKey {
        requireNonNull(article, "article is null");
    }

    /** The pointer in a sort key; empty for any other key. */
    public static Optional<ReportedCommentKey> of(String sk) {
        Matcher parts = FORM.matcher(sk);
        return parts.matches()
                ? ArticleId.parse(parts.group(1))
                        .map(article -> new ReportedCommentKey(article, Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** The pointer's sort key. */
    public String sk() {
        return "%s#%06d".formatted(article, number);
    }

    /** The key of the comment itself. */
    public Item comment() {
        return Item.keyed(Keys.comments(article), Keys.comment(number));
    }
}
