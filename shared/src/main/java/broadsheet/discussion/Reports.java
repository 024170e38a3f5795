package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.time.Instant;
import java.util.List;

/** Readers' reports of published comments. */
public interface Reports {
    /** As many different readers hold a comment again. */
    int ENOUGH = 3;

    /** How often one reader may report within an hour. */
    int PER_HOUR = 20;

    /** The longest reason, in characters (Unicode code points). */
    int MAX_REASON = 500;

    /**
     * Notes a reader's report; another one of the same reader replaces it. Kept for thirty days. Readers who are not signed
     * in count on the day of their report only, since they are somebody else tomorrow.
     *
     * @return whether there is such a comment, or its place
     * @throws Refused if they report too often
     */
    boolean report(Slug article, int number, Commenter reader, String reason, Instant now);

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
