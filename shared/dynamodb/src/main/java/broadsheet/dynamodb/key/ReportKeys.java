package broadsheet.dynamodb.key;

import broadsheet.article.Slug;

/** The keys of readers' reports. */
public final class ReportKeys {
    /** The partition that points to each comment that is reported and public. */
    public static final String REPORTED = "REPORTED";

    /** What counts a comment's reports, among them. */
    public static final String ROUND = "ROUND";

    /** What the keys of reports begin with. */
    public static final String REPORT = "BY#";

    private ReportKeys() {}

    /** The partition of the reports of one comment. */
    public static String reports(Slug article, int number) {
        return "REPORTS#" + article + "#" + "%06d".formatted(number);
    }

    public static String report(String reader) {
        return REPORT + reader;
    }
}
