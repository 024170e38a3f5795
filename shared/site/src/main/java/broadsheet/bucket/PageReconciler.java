package broadsheet.bucket;

import broadsheet.bucket.Bucket.Stored;
import broadsheet.pages.Address;
import broadsheet.pages.Asset;
import broadsheet.pages.Pages;
import broadsheet.pages.Pages.Rendered;
import broadsheet.pages.RenderContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
public final class PageReconciler {
    static final int STEPS = 50;

    private static final Duration FRESH = Duration.ofDays(1);

    private final Pages pages;
    private final Bucket bucket;
    private final ConcurrentMap<String, Asset> provided = new ConcurrentHashMap<>();

    /** Renews pages of this bucket. */
    @Inject
    public PageReconciler(Pages pages, Bucket bucket) {
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
        Progress page = begin(address);
        for (int step = 0; step < STEPS; step++) {
            page = proceed(page, look(List.of(address)));
            if (page.settled()) {
                return page.writes();
            }
        }
        throw keepsChanging(address);
    }

    /**
     * How far a page has come.
     *
     * @param address the page's
     * @param stored what is known to stand in the bucket
     * @param writes how many that took
     * @param settled whether a later look at the table asked for just that
     */
    record Progress(Address address, Optional<Stored> stored, int writes, boolean settled) {
        Progress settle() {
            return new Progress(address, stored, writes, true);
        }

        Progress written(Optional<Stored> now) {
            return new Progress(address, now, writes + 1, false);
        }

        Progress found(Optional<Stored> now) {
            return new Progress(address, now, writes, false);
        }
    }

    Progress begin(Address address) {
        return new Progress(address, bucket.find(address.path()), 0, false);
    }

    RenderContext look(Collection<Address> addresses) {
        return pages.look(addresses);
    }

    /** One step on, by a look at the table that was begun after the last. */
    Progress proceed(Progress page, RenderContext look) {
        Optional<Rendered> wanted = pages.render(page.address(), look);
        if (agree(page.stored(), wanted)) {
            return page.settle();
        }
        String path = page.address().path();
        Optional<Stored> put = wanted.flatMap(rendered -> put(path, rendered, page.stored()));
        boolean written = wanted.isPresent()
                ? put.isPresent()
                : bucket.delete(path, page.stored().orElseThrow());
        return written ? page.written(put) : page.found(bucket.find(path));
    }

    static IllegalStateException keepsChanging(Address address) {
        return new IllegalStateException(address.path() + " keeps changing");
    }

    /** Does all that {@link #renew} may have to, to get ready for it; the page is put on a condition that is never met. */
    public void rehearse(Address address) {
        rehearse(address, look(List.of(address)));
    }

    void rehearse(Address address, RenderContext look) {
        bucket.find(address.path());
        var never = new Stored("\"0\"", "");
        pages.render(address, look)
                .ifPresent(rendered -> bucket.put("/rehearsal", rendered.page(), Optional.of(never)));
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
