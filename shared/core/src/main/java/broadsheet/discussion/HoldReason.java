package broadsheet.discussion;

/** Why a comment is held for a moderator. */
public enum HoldReason {
    /** The author is not signed in. */
    ANONYMOUS,
    /** The comment contains a word for which the site holds comments. */
    WORD,
    /** The comment has more links than most comments need. */
    LINKS,
    /** A hidden form field, which people do not see, was filled in. */
    HIDDEN_FIELD,
    /** The form came back faster than a person can write. */
    TOO_FAST,
    /** A moderator has blocked the author. */
    BLOCKED,
    /** The author's name resembles one of the site's authors, and editors have not verified it. */
    NAME,
    /** Readers have reported the comment. */
    REPORTED
}
