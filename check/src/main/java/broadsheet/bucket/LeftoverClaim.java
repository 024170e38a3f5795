package broadsheet.bucket;

import broadsheet.finding.Claim;
import broadsheet.finding.Finding;
import java.util.List;

/** Every picture is of an article or a coverage. */
record LeftoverClaim(String folder, StoredObjects objects) implements Claim {
    @Override
    public String place() {
        return folder;
    }

    @Override
    public List<Finding> look() {
        boolean[] isThere = {false};
        objects.list(folder, file -> isThere[0] = true);
        return isThere[0]
                ? List.of(Finding.told(folder, "is a picture that no article has", "delete it, if no page shows it"))
                : List.of();
    }
}
