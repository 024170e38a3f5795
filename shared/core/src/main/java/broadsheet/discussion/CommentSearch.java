package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Searches published comments for moderators, newest first. */
public interface CommentSearch {
    /** The most comments of one page. */
    int MAX_LIMIT = 100;

    /** The most comments that one page examines. A page may be empty although another follows. */
    int LOOKED_AT = 500;

    /** Without an article or an account, a search covers only the comments of this period. */
    Duration LATELY = Duration.ofDays(30);

    /**
     * One page of results.
     *
     * @param limit the most results, from 1 to {@value #MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from a search
     */
    Page find(Wanted wanted, int limit, Optional<String> cursor, Instant now);

    /**
     * The criteria of a search. An empty criterion matches every comment.
     *
     * @param text a phrase in the comment's text
     * @param author the id of the author's account, or a phrase in the name above the comment
     * @param article the comment's article
     */
    record Wanted(Optional<Phrase> text, Optional<String> author, Optional<ArticleId> article) {
        public Wanted {
            requireNonNull(text, "text is null");
            requireNonNull(author, "author is null");
            requireNonNull(article, "article is null");
        }

        /** Whether the criteria restrict the text or the author. */
        public boolean isSelective() {
            return text.isPresent() || author.isPresent();
        }

        /**
         * Whether a comment meets the criteria.
         *
         * @param id the author's id
         */
        public boolean matches(Comment comment, String id) {
            return comment.text().isPresent()
                    && article.filter(wanted -> !wanted.equals(comment.article()))
                            .isEmpty()
                    && text.filter(phrase ->
                                    !phrase.isIn(comment.text().orElseThrow().value()))
                            .isEmpty()
                    && author.filter(wanted -> !wanted.equals(id)
                                    && Phrase.of(wanted)
                                            .filter(name -> name.isIn(comment.name()))
                                            .isEmpty())
                            .isEmpty();
        }
    }

    /**
     * One page of results.
     *
     * @param entries newest first
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<Found> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A comment in the results.
     *
     * @param comment the comment
     * @param author the author's id; empty if they had no account
     * @param blocked whether a moderator has blocked the author, so that new comments are held
     */
    record Found(Comment comment, String author, boolean blocked) {
        public Found {
            requireNonNull(comment, "comment is null");
            requireNonNull(author, "author is null");
        }
    }
}
