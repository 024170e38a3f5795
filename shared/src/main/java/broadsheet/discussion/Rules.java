package broadsheet.discussion;

import java.util.EnumSet;
import java.util.Set;

/** What has to wait for a moderator. */
public final class Rules {
    /** How many links a comment may have without being held. */
    public static final int MOST_LINKS = 2;

    private Rules() {}

    /**
     * Why a comment has to wait; nothing if it may be published at once.
     *
     * @param hiddenField whether something filled in a field that people do not see
     */
    public static Set<HoldReason> judge(Commenter author, CommentText text, boolean hiddenField) {
        Set<HoldReason> reasons = EnumSet.noneOf(HoldReason.class);
        if (!author.verified()) {
            reasons.add(HoldReason.ANONYMOUS);
        }
        if (text.links() > MOST_LINKS) {
            reasons.add(HoldReason.LINKS);
        }
        if (hiddenField) {
            reasons.add(HoldReason.HIDDEN_FIELD);
        }
        return reasons;
    }
}
