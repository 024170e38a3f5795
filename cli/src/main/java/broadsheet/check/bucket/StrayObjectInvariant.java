package broadsheet.check.bucket;

import broadsheet.bucket.Bucket;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import java.util.List;

/**
 * Invariant: every object is at the path of a page. The operator may have put a stray object there on purpose, so no
 * repair deletes it.
 */
record StrayObjectInvariant(String path, Bucket bucket) implements Invariant {
    @Override
    public String place() {
        return path;
    }

    @Override
    public List<Finding> check() {
        return bucket.find(path).isEmpty()
                ? List.of()
                : List.of(Finding.manual(path, "is no page", "delete it by hand, unless it was put there on purpose"));
    }
}
