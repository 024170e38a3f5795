package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** The store of published articles. */
public interface Articles extends ArticleLookup {
    /**
     * Publishes a draft under a slug, or replaces the article that the slug has. It writes head, body, revision and
     * listing entries in one transaction. The method is idempotent: publishing the same draft again changes nothing.
     *
     * @param editor the editor who publishes; the revision records the name
     * @throws RevisionConflict if the slug's revision is not the expected one, or another writer changed it meanwhile
     * @throws TooLarge if the document, its front matter or its HTML exceeds the store's limit
     */
    Publication publish(Slug slug, Draft draft, Expectation expected, String editor, Instant now);

    /**
     * Withdraws an article. It deletes the listing entries and the body, and keeps the revisions. The method is
     * idempotent.
     *
     * @return false if no article has ever used the slug
     * @throws RevisionConflict if the slug's revision is not the expected one, or another writer changed it meanwhile
     */
    boolean withdraw(Slug slug, Expectation expected, String editor, Instant now);

    /**
     * Withdraws an article for a stated reason, even if it was withdrawn before without one. The store keeps the
     * reason with the new revision, and readers do not see it. The method is idempotent: the first reason counts.
     *
     * @return false if no article has ever used the slug
     * @throws RevisionConflict if the slug's revision is not the expected one, or another writer changed it meanwhile
     */
    boolean takeDown(Slug slug, Expectation expected, String editor, String reason, Instant now);

    /**
     * The result of a publication.
     *
     * @param revision the slug's current revision
     * @param outcome the effect of the publication
     */
    record Publication(int revision, Outcome outcome) {}

    /** The effect of a publication. */
    enum Outcome {
        /** The slug had no article, or only a withdrawn one. */
        CREATED,
        /** The publication added a revision. */
        REVISED,
        /** The slug already had the same document, so nothing was written. */
        UNCHANGED
    }

    /** A precondition on the revision, so that two writers do not overwrite each other unnoticed. */
    @FunctionalInterface
    interface Expectation {
        /** Whether a write may replace this revision; 0 means that nothing is published under the slug. */
        boolean allows(int revision);
    }

    /** The slug's revision is not the one that the writer expected. */
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

        private TooLarge(String what, int bytes) {
            super("%s has %,d bytes; at most %,d are allowed.".formatted(what, bytes, LIMIT));
        }

        /**
         * Checks a size in bytes.
         *
         * @throws TooLarge if it is over the limit
         */
        public static void unlessFits(String what, int bytes) {
            if (bytes > LIMIT) {
                throw new TooLarge(what, bytes);
            }
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }
}
