package broadsheet.check.table;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.site.DynamoSites;
import broadsheet.dynamodb.table.Table;
import java.util.List;

/** Invariant: the site's settings are readable. If they are not, the checker reports the exception. */
record SiteInvariant(Table table) implements Invariant {
    @Override
    public String place() {
        return Keys.SITE + " " + Keys.SITE;
    }

    @Override
    public List<Finding> look() {
        new DynamoSites(table).site();
        return List.of();
    }
}
