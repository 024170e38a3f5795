package broadsheet.dynamodb.key;

import broadsheet.article.ArticleId;
import broadsheet.article.Fingerprint;
import broadsheet.article.Slug;
import broadsheet.audit.Act;
import broadsheet.schedule.ScheduleId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** The keys of records of what staff did: a partition for each month, sorted by time. */
public final class AuditKeys {
    private static final String AUDIT = "AUDIT#";

    /** Always three digits of a second, so that the order of texts is that of times. */
    private static final DateTimeFormatter MILLIS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private AuditKeys() {}

    /** The partition of a month, in UTC. */
    public static String month(YearMonth month) {
        return AUDIT + month;
    }

    /** The month of an instant, in UTC. */
    public static YearMonth monthOf(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    /** When a month begins, in UTC. */
    public static Instant beginningOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** What the sort keys of a time's records begin with; it sorts before all of them. */
    public static String time(Instant at) {
        return MILLIS.format(at);
    }

    /**
     * The sort key of a record.
     *
     * @param act names the act among those of that time, the same however often it is tried
     */
    public static String record(Instant at, String act) {
        return time(at) + "#" + act;
    }

    /** Whether a key is that of a record, and not only a time. */
    public static boolean isRecord(String sk) {
        return sk.indexOf('#') >= 0;
    }

    /** The time in the sort key of a record, or alone. */
    public static Instant timeOf(String sk) {
        return Instant.parse(isRecord(sk) ? sk.substring(0, sk.indexOf('#')) : sk);
    }

    /**
     * Tells acts on readers apart that happen in one millisecond, by eight bits: too few to tell who the reader is, also
     * for somebody who knows all of them.
     */
    public static String reader(String reader) {
        return "READER#" + Fingerprint.of(reader).substring(0, 2);
    }

    /** Names an act by who did it and what it was. */
    public static String by(String account, String act) {
        return "BY#%s#%s".formatted(account, act);
    }

    /** Names an act on a held comment, by its id. */
    public static String held(String id) {
        return "COMMENT#" + id;
    }

    /** Names an act on a published comment. */
    public static String comment(ArticleId article, int number) {
        return "COMMENT#%s#%06d".formatted(article, number);
    }

    /** Names the revision of an article. */
    public static String article(ArticleId article, int revision) {
        return "ARTICLE#%s#%06d".formatted(article, revision);
    }

    /** Names the revision of a live coverage. */
    public static String coverage(Slug coverage, int revision) {
        return "LIVE#%s#%06d".formatted(coverage, revision);
    }

    /** Names the revision of an update of a live coverage. */
    public static String update(Slug coverage, int place, int revision) {
        return "LIVE#%s#%06d#%06d".formatted(coverage, place, revision);
    }

    /** Names what was done to a schedule, which has another id after each change. */
    public static String schedule(ScheduleId schedule, Act act) {
        return "SCHEDULE#%s#%s".formatted(schedule, act);
    }

    /**
     * Names a choice of the article that leads the home page, or its end.
     *
     * @param id random, because choices have no identity; the condition on the choice keeps a repeat from recording twice
     */
    public static String lead(String id) {
        return "LEAD#" + id;
    }

    /** Names the start or the end of a rendering. */
    public static String rendering(String id, Act act) {
        return "RENDERING#%s#%s".formatted(id, act);
    }

    /** Names the revision of a static page. */
    public static String page(Slug page, int revision) {
        return "PAGE#%s#%06d".formatted(page, revision);
    }

    /** Names the revision of the site's settings. */
    public static String site(int revision) {
        return "SITE#%06d".formatted(revision);
    }
}
