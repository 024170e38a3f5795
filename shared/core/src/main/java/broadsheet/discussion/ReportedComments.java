package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.ArticleId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The published comments that readers have reported, for moderators. A comment is listed from its first report until a
 * moderator handles it.
 */
public interface ReportedComments {
    /** The most comments of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of reported comments. A page may be short although another follows.
     *
     * @param limit the most comments, from 1 to {@value #MAX_LIMIT}
     * @param cursor the {@code next} of an earlier page; empty for the first page
     * @throws broadsheet.validation.ValidationException if the cursor does not come from this list
     */
    Page list(int limit, Optional<String> cursor);

    /**
     * Dismisses the reports of a comment. Later reports do not hide it, unless its author edits it.
     *
     * @param version the version that the moderator read
     */
    Dismissal dismiss(ArticleId article, int number, int version, Moderator by, Instant now);

    /** The result of an attempt to dismiss reports. */
    enum Dismissal {
        /** The reports are dismissed, by this attempt or an earlier one. */
        DISMISSED,
        /** Since the moderator read it, a reader has reported the comment, or its author has edited it. */
        CHANGED,
        /** There is no visible comment with this number. */
        UNKNOWN
    }

    /**
     * One page of reported comments.
     *
     * @param entries grouped by article
     * @param next the cursor of the next page; empty on the last page
     */
    record Page(List<Reported> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A comment with its reports since the last dismissal.
     *
     * @param comment the comment
     * @param author the author's id; empty if they had no account
     * @param reports the reports, at least one
     * @param version changes with each report, and with each edit
     */
    record Reported(Comment comment, String author, List<Reports.Report> reports, int version) {
        public Reported {
            requireNonNull(comment, "comment is null");
            requireNonNull(author, "author is null");
            reports = List.copyOf(reports);
        }
    }
}
