package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What moderators decide. Every decision is one transaction, made once, and safe to repeat. */
public interface Moderation {
    /** The most comments of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of the comments that wait, the oldest first.
     *
     * @param limit how many, from 1 to {@value #MAX_LIMIT}
     * @param cursor where an earlier page ended
     * @throws broadsheet.validation.ValidationException if the cursor is not one that this list gave
     */
    Page held(int limit, Optional<String> cursor);

    /** How much waits, and what was decided within a day, at a bounded cost however much that is. */
    Counts counts(Instant now);

    /** What is known of a signed-in reader's comments. */
    History history(String reader);

    /**
     * Publishes what waits.
     *
     * @param version the version that the moderator read
     */
    Ruling approve(String id, int version, Moderator by, Instant now);

    /** Drops what waits. */
    Ruling reject(String id, Moderator by, Instant now);

    /** Takes a decision back: the comment waits again. */
    Ruling restore(String id, Instant now);

    /** Takes a published comment away: it vanishes, or only its place stays, where others answered it. */
    Removal remove(Slug article, int number);

    /** Takes a published comment away, if it is this reader's. */
    Removal removeOwn(Slug article, int number, String reader);

    /**
     * Holds what a reader writes from now on. Of one without an account, whom an address stands for, nothing is taken until the
     * day is over: then the address stands for somebody else.
     */
    void block(String reader, Moderator by, Instant now);

    /** Holds it no longer. */
    void unblock(String reader);

    /**
     * Vouches for a reader's name: what they write under it from now on says so. Under another name it does not.
     *
     * @param name as it stands above their comments
     */
    void verify(String reader, String name, Moderator by, Instant now);

    /** Vouches for it no longer: what they wrote before keeps its badge. */
    void unverify(String reader);

    /**
     * One page of what waits.
     *
     * @param entries the oldest first
     * @param next where the next page starts; empty at the end
     */
    record Page(List<Held> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * What a moderator sees at a glance.
     *
     * @param waiting how many comments wait, counted up to {@value #MAX}
     * @param more whether more wait than were counted
     * @param oldest since when the one waits that has waited longest; empty if none waits
     * @param lastDay what was decided within 24 hours, and not taken back
     */
    record Counts(int waiting, boolean more, Optional<Instant> oldest, Decided lastDay) {
        /** The most that are counted. */
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
     * @param rejected how many they dropped
     * @param withdrawn how many their authors took back before anybody had decided
     * @param more whether there were more, earlier, than were counted
     */
    record Decided(int approved, int rejected, int withdrawn, boolean more) {}

    /**
     * A reader's earlier comments.
     *
     * @param published how many are published
     * @param held how many wait
     * @param rejected how many were rejected lately: within thirty days, or a little more
     * @param blocked whether they are held from now on
     * @param verifiedAs the name that editors vouch for
     */
    record History(int published, int held, int rejected, boolean blocked, Optional<String> verifiedAs) {
        public History {
            requireNonNull(verifiedAs, "verifiedAs is null");
        }
    }

    /** What came of an attempt to decide. */
    sealed interface Ruling {
        /** It is so now, by this attempt or an earlier one of the same moderator. */
        record Done(Decision decision) implements Ruling {}

        /** Somebody else, or the author, was quicker. */
        record Overtaken(Decision decision) implements Ruling {}

        /** It waits: its author has changed it meanwhile, or the decision was taken back. */
        record Waits(Held held) implements Ruling {}

        /** The decision stands, since others have answered the comment, or it is gone. */
        record Stands(Decision decision) implements Ruling {}

        /** There is nothing of this id, or no longer. */
        record Unknown() implements Ruling {}
    }

    /** What came of an attempt to remove a comment. */
    enum Removal {
        /** It is gone, by this attempt or an earlier one. */
        REMOVED,
        /** It is somebody else's. */
        NOT_YOURS,
        /** It waits for a decision, since readers reported it. */
        HELD,
        /** There never was one of this number. */
        UNKNOWN
    }
}
