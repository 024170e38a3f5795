package broadsheet.discussion;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The changes that authors make to their own held comments. The caller checks that the author owns the comment. */
public interface HeldComments {
    /** The current state of a comment that was held; empty if there was none, or after thirty days. */
    Optional<HeldCommentState> find(String id);

    /** The held comments of a signed-in reader, oldest first, at most a hundred. */
    List<Held> of(String reader);

    /**
     * Replaces the text of a held comment. The method is idempotent. A comment that was published before can be changed
     * for as long as {@link AuthoredComments#EDITABLE}, and is shown as edited.
     *
     * @param seen the held comment as the caller read it and judged its new text
     * @param by the author. Without an account, their id may differ from the comment's, because it changes daily.
     * @param perHour how many comments one reader may write within an hour
     * @return the current state, which may be a decision made meanwhile; empty if the comment is gone
     * @throws Refused if the author has reached the limit, or the time for edits is over
     */
    Optional<HeldCommentState> revise(
            Held seen, CommentText text, Set<HoldReason> reasons, Commenter by, int perHour, Instant now);

    /**
     * Withdraws a held comment. Returns the moderator's decision if there is one already; empty if the comment is
     * gone.
     */
    Optional<HeldCommentState> withdraw(String id, Instant now);

    /** The current state of a comment that was held. */
    sealed interface HeldCommentState {
        /** The comment is still held. */
        record Waiting(Held held) implements HeldCommentState {}

        /** A moderator or the author has decided. */
        record Decided(Decision decision) implements HeldCommentState {}
    }

    /** The id of the comment's author. */
    static String authorOf(HeldCommentState state) {
        return switch (state) {
            case HeldCommentState.Waiting(Held held) -> held.author().id();
            case HeldCommentState.Decided(Decision decision) -> decision.author();
        };
    }
}
