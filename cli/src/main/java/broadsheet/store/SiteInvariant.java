package broadsheet.store;

import broadsheet.finding.Finding;
import broadsheet.finding.Invariant;
import java.util.List;

/** The site's settings can be read: who cannot is told why. */
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
