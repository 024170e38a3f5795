package broadsheet.log;

import java.util.Set;

/**
 * Everything that log lines count and measure. CloudWatch makes metrics of it in the namespace {@code Broadsheet}, by
 * stack. It charges per metric, so with {@code Telemetry=basic} it gets only {@link #WATCHED}.
 */
public enum Metric {
    /** The time from a publication's or withdrawal's transaction until all affected pages are up to date. */
    PUBLISH_TO_PAGE("PublishToPage", "Milliseconds"),

    /** Articles that an editor published or corrected. A repeated request without changes does not count. */
    PUBLISHED("Published", "Count"),

    /** Articles that an editor withdrew. */
    WITHDRAWN("Withdrawn", "Count"),

    /** The time from a schedule's moment until its draft was published or its article withdrawn. */
    SCHEDULE_LATENESS("ScheduleLateness", "Milliseconds"),

    /** Schedules that could not be done, as an article had changed or an address was taken meanwhile. */
    SCHEDULES_FAILED("SchedulesFailed", "Count"),

    /** Comments that became visible, at once or when a moderator approved them. */
    COMMENTS_PUBLISHED("CommentsPublished", "Count"),

    /** Comments that were held for moderation when they were posted. */
    COMMENTS_HELD("CommentsHeld", "Count"),

    /** Comments that were refused, or reported but not hidden, because a rate limit of all readers is reached. */
    DISCUSSION_RATE_LIMITED("DiscussionRateLimited", "Count"),

    /** Ratings that readers gave or changed. */
    RATED("Rated", "Count"),

    /** The increase of the articles' reader counts. */
    READERS_COUNTED("ReadersCounted", "Count"),

    /** Messages that report an article view, including repeated views by one reader. */
    VIEWS_RECEIVED("ViewsReceived", "Count"),

    /** Updates posted to live coverages. */
    UPDATES_POSTED("UpdatesPosted", "Count"),

    /** Invocations that required a cold start; also reported by function. */
    COLD_STARTS("ColdStarts", "Count"),

    /** Responses with a 5xx status, failed records and messages, and invocations that threw an exception. */
    FAILURES("Failures", "Count"),

    /**
     * The failures that readers cannot cause: unexpected errors in requests by editors and moderators, and changes and
     * tasks that failed to render. An alarm on this metric rolls back a deployment, so the public must not be able to
     * trigger it.
     */
    NEWSROOM_FAILURES("NewsroomFailures", "Count");

    /** The metrics that alarms of template.yaml watch. ci/template_tests compares the two. */
    static final Set<Metric> WATCHED =
            Set.of(PUBLISH_TO_PAGE, SCHEDULES_FAILED, DISCUSSION_RATE_LIMITED, NEWSROOM_FAILURES);

    private final String title;
    private final String unit;

    Metric(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    /** The metric's name in CloudWatch. */
    public String title() {
        return title;
    }

    /** The metric's unit, in CloudWatch's spelling. */
    String unit() {
        return unit;
    }
}
