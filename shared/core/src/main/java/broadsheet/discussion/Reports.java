package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.List;

/** Readers' reports of published comments. Moderators see each of them at once; enough of them hide the comment meanwhile. */
public interface Reports {
    /** So many readers hide a comment, if one of them at least has an account. Networks count once, as readers do. */
    int ENOUGH = 3;

    /** So many networks hide a comment without an account among them. */
    int ENOUGH_NETWORKS = 10;

    /** So many comments at most are hidden within an hour. Beyond that reports are noted only, and moderators are alerted. */
    int HIDDEN_PER_HOUR = 20;

    /** How often one reader may report within an hour. */
    int PER_HOUR = 20;

    /** The longest reason, in characters (Unicode code points). */
    int MAX_REASON = 500;

    /**
     * Notes a reader's report; another one of the same reader replaces it. Kept for thirty days. Readers without an account
     * count on the day of their report only, since they are somebody else tomorrow, and once for their largest network.
     *
     * @throws Refused if they report too often
     */
    Outcome report(Slug article, int number, Commenter reader, String reason, Instant now);

    /** What a report did. */
    enum Outcome {
        /** There is no such comment, and no place of one. */
        UNKNOWN,
        /** Moderators see it, or have the comment already. */
        NOTED,
        /** The comment is hidden until a moderator decides. */
        HIDDEN,
        /** The comment would be hidden, if not so many were already. */
        BRAKED
    }

    /** Whether a comment is hidden that so many accounts and so many networks of others report. */
    static boolean areEnough(int accounts, int networks) {
        return (accounts > 0 && accounts + networks >= ENOUGH) || networks >= ENOUGH_NETWORKS;
    }

    /** A reason as it can be shown: one line, without what cannot be seen; empty if nothing is left. */
    static String reasonOf(String written) {
        return VisibleText.line(written);
    }

    /** What readers have reported about a comment. */
    List<Report> of(Slug article, int number);

    /**
     * A reader's report; who it was is nobody's business.
     *
     * @param reason what they say is wrong
     * @param at when
     */
    record Report(String reason, Instant at) {
        public Report {
            requireNonNull(reason, "reason is null");
            requireNonNull(at, "at is null");
        }
    }
}
