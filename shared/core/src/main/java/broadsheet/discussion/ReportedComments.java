package broadsheet.discussion;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Slug;
import java.util.List;
import java.util.Optional;

/** Published comments that readers report, for moderators: from the first report on, and until one is dealt with. */
public interface ReportedComments {
    /** The most comments of one page. */
    int MAX_LIMIT = 100;

    /**
     * One page of them. It may be short, and yet have a next one.
     *
     * @param limit how many, from 1 to {@value #MAX_LIMIT}
     * @param cursor where an earlier page ended
     * @throws broadsheet.validation.ValidationException if the cursor is not one that this list gave
     */
    Page list(int limit, Optional<String> cursor);

    /**
     * Lets a comment stay: what was reported of it is dealt with, and later reports do not hide it.
     *
     * @param version the version that the moderator read
     */
    Dismissal dismiss(Slug article, int number, int version);

    /** What came of an attempt to let a comment stay. */
    enum Dismissal {
        /** It stays, by this attempt or an earlier one. */
        DISMISSED,
        /** Somebody has reported it since it was read. */
        REPORTED_AGAIN,
        /** No comment of this number is to be seen. */
        UNKNOWN
    }

    /**
     * One page of what is reported.
     *
     * @param entries those of an article one after the other
     * @param next where the next page starts; empty at the end
     */
    record Page(List<Reported> entries, Optional<String> next) {
        public Page {
            entries = List.copyOf(entries);
            requireNonNull(next, "next is null");
        }
    }

    /**
     * A comment with what was reported of it since a moderator last let it stay.
     *
     * @param comment the comment
     * @param author its author's id; empty if they had no account
     * @param reports what readers say is wrong, never nothing
     * @param version changes with each report
     */
    record Reported(Comment comment, String author, List<Reports.Report> reports, int version) {
        public Reported {
            requireNonNull(comment, "comment is null");
            requireNonNull(author, "author is null");
            reports = List.copyOf(reports);
        }
    }
}
