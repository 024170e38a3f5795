package broadsheet.store;

import broadsheet.article.Slug;

/** The keys of readers' reports. */
final class ReportKeys {
    /** The partition that points to each comment that is reported and public. */
    static final String REPORTED = "REPORTED";

    /** What counts a comment's reports, among them. */
    static final String ROUND = "ROUND";

    /** What the keys of reports begin with. */
    static final String REPORT = "BY#";

    private ReportKeys() {}

    /** The partition of the reports of one comment. */
    static String reports(Slug article, int number) {
        return "REPORTS#" + article + "#" + "%06d".formatted(number);
    }

    static String report(String reader) {
        return REPORT + reader;
    }
}
