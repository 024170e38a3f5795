package broadsheet.bucket;

import broadsheet.bucket.Bucket.Stored;
import broadsheet.pages.Address;
import broadsheet.pages.Asset;
import broadsheet.pages.Pages;
import broadsheet.pages.Pages.Rendered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.inject.Inject;

/**
 * Makes pages in the bucket what the table says they should be. May run many times for one page, at once, late, or again
 * after a crash: the newest truth wins.
 *
 * <p>A page is settled only when what is known to stand in the bucket, by a look at it or by a write of one's own, is what a
 * later look at the table asks for; every write is therefore followed by another look at the table. The condition on the
 * write alone would not do: a renderer that read the table before a change could still find the object that it saw earlier,
 * when the change was taken back meanwhile and the renderer that saw this had nothing to write.
 */
public final class Renewal {
    private static final int ATTEMPTS = 50;
    private static final Duration FRESH = Duration.ofDays(1);

    private final Pages pages;
    private final Bucket bucket;
    private final ConcurrentMap<String, Asset> provided = new ConcurrentHashMap<>();

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
        String path = address.path();
        Optional<Stored> stored = bucket.find(path);
        int writes = 0;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Rendered> wanted = pages.render(address);
            if (agree(stored, wanted)) {
                return writes;
            }
            boolean written;
            if (wanted.isPresent()) {
                stored = put(path, wanted.get(), stored);
                written = stored.isPresent();
            } else {
                written = bucket.delete(path, stored.orElseThrow());
                stored = Optional.empty();
            }
            if (written) {
                writes++;
            } else {
                stored = bucket.find(path);
            }
        }
        throw new IllegalStateException(address.path() + " keeps changing");
    }

    /** Does all that {@link #renew} may have to, to get ready for it; the page is put on a condition that is never met. */
    public void rehearse(Address address) {
        bucket.find(address.path());
        var never = new Stored("\"0\"", "");
        pages.render(address).ifPresent(rendered -> bucket.put("/rehearsal", rendered.page(), Optional.of(never)));
    }

    private static boolean agree(Optional<Stored> stored, Optional<Rendered> wanted) {
        return wanted.isEmpty()
                ? stored.isEmpty()
                : stored.filter(object -> object.holds(wanted.get().page())).isPresent();
    }

    private Optional<Stored> put(String path, Rendered wanted, Optional<Stored> stored) {
        wanted.assets().forEach(this::provide);
        return bucket.put(path, wanted.page(), stored);
    }

    /** An asset's name holds its hash: what stands there under this name is this. Of pages at once one puts it, the others wait. */
    private void provide(Asset asset) {
        provided.computeIfAbsent(asset.path(), path -> {
            bucket.put(path, asset.page(), Optional.empty());
            return asset;
        });
    }

    /**
     * Sees that what pages link to now does not grow old: the bucket lets go of assets that nobody has put for a long time,
     * which are those that no page can link to any more.
     */
    public void keepAssets(Instant now) {
        for (Asset asset : pages.assets()) {
            if (bucket.modified(asset.path())
                    .filter(moment -> moment.isAfter(now.minus(FRESH)))
                    .isEmpty()) {
                bucket.put(asset.path(), asset.page(), bucket.find(asset.path()));
            }
        }
    }
}
