package broadsheet.dynamodb.key;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry in the index of one reader's data, used to export and erase it. A transaction writes each entry together
 * with the item that it refers to. The entry stays as long as that item holds data about the reader. So the index is
 * complete.
 */
public sealed interface ReaderDataIndex {
    /** The form of the sort keys that contain a number. */
    Pattern NUMBERED = Pattern.compile("(COMMENT#|REPORT#)([^#]+)#(\\d{6})");

    /** A published comment, or the number reserved for it while it is held again. */
    record OfComment(ArticleId article, int number) implements ReaderDataIndex {
        public OfComment {
            requireNonNull(article, "article is null");
        }
    }

    /** A held comment, or the decision about it. */
    record OfHeld(String id) implements ReaderDataIndex {
        public OfHeld {
            requireNonNull(id, "id is null");
        }
    }

    /** The reader's rating of an article. */
    record OfRating(ArticleId article) implements ReaderDataIndex {
        public OfRating {
            requireNonNull(article, "article is null");
        }
    }

    /** A report by the reader. */
    record OfReport(ArticleId article, int number) implements ReaderDataIndex {
        public OfReport {
            requireNonNull(article, "article is null");
        }
    }

    /** The reader's verified byline. The entry itself holds it. */
    record OfByline() implements ReaderDataIndex {}

    /** The entry's sort key in the reader's partition. */
    default String key() {
        return switch (this) {
            case OfComment(ArticleId article, int number) -> "COMMENT#%s#%06d".formatted(article, number);
            case OfHeld(String id) -> Keys.HELD_INDEX + id;
            case OfRating(ArticleId article) -> "RATING#" + article;
            case OfReport(ArticleId article, int number) -> "REPORT#%s#%06d".formatted(article, number);
            case OfByline() -> Keys.BYLINE;
        };
    }

    /** The entry in a sort key; empty for any other key. */
    static Optional<ReaderDataIndex> of(String sk) {
        if (sk.startsWith(Keys.HELD_INDEX)) {
            return Optional.of(sk.substring(Keys.HELD_INDEX.length()))
                    .filter(Keys::isHeldId)
                    .map(OfHeld::new);
        }
        if (sk.equals(Keys.BYLINE)) {
            return Optional.of(new OfByline());
        }
        if (sk.startsWith("RATING#")) {
            return ArticleId.parse(sk.substring("RATING#".length())).map(OfRating::new);
        }
        Matcher parts = NUMBERED.matcher(sk);
        return parts.matches()
                ? ArticleId.parse(parts.group(2)).map(article -> {
                    int number = Integer.parseInt(parts.group(3));
                    return parts.group(1).equals("COMMENT#")
                            ? new OfComment(article, number)
                            : new OfReport(article, number);
                })
                : Optional.empty();
    }
}
