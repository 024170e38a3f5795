package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds published comments for moderators, the newest first. */
public interface CommentSearch {
    /** The most comments of one page. */
    int MAX_LIMIT = 100;

    /** So many comments are looked at for one page, at most: it may be empty, and yet have a next one. */
    int LOOKED_AT = 500;

    /** Without an article or an account, only what was written lately is looked at. */
    Duration LATELY = Duration.ofDays(30);

    /**
     * One page of what is found.
     *
     * @param limit how many, from 1 to {@value #MAX_LIMIT}
     * @param cursor where an earlier page ended
     * @throws broadsheet.validation.ValidationException if the cursor is not one that a search gave
     */
    Page find(Wanted wanted, int limit, Optional<String> cursor, Instant now);

    /**
     * What is looked for; everything where nothing is said.
     *
     * @param text what the comment says, among other things
     * @param author the id of its author's account, or what stands above it, among other things
     * @param article the article that it stands under
     */
    record Wanted(Optional<Phrase> text, Optional<String> author, Optional<Slug> article) {
        public Wanted {
            requireNonNull(text, "text is null");
            requireNonNull(author, "author is null");
            requireNonNull(article, "article is null");
        }

        /** Whether it is said at all which comments. */
        public boolean isSelective() {
            return text.isPresent() || author.isPresent();
        }

        /**
         * Whether a comment is wanted.
         *
         * @param id its author's id
         */
        public boolean matches(Comment comment, String id) {
            return comment.text().isPresent()
                    && article.filter(slug -> !slug.equals(comment.article())).isEmpty()
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
     * One page of what was found.
     *
     * @param entries the newest first
     * @param next where the next page starts; empty at the end
     */
    record Page(List<Found> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A comment that was found.
     *
     * @param comment the comment
     * @param author its author's id; empty if they had no account
     * @param blocked whether what its author writes is held
     */
    record Found(Comment comment, String author, boolean blocked) {
        public Found {
            requireNonNull(comment, "comment is null");
            requireNonNull(author, "author is null");
        }
    }
}
