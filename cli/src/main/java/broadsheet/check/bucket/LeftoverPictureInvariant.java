package broadsheet.check.bucket;

import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import java.util.List;

/** Invariant: every picture in the bucket belongs to an article or a coverage. */
record LeftoverPictureInvariant(String folder, StoredObjects objects) implements Invariant {
    @Override
    public String place() {
        return folder;
    }

    @Override
    public List<Finding> check() {
        boolean[] isThere = {false};
        objects.list(folder, file -> isThere[0] = true);
        return isThere[0]
                ? List.of(Finding.manual(folder, "is a picture that no article has", "delete it, if no page shows it"))
                : List.of();
    }
}
