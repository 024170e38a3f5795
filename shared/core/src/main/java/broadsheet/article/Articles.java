package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/** The articles that have been published. */
public interface Articles {
    /** What stands under the slug. */
    ArticleStatus find(Slug slug);

    /** The article that is published under the slug, without its text, which is most of what {@link #find} reads. */
    Optional<Article> published(Slug slug);

    /**
     * Publishes a draft under a slug, or corrects what stands there: head, body, revision and
     * listing entries together or not at all. Safe to repeat: a draft that is already there changes
     * nothing.
     *
     * @param editor who publishes, for the revision's record
     * @throws RevisionConflict if the slug's revision is not as expected, also when it was changed
     *     meanwhile
     * @throws TooLarge if the document, what its front matter says, or its HTML is over the store's limit
     */
    Publication publish(Slug slug, Draft draft, Expectation expected, String editor, Instant now);

    /**
     * Takes an article back: its listing entries and its body go, its revisions stay. Safe to
     * repeat.
     *
     * @return whether anything ever stood under the slug
     * @throws RevisionConflict if the slug's revision is not as expected, also when it was changed
     *     meanwhile
     */
    boolean withdraw(Slug slug, Expectation expected, String editor, Instant now);

    /**
     * Takes an article back for a reason, which is kept with the revision that this is, and which readers are not told; also
     * one that was only withdrawn before. Safe to repeat: the first reason counts.
     *
     * @return whether anything ever stood under the slug
     * @throws RevisionConflict if the slug's revision is not as expected, also when it was changed
     *     meanwhile
     */
    boolean takeDown(Slug slug, Expectation expected, String editor, String reason, Instant now);

    /**
     * What a publication came to.
     *
     * @param revision the slug's revision now
     * @param outcome what it changed
     */
    record Publication(int revision, Outcome outcome) {}

    /** What a publication changed. */
    enum Outcome {
        /** Nothing stood under the slug, or only a withdrawn article. */
        CREATED,
        /** There is a new revision. */
        REVISED,
        /** The same document stood there already; nothing was written. */
        UNCHANGED
    }

    /** What a writer expects to find, so that two writers do not overwrite each other unseen. */
    @FunctionalInterface
    interface Expectation {
        /**
         * Whether a slug may be written that is at this revision; 0 if nothing is published under
         * it.
         */
        boolean allows(int revision);
    }

    /** The slug's revision is not the one that the writer expected. */
    final class RevisionConflict extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** The slug's revision is not the one that the writer expected. */
        public RevisionConflict(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }

    /** A slug that cannot be written, because of what it stands for. */
    final class SlugTaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /** A slug that cannot be written, because of what it stands for. */
        public SlugTaken(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return requireNonNull(super.getMessage());
        }
    }

    /** The document, or the HTML made from it, does not fit into the store. */
    final class TooLarge extends RuntimeException {
        /** The most bytes of a document, and of its HTML: DynamoDB allows 400 KB an item, names and contents included. */
        public static final int LIMIT = 350 * 1024;

        private static final long serialVersionUID = 1L;

        private TooLarge(String what, int bytes) {
            super("%s has %,d bytes; at most %,d are allowed.".formatted(what, bytes, LIMIT));
        }

        /**
         * Checks a size.
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
