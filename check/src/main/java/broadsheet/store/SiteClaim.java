package broadsheet.store;

import broadsheet.finding.Claim;
import broadsheet.finding.Finding;
import java.util.List;

/** The site's settings can be read: who cannot is told why. */
record SiteClaim(Table table) implements Claim {
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
