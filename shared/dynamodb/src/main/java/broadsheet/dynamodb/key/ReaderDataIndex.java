package broadsheet.dynamodb.key;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a reader's trail leads to. Each entry is written in the transaction that writes what it leads to, and stays as long
 * as that says anything of the reader: so the trail leads to all of it.
 */
public sealed interface ReaderDataIndex {
    /** What the key of an entry with a number begins with: what it leads to. */
    Pattern NUMBERED = Pattern.compile("(COMMENT#|REPORT#)([^#]+)#(\\d{6})");

    /** A published comment, or its place while it waits again. */
    record OfComment(Slug article, int number) implements ReaderDataIndex {
        public OfComment {
            requireNonNull(article, "article is null");
        }
    }

    /** A comment that waits, or what was decided about it. */
    record OfHeld(String id) implements ReaderDataIndex {
        public OfHeld {
            requireNonNull(id, "id is null");
        }
    }

    /** The rating that the reader gave an article. */
    record OfRating(Slug article) implements ReaderDataIndex {
        public OfRating {
            requireNonNull(article, "article is null");
        }
    }

    /** A report that the reader made. */
    record OfReport(Slug article, int number) implements ReaderDataIndex {
        public OfReport {
            requireNonNull(article, "article is null");
        }
    }

    /** The name that editors vouch for, which is the entry itself. */
    record OfByline() implements ReaderDataIndex {}

    /** Its place in the reader's partition. */
    default String key() {
        return switch (this) {
            case OfComment(Slug article, int number) -> "COMMENT#%s#%06d".formatted(article, number);
            case OfHeld(String id) -> Keys.TRAIL_OF_HELD + id;
            case OfRating(Slug article) -> "RATING#" + article;
            case OfReport(Slug article, int number) -> "REPORT#%s#%06d".formatted(article, number);
            case OfByline() -> Keys.BYLINE;
        };
    }

    /** What a key leads to; empty if it leads to nothing. */
    static Optional<ReaderDataIndex> of(String sk) {
        if (sk.startsWith(Keys.TRAIL_OF_HELD)) {
            return Optional.of(sk.substring(Keys.TRAIL_OF_HELD.length()))
                    .filter(Keys::isHeldId)
                    .map(OfHeld::new);
        }
        if (sk.equals(Keys.BYLINE)) {
            return Optional.of(new OfByline());
        }
        if (sk.startsWith("RATING#")) {
            return Slug.parse(sk.substring("RATING#".length())).map(OfRating::new);
        }
        Matcher parts = NUMBERED.matcher(sk);
        return parts.matches()
                ? Slug.parse(parts.group(2)).map(article -> {
                    int number = Integer.parseInt(parts.group(3));
                    return parts.group(1).equals("COMMENT#")
                            ? new OfComment(article, number)
                            : new OfReport(article, number);
                })
                : Optional.empty();
    }
}
