package broadsheet.dynamodb.key;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import broadsheet.dynamodb.table.Item;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a comment stands among those that readers report.
 *
 * @param article its article
 * @param number its number
 */
public record ReportedCommentKey(Slug article, int number) {
    private static final Pattern FORM = Pattern.compile("([^#]{1,100})#(\\d{6})");

    public ReportedCommentKey {
        requireNonNull(article, "article is null");
    }

    /** The key that a text says; empty if it says none. */
    public static Optional<ReportedCommentKey> of(String sk) {
        Matcher parts = FORM.matcher(sk);
        return parts.matches()
                ? Slug.parse(parts.group(1))
                        .map(article -> new ReportedCommentKey(article, Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** The place of its item in the partition. */
    public String sk() {
        return "%s#%06d".formatted(article, number);
    }

    /** The comment's own key. */
    public Item comment() {
        return Item.keyed(Keys.comments(article), Keys.comment(number));
    }
}
