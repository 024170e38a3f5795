package broadsheet.article;

import static java.util.Objects.requireNonNull;

import broadsheet.audit.Actor;
import java.time.Instant;

/** The store of published articles. */
public interface Articles extends ArticleLookup {
    /**
     * Publishes a draft as a new article, or as the next revision of one. The article's address is then the one that
     * the draft states, or else the one of the request. Its address before, and the draft's former slugs, lead to it.
     * One transaction writes head, body, revision, listing entries and addresses. The method is idempotent: publishing
     * the same draft again changes nothing.
     *
     * <p>The article is the published one to which the request's address, the draft's address or a former slug leads;
     * else the withdrawn one; else the one for which the address is reserved; else a new one.
     *
     * @param address the address in the request: the article's next, current or former one
     * @param editor the editor who publishes; the revision records the name
     * @throws RevisionConflict if the article's revision is not the expected one
     * @throws SlugTaken if these addresses lead to more than one published article, or one of them is a former address
     *     of an article that the draft does not name
     * @throws TooLarge if the document, its front matter or its HTML exceeds the store's limit
     * @throws Busy if other writers are faster, or the table is busy, at each attempt
     */
    Publication publish(Slug address, Draft draft, Expectation expected, Actor editor, Instant now);

    /**
     * Withdraws the article to which an address leads. It deletes the listing entries and the body, and keeps the
     * revisions and the addresses. The method is idempotent.
     *
     * @return false if the address leads to no article that was ever published
     * @throws RevisionConflict if the article's revision is not the expected one
     * @throws Busy if other writers are faster, or the table is busy, at each attempt
     */
    boolean withdraw(Slug address, Expectation expected, Actor editor, Instant now);

    /**
     * Withdraws an article for a stated reason, even if it was withdrawn before without one. The store keeps the
     * reason with the new revision, and readers do not see it. The method is idempotent: the first reason counts.
     *
     * @return false if the address leads to no article that was ever published
     * @throws RevisionConflict if the article's revision is not the expected one
     * @throws Busy if other writers are faster, or the table is busy, at each attempt
     */
    boolean takeDown(Slug address, Expectation expected, Actor editor, String reason, Instant now);

    /**
     * The result of a publication.
     *
     * @param article the article's identity
     * @param slug the article's current address
     * @param revision the article's current revision
     * @param outcome the effect of the publication
     */
    record Publication(ArticleId article, Slug slug, int revision, Outcome outcome) {}

    /** The effect of a publication. */
    enum Outcome {
        /** The article is new, or was withdrawn before. */
        CREATED,
        /** The publication added a revision. */
        REVISED,
        /** The article already had the same document and address, so nothing was written. */
        UNCHANGED
    }

    /** A precondition on the revision, so that two writers do not overwrite each other unnoticed. */
    @FunctionalInterface
    interface Expectation {
        /** Whether a write may replace this revision; 0 means that the article is not published. */
        boolean allows(int revision);

        /**
         * Whether the editor states that the article is new. Only then may it take a former address of another
         * article.
         */
        default boolean isOfNewArticle() {
            return false;
        }
    }

    /** The article's revision is not the one that the writer expected. */
    final class RevisionConflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** A conflict with a message for the editor. */
        public RevisionConflict(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }

    /** A slug that the editor cannot use, because it is reserved for another article. */
    final class SlugTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** A conflict with a message for the editor. */
        public SlugTaken(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }

    /** The document, or the HTML made from it, exceeds the store's limit. */
    final class TooLarge extends RuntimeException {
        /** The most bytes of a document, and of its HTML. DynamoDB allows 400 KB an item, attribute names included. */
        public static final int LIMIT = 350 * 1024;

        private static final long serialVersionUID = 1L;

        private TooLarge(String what, int bytes, int limit) {
            super("%s has %,d bytes; at most %,d are allowed.".formatted(what, bytes, limit));
        }

        /**
         * Checks a size in bytes.
         *
         * @throws TooLarge if it is over the limit
         */
        public static void unlessFits(String what, int bytes) {
            unlessFits(what, bytes, LIMIT);
        }

        /**
         * Checks a size in bytes.
         *
         * @throws TooLarge if it is over this limit
         */
        public static void unlessFits(String what, int bytes, int limit) {
            if (bytes > limit) {
                throw new TooLarge(what, bytes, limit);
            }
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }
}
