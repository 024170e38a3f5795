package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;

/**
 * A site's settings for its discussions.
 *
 * @param refuse words, or sequences of words, that no comment may contain
 * @param hold words, or sequences of words, for which a moderator must approve a comment first
 * @param closeAfterDays how many days after its publication an article accepts comments; empty for no limit
 * @param perHour how many comments one reader may write within an hour
 * @param anonymousPerHour how many comments all readers without an account may write within an hour. It bounds the
 *     moderators' work.
 */
public record DiscussionSettings(
        List<String> refuse, List<String> hold, OptionalInt closeAfterDays, int perHour, int anonymousPerHour) {
    /** The defaults: no word is refused or held, ten comments an hour, and discussions never close. */
    public static final DiscussionSettings USUAL =
            new DiscussionSettings(List.of(), List.of(), OptionalInt.empty(), 10, 500);

    public DiscussionSettings {
        refuse = List.copyOf(refuse);
        hold = List.copyOf(hold);
        requireNonNull(closeAfterDays, "closeAfterDays is null");
        if (perHour < 1 || anonymousPerHour < 1) {
            throw new IllegalArgumentException("perHour is " + perHour + ", anonymousPerHour is " + anonymousPerHour);
        }
    }
}
