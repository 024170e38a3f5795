package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.util.List;

/**
 * Readers' reports of published comments. Moderators see each report at once. Enough reports hide the comment until a
 * moderator decides.
 */
public interface Reports {
    /**
     * How many reporters hide a comment if at least one of them has an account. Each network counts as one reporter.
     */
    int ENOUGH = 3;

    /** How many networks hide a comment if no reporter has an account. */
    int ENOUGH_NETWORKS = 10;

    /**
     * The most comments that reports hide within an hour. Beyond that, reports are only recorded, and moderators are
     * alerted.
     */
    int HIDDEN_PER_HOUR = 20;

    /** How many comments one reader may report within an hour. */
    int PER_HOUR = 20;

    /** The longest reason, in characters (Unicode code points). */
    int MAX_REASON = 500;

    /**
     * Stores a reader's report for thirty days; a new report of the same reader replaces it. A report without an
     * account counts only on its day, because the reader's pseudonym changes daily. All reports from one largest
     * network count once. Those of accounts that moderators have blocked are noted, and count for nothing.
     *
     * @throws Refused if the reader has reached the limit
     */
    Outcome report(ArticleId article, int number, Commenter reader, String reason, Instant now);

    /** The effect of a report. */
    enum Outcome {
        /** There is neither a comment nor a placeholder with this number. */
        UNKNOWN,
        /** Moderators see the report, or already have the comment. */
        NOTED,
        /** The comment is hidden until a moderator decides. */
        HIDDEN,
        /** The comment stays visible, because reports have hidden too many comments within this hour. */
        RATE_LIMITED
    }

    /** Whether reports from so many accounts and so many other networks hide a comment. */
    static boolean areEnough(int accounts, int networks) {
        return (accounts > 0 && accounts + networks >= ENOUGH) || networks >= ENOUGH_NETWORKS;
    }

    /** Normalises a reason to one line without invisible characters; empty if nothing is left. */
    static String reasonOf(String written) {
        return VisibleText.line(written);
    }

    /** The readers' reports of a comment. */
    List<Report> of(ArticleId article, int number);

    /**
     * A reader's report, without the reader's identity.
     *
     * @param reason the reason in the reader's words
     * @param at the time of the report
     */
    record Report(String reason, Instant at) {
        public Report {
            requireNonNull(reason, "reason is null");
            requireNonNull(at, "at is null");
        }
    }
}
