package broadsheet.audit;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;

/** What a member of staff did. The names are stored, so they never change. */
public enum Act {
    /** An article became public: it is new, or had been withdrawn. */
    ARTICLE_PUBLISHED("article-published"),
    /** A public article changed, without a word to readers. */
    ARTICLE_CHANGED("article-changed"),
    /** A public article changed, with a correction notice that is new. */
    ARTICLE_CORRECTED("article-corrected"),
    /** An article was withdrawn. */
    ARTICLE_WITHDRAWN("article-withdrawn"),
    /** An article was withdrawn with its pictures, for a reason. */
    ARTICLE_TAKEN_DOWN("article-taken-down"),
    /** The publication of a draft was scheduled. */
    PUBLICATION_SCHEDULED("publication-scheduled"),
    /** The schedule of a publication changed. */
    PUBLICATION_RESCHEDULED("publication-rescheduled"),
    /** The schedule of a publication was cancelled. */
    PUBLICATION_CANCELLED("publication-cancelled"),
    /** The withdrawal of an article was scheduled. */
    WITHDRAWAL_SCHEDULED("withdrawal-scheduled"),
    /** The schedule of a withdrawal changed. */
    WITHDRAWAL_RESCHEDULED("withdrawal-rescheduled"),
    /** The schedule of a withdrawal was cancelled. */
    WITHDRAWAL_CANCELLED("withdrawal-cancelled"),
    /** The article that leads the home page was chosen. */
    LEAD_CHOSEN("lead-chosen"),
    /** The choice of the article that leads the home page was removed. */
    LEAD_CLEARED("lead-cleared"),
    /** A rendering of all pages was started by hand. */
    RENDERING_STARTED("rendering-started"),
    /** The rendering of all pages was stopped. */
    RENDERING_STOPPED("rendering-stopped"),
    /** The site's settings changed. */
    SITE_CHANGED("site-changed"),
    /** A static page became public: it is new, or had been removed. */
    PAGE_PUBLISHED("page-published"),
    /** A static page changed. */
    PAGE_CHANGED("page-changed"),
    /** A static page was removed. */
    PAGE_REMOVED("page-removed"),
    /** Redirects were sent. */
    REDIRECTS_CHANGED("redirects-changed"),
    /** A live coverage was opened. */
    COVERAGE_OPENED("coverage-opened"),
    /** A live coverage changed, or was opened again. */
    COVERAGE_CHANGED("coverage-changed"),
    /** A live coverage was closed. */
    COVERAGE_CLOSED("coverage-closed"),
    /** An update of a live coverage was posted. */
    UPDATE_POSTED("update-posted"),
    /** An update of a live coverage was corrected, pinned or changed otherwise. */
    UPDATE_CHANGED("update-changed"),
    /** An update of a live coverage was withdrawn. */
    UPDATE_WITHDRAWN("update-withdrawn"),
    /** A held comment was published. */
    COMMENT_APPROVED("comment-approved"),
    /** A held comment was rejected. */
    COMMENT_REJECTED("comment-rejected"),
    /** A decision about a comment was taken back. */
    DECISION_UNDONE("decision-undone"),
    /** A published comment was removed. */
    COMMENT_REMOVED("comment-removed"),
    /** A reported comment was left as it is. */
    REPORTS_DISMISSED("reports-dismissed"),
    /** A reader was blocked. */
    READER_BLOCKED("reader-blocked"),
    /** A reader is no longer blocked. */
    READER_UNBLOCKED("reader-unblocked"),
    /** A reader's name was vouched for. */
    READER_VERIFIED("reader-verified"),
    /** A reader's name is no longer vouched for. */
    READER_UNVERIFIED("reader-unverified");

    private final String name;

    Act(String name) {
        this.name = requireNonNull(name, "name is null");
    }

    /** The act of that name; empty if there is none. */
    public static Optional<Act> parse(String name) {
        return Arrays.stream(values()).filter(act -> act.name.equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return name;
    }
}
