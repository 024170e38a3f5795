package broadsheet.log;

/** What CloudWatch counts, in the namespace {@code Broadsheet}, by stack. It has a price by metric: these are all. */
public enum Metric {
    /** How long it took from the transaction of a publication, or a withdrawal, until the pages that it touches were true. */
    PUBLISH_TO_PAGE("PublishToPage", "Milliseconds"),

    /** Articles that were published or corrected; the same again is none. */
    PUBLISHED("Published", "Count"),

    /** Articles that were withdrawn. */
    WITHDRAWN("Withdrawn", "Count"),

    /** Comments that readers see from now on, at once or by a moderator's approval. */
    COMMENTS_PUBLISHED("CommentsPublished", "Count"),

    /** Comments that were held for a moderator when they were posted. */
    COMMENTS_HELD("CommentsHeld", "Count"),

    /** What the brake on held comments stopped: comments that were refused, or not hidden, because too many wait already. */
    DISCUSSION_BRAKED("DiscussionBraked", "Count"),

    /** Ratings that were given or changed. */
    RATED("Rated", "Count"),

    /** By how many the numbers of articles' readers grew. */
    READERS_COUNTED("ReadersCounted", "Count"),

    /** Messages that say that an article was seen, of whomever. */
    VIEWS_RECEIVED("ViewsReceived", "Count"),

    /** Updates of live coverages that were posted. */
    UPDATES_POSTED("UpdatesPosted", "Count"),

    /** Calls that a function had to be started for; also by function. */
    COLD_STARTS("ColdStarts", "Count"),

    /** Answers with a status of 500 and more, records and messages that failed, calls that ended in an exception. */
    FAILURES("Failures", "Count"),

    /**
     * Those of them that no reader can cause: unforeseen failures of calls by editors and moderators, and changes and tasks
     * that could not be rendered. An alarm on it ends a deployment, so what anybody can cause must not count.
     */
    NEWSROOM_FAILURES("NewsroomFailures", "Count");

    private final String title;
    private final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** Its name in CloudWatch. */
    public String title() {
        return title;
    }

    /** Its unit, as CloudWatch spells it. */
    String unit() {
        return unit;
    }
}
