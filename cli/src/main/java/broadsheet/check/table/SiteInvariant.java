package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.site.DynamoSites;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Rows;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Invariant: the site's settings are readable, and each of their revisions is kept. If the settings are not readable,
 * the checker reports the exception.
 */
record SiteInvariant(Table table) implements Invariant {
    private static final String REVISION = "revision";

    @Override
    public String place() {
        return Keys.SITE + " " + Keys.SITE;
    }

    @Override
    public List<Finding> check() {
        new DynamoSites(table).site();
        Optional<Item> site = table.getNow(Keys.SITE, Keys.SITE);
        int last = site.filter(item -> item.has(REVISION))
                .map(item -> item.number(REVISION))
                .orElse(0);
        var revisions = new TreeSet<Integer>();
        new Rows(table)
                .each(
                        Keys.SITE_REVISIONS,
                        Keys.REVISION,
                        "#sk",
                        item -> Keys.revisionOf(item.string("sk")).ifPresent(revisions::add));
        List<Finding> findings = new ArrayList<>();
        IntStream.rangeClosed(1, last)
                .filter(number -> !revisions.contains(number))
                .mapToObj(number -> Finding.manual(
                        place(number), "is missing", "a backup has it: what it was is kept nowhere else"))
                .findFirst()
                .ifPresent(findings::add);
        Optional.ofNullable(revisions.higher(last))
                .map(number -> Finding.manual(
                        place(number),
                        "is later than the settings, which say " + last,
                        "publish site.yaml again: the last revision says what it was"))
                .ifPresent(findings::add);
        return findings;
    }

    private static String place(int number) {
        return Keys.SITE_REVISIONS + " " + Keys.revision(number);
    }
}
