package broadsheet.dynamodb.key;

import broadsheet.article.ArticleId;
import broadsheet.draft.DraftId;
import broadsheet.schedule.ScheduleId;
import broadsheet.schedule.ScheduleSubject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of schedules, in the table of drafts. All partitions begin with {@code SCHEDULE#}, so that one condition of a
 * policy tells them from drafts.
 *
 * <p>What waits is in one partition, sorted by time. So one query finds what is due, however long ago, and one finds a
 * month of the calendar. A newsroom schedules far less than the 1,000 items a second that a partition takes.
 */
public final class ScheduleKeys {
    private static final String SCHEDULE = "SCHEDULE#";

    /** The partition of all schedules that wait for their time. */
    public static final String PENDING = SCHEDULE + "PENDING";

    /** The partition of the schedules that failed. */
    public static final String FAILED = SCHEDULE + "FAILED";

    /** The partition of the schedules that were done. */
    public static final String DONE = SCHEDULE + "DONE";

    private static final String DRAFT = SCHEDULE + "DRAFT#";
    private static final String ARTICLE = SCHEDULE + "ARTICLE#";

    private static final Pattern ENTRY =
            Pattern.compile("(\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ)#([0-7][0-9A-HJKMNP-TV-Z]{25})");

    private ScheduleKeys() {}

    /** The partition of the one schedule of a draft or an article. */
    public static String of(ScheduleSubject subject) {
        return switch (subject) {
            case ScheduleSubject.OfDraft(DraftId draft) -> DRAFT + draft;
            case ScheduleSubject.OfArticle(ArticleId article) -> ARTICLE + article;
        };
    }

    /** The draft or article whose schedule a partition holds; empty for any other partition. */
    public static Optional<ScheduleSubject> subjectOf(String pk) {
        if (pk.startsWith(DRAFT)) {
            return DraftId.parse(pk.substring(DRAFT.length())).map(ScheduleSubject.OfDraft::new);
        }
        return pk.startsWith(ARTICLE)
                ? ArticleId.parse(pk.substring(ARTICLE.length())).map(ScheduleSubject.OfArticle::new)
                : Optional.empty();
    }

    /** The sort key of a schedule among others. */
    public static String entry(Instant at, ScheduleId id) {
        return at(at) + "#" + id;
    }

    /** The lower bound of the sort keys of schedules at this moment or later. */
    public static String at(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The schedule in a sort key; empty for any other key. */
    public static Optional<ScheduleId> entryOf(String sk) {
        Matcher parts = ENTRY.matcher(sk);
        return parts.matches() ? ScheduleId.parse(parts.group(2)) : Optional.empty();
    }

    /** Whether a partition is that of a schedule, or of a list of them. */
    public static boolean isSchedule(String pk) {
        return pk.startsWith(SCHEDULE);
    }
}
