package broadsheet.dynamodb.key;

import broadsheet.article.ArticleId;

/** The keys of readers' reports about comments. */
public final class ReportKeys {
    /** The partition of pointers to the public comments that readers have reported. */
    public static final String REPORTED = "REPORTED";

    /** The sort key of the counter of a comment's reports, in the same partition as the reports. */
    public static final String ROUND = "ROUND";

    /** The prefix of the sort keys of reports. */
    public static final String REPORT = "BY#";

    private ReportKeys() {}

    /** The partition of one comment's reports. */
    public static String reports(ArticleId article, int number) {
        return "REPORTS#" + article + "#" + "%06d".formatted(number);
    }

    public static String report(String reader) {
        return REPORT + reader;
    }

    /** The reader whose report has this sort key. */
    public static String reader(String report) {
        return report.substring(REPORT.length());
    }
}
