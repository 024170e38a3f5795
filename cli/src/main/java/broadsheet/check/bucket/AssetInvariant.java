package broadsheet.check.bucket;

import broadsheet.bucket.Bucket;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.pages.Asset;
import java.util.List;
import java.util.Optional;

/**
 * Invariant: the bucket holds every asset that pages link to. The scheduled rendering uploads assets for pages that are
 * yet to be rendered, so a missing asset is a finding only after that delay.
 */
record AssetInvariant(Asset asset, Bucket bucket, StoredObjects objects) implements Invariant {
    @Override
    public String place() {
        return asset.path();
    }

    @Override
    public List<Finding> check() {
        Optional<StoredObjects.Content> stored = objects.read(place());
        return stored.filter(object -> object.is(asset.page())).isPresent()
                ? List.of()
                : List.of(Finding.repairable(
                                place(),
                                stored.isEmpty() ? "is missing" : "is not what its name says",
                                () -> bucket.put(place(), asset.page(), stored.map(StoredObjects.Content::state))
                                        .isPresent())
                        .after(PageWalk.BY_THE_CLOCK));
    }
}
