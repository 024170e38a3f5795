package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The moderators' work. Each decision is one transaction, happens once, and is idempotent. */
public interface Moderation {
    /** The most comments of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of the held comments, oldest first.
     *
     * @param limit the most comments, from 1 to {@value #MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from this list
     */
    Page held(int limit, Optional<String> cursor);

    /** Counts the held comments and the decisions of the last day. The cost is bounded, whatever the numbers. */
    Counts counts(Instant now);

    /** The history of a signed-in reader's comments. */
    History history(String reader);

    /**
     * Publishes a held comment.
     *
     * @param version the version that the moderator read
     */
    DecisionResult approve(String id, int version, Moderator by, Instant now);

    /** Rejects a held comment. */
    DecisionResult reject(String id, Moderator by, Instant now);

    /** Undoes a decision and holds the comment again. */
    DecisionResult restore(String id, Moderator by, Instant now);

    /** Removes a published comment. If others have replied to it, a placeholder stays. */
    Removal remove(ArticleId article, int number, Moderator by, Instant now);

    /** Removes a published comment if it is this reader's. */
    Removal removeOwn(ArticleId article, int number, String reader);

    /**
     * Blocks a reader, so that new comments of theirs are held. A reader without an account cannot comment until the
     * end of the day, when the pseudonym of their address changes.
     */
    void block(String reader, Moderator by, Instant now);

    /** Ends the block of a reader. */
    void unblock(String reader, Moderator by, Instant now);

    /**
     * Verifies a reader's name. New comments under exactly this name get a badge.
     *
     * @param name the name above the reader's comments
     */
    void verify(String reader, String name, Moderator by, Instant now);

    /** Ends the verification. Earlier comments keep their badge. */
    void unverify(String reader, Moderator by, Instant now);

    /**
     * One page of held comments.
     *
     * @param entries oldest first
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<Held> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * Counts for the moderators' overview.
     *
     * @param waiting the number of held comments, at most {@value #MAX}
     * @param more whether more comments are held
     * @param oldest since when the oldest held comment waits; empty if none is held
     * @param lastDay the decisions of the last 24 hours that were not undone
     */
    record Counts(int waiting, boolean more, Optional<Instant> oldest, Decided lastDay) {
        /** The highest number that is counted. */
        public static final int MAX = 1_000;

        public Counts {
            requireNonNull(oldest, "oldest is null");
            requireNonNull(lastDay, "lastDay is null");
        }
    }

    /**
     * Numbers of decisions.
     *
     * @param approved how many comments moderators published
     * @param rejected how many comments moderators rejected
     * @param withdrawn how many comments their authors withdrew while they were held
     * @param more whether the period has older decisions that are not counted
     */
    record Decided(int approved, int rejected, int withdrawn, boolean more) {}

    /**
     * A reader's earlier comments.
     *
     * @param published the number of published comments
     * @param held the number of held comments
     * @param rejected the number of comments rejected within thirty days, or slightly more
     * @param blocked whether a moderator has blocked the reader
     * @param verifiedAs the name that editors have verified
     */
    record History(int published, int held, int rejected, boolean blocked, Optional<String> verifiedAs) {
        public History {
            requireNonNull(verifiedAs, "verifiedAs is null");
        }
    }

    /** The result of an attempt to decide. */
    sealed interface DecisionResult {
        /** The decision is made, by this attempt or an earlier one of the same moderator. */
        record Done(Decision decision) implements DecisionResult {}

        /** Another moderator, or the author, decided first. */
        record AlreadyDecided(Decision decision) implements DecisionResult {}

        /** The comment is held: its author has edited it meanwhile, or the decision was undone. */
        record Pending(Held held) implements DecisionResult {}

        /** The decision cannot be undone: others have replied to the comment, or it is gone. */
        record Irreversible(Decision decision) implements DecisionResult {}

        /** There is no held comment or decision with this id, or no longer. */
        record Unknown() implements DecisionResult {}
    }

    /** The result of an attempt to remove a comment. */
    enum Removal {
        /** The comment is removed, by this attempt or an earlier one. */
        REMOVED,
        /** The comment is another reader's. */
        NOT_YOURS,
        /** The comment is held for a decision, because readers reported it. */
        HELD,
        /** There never was a comment with this number. */
        UNKNOWN
    }
}
