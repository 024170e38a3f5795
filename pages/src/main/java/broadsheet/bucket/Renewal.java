package broadsheet.bucket;

import broadsheet.bucket.Bucket.Stored;
import broadsheet.pages.Address;
import broadsheet.pages.Asset;
import broadsheet.pages.Pages;
import broadsheet.pages.Pages.Rendered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.inject.Inject;

/**
 * Makes pages in the bucket what the table says they should be. May run many times for one page, at once, late, or again
 * after a crash: the newest truth wins.
 *
 * <p>A page is settled only when a look at the bucket, followed by a look at the table, finds the two agreeing; every
 * write is therefore followed by another look. The condition on the write alone would not do: a renderer that read the
 * table before a change could still find the object that it saw earlier, when the change was taken back meanwhile and the
 * renderer that saw this had nothing to write.
 */
public final class Renewal {
    private static final int ATTEMPTS = 50;
    private static final Duration FRESH = Duration.ofDays(1);

    private final Pages pages;
    private final Bucket bucket;
    private final Set<String> provided = ConcurrentHashMap.newKeySet();

    /** Renews pages of this bucket. */
    @Inject
    public Renewal(Pages pages, Bucket bucket) {
        this.pages = pages;
        this.bucket = bucket;
    }

    /**
     * Makes the page at the address true.
     *
     * @return how many writes that took: 0 if it was true already
     * @throws IllegalStateException if others keep changing it
     */
    public int renew(Address address) {
        int writes = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Stored> stored = bucket.find(address.path());
            Optional<Rendered> wanted = pages.render(address);
            if (agree(stored, wanted)) {
                return writes;
            }
            wanted.ifPresent(rendered -> rendered.assets().forEach(this::provide));
            if (write(address.path(), stored, wanted)) {
                writes++;
            }
        }
        throw new IllegalStateException(address.path() + " keeps changing");
    }

    /** Does all that {@link #renew} may have to, to get ready for it; the page is put on a condition that is never met. */
    public void rehearse(Address address) {
        bucket.find(address.path());
        var never = new Stored("\"0\"", "", Instant.EPOCH);
        pages.render(address).ifPresent(rendered -> bucket.put("/rehearsal", rendered.page(), Optional.of(never)));
    }

    private static boolean agree(Optional<Stored> stored, Optional<Rendered> wanted) {
        return wanted.isEmpty()
                ? stored.isEmpty()
                : stored.filter(object -> object.holds(wanted.get().page())).isPresent();
    }

    private boolean write(String path, Optional<Stored> stored, Optional<Rendered> wanted) {
        return wanted.map(rendered -> bucket.put(path, rendered.page(), stored))
                .or(() -> stored.map(object -> bucket.delete(path, object)))
                .orElse(true);
    }

    /** An asset's name holds its hash: what stands there under this name is this. */
    private void provide(Asset asset) {
        if (!provided.contains(asset.path())) {
            bucket.put(asset.path(), asset.page(), Optional.empty());
            provided.add(asset.path());
        }
    }

    /**
     * Sees that what pages link to now does not grow old: the bucket lets go of assets that nobody has put for a long time,
     * which are those that no page can link to any more.
     */
    public void keepAssets(Instant now) {
        for (Asset asset : pages.assets()) {
            Optional<Stored> stored = bucket.find(asset.path());
            if (stored.filter(object -> object.modified().isAfter(now.minus(FRESH)))
                    .isEmpty()) {
                bucket.put(asset.path(), asset.page(), stored);
            }
        }
    }
}
