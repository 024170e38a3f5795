package broadsheet.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What authors can do with comments of theirs that wait. Whether one is theirs is for the caller to know. */
public interface HeldComments {
    /** What became of a comment that was held; empty if there never was one, or thirty days have passed. */
    Optional<Fate> find(String id);

    /** The comments of a signed-in reader that wait, the oldest first; at most a hundred. */
    List<Held> of(String reader);

    /**
     * Gives a waiting comment another text. Nothing is written if it has it already.
     *
     * @param seen the comment as the reasons were found for it
     * @param by who does it: its author, who has another id today if they have no account
     * @param perHour how often one reader may write within an hour
     * @return what it is now; a decision, if one was made meanwhile; empty if it is gone
     * @throws Refused if its author writes too often
     */
    Optional<Fate> revise(Held seen, CommentText text, Set<HoldReason> reasons, Commenter by, int perHour, Instant now);

    /** Takes a waiting comment back; says what became of it, if a moderator was quicker. Empty if it is gone. */
    Optional<Fate> withdraw(String id, Instant now);

    /** Where a comment that was held is now. */
    sealed interface Fate {
        /** It waits. */
        record Waiting(Held held) implements Fate {}

        /** Something was decided. */
        record Decided(Decision decision) implements Fate {}
    }

    /** The author of a fate's comment. */
    static String authorOf(Fate fate) {
        return switch (fate) {
            case Fate.Waiting(Held held) -> held.author().id();
            case Fate.Decided(Decision decision) -> decision.author();
        };
    }
}
