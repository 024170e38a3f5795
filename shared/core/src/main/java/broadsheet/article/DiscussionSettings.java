package broadsheet.article;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;

/**
 * What a site wants of its discussions.
 *
 * @param refuse words, or sequences of words, that no comment may have
 * @param hold words, or sequences of words, that a moderator wants to see first
 * @param closeAfterDays how many days after its publication an article takes comments; empty: for good
 * @param perHour how often one reader may write within an hour
 * @param anonymousPerHour how much all readers without an account may write within an hour: what moderators can read
 */
public record DiscussionSettings(
        List<String> refuse, List<String> hold, OptionalInt closeAfterDays, int perHour, int anonymousPerHour) {
    /** Of a site that says nothing: every word, ten times an hour, for good. */
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
