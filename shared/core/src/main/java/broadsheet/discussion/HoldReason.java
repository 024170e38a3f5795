package broadsheet.discussion;

/** Why a comment waits for a moderator. */
public enum HoldReason {
    /** Its author is not signed in. */
    ANONYMOUS,
    /** It has a word that the site holds. */
    WORD,
    /** It has more links than most comments need. */
    LINKS,
    /** Something filled in a field that people do not see. */
    HIDDEN_FIELD,
    /** It was sent sooner than anybody can write. */
    TOO_FAST,
    /** Its author's comments are held. */
    BLOCKED,
    /** It stands under a name that can be taken for an author's of the site, and editors do not vouch for it. */
    NAME,
    /** Readers reported it. */
    REPORTED
}
