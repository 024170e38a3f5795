package broadsheet.bucket;

import broadsheet.article.Listings;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Reconciles pages in the bucket with the table. It may run for one page concurrently, late, or again after a crash:
 * the newest state of the table wins. Thread-safe: several threads may reconcile different pages, or the same one.
 *
 * <p>A page is converged only if the bucket's state, as last read or written, agrees with a later read of the table. So
 * another read of the table follows every write. The conditional write alone does not suffice. Consider a
 * renderer that has read a change which is then reverted. A second renderer that saw the reverted state would have
 * nothing to write. The first one would still find the object unchanged and overwrite it with the outdated page.
 */
public final class PageReconciler {
    /** A reader waits for them. */
    private static final int PASSES = 10;

    private static final Duration FRESH = Duration.ofDays(1);

    private final Pages pages;
    private final Bucket bucket;
    private final ConcurrentMap<String, Asset> provided;

    /** When assets were written last, as this instance knows: they need not be asked for before they are a day old. */
    private final ConcurrentMap<String, Instant> written;

    /** Creates a reconciler for this bucket. */
    @Inject
    public PageReconciler(Pages pages, Bucket bucket) {
        this(pages, bucket, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    private PageReconciler(
            Pages pages, Bucket bucket, ConcurrentMap<String, Asset> provided, ConcurrentMap<String, Instant> written) {
        this.pages = pages;
        this.bucket = bucket;
        this.provided = provided;
        this.written = written;
    }

    /** The same reconciler with another renderer. */
    PageReconciler with(Pages renderer) {
        return new PageReconciler(renderer, bucket, provided, written);
    }

    /**
     * Brings the page at an address up to date, or leaves it to the renderer that was faster: that reads the table once more
     * after its own write. A page that keeps changing is left to the renderers of its changes, which find this one's last write.
     *
     * @return the number of writes, including deletions; 0 if the page was up to date
     */
    public int reconcile(Address address) {
        Progress page = begin(address);
        for (int pass = 0; pass < PASSES; pass++) {
            RenderContext context = context(List.of(address));
            Progress next = proceed(page, context);
            boolean wrote = next.writes() > page.writes();
            // A write whose answer was lost is refused when it is repeated. Then the bucket has what it wrote.
            if (!wrote && (next.converged() || !agree(next.stored(), pages.render(address, context)))) {
                break;
            }
            page = next;
        }
        return page.writes();
    }

    /**
     * The reconciliation state of a page.
     *
     * @param address the page's address
     * @param stored the object's state, as last read or written
     * @param assumed whether the object is only assumed to be absent, and was neither read nor written yet
     * @param writes the number of writes so far
     * @param converged whether a later read of the table agreed with the object
     */
    record Progress(Address address, Optional<Stored> stored, boolean assumed, int writes, boolean converged) {
        Progress converge() {
            return new Progress(address, stored, false, writes, true);
        }

        Progress written(Optional<Stored> now) {
            return new Progress(address, now, false, writes + 1, false);
        }

        Progress found(Optional<Stored> now) {
            return new Progress(address, now, false, writes, false);
        }
    }

    Progress begin(Address address) {
        return new Progress(address, bucket.find(address.path()), false, 0, false);
    }

    /**
     * The same for a page that is probably new. It asks the bucket only if the page turns out to be none, or if the write, on
     * the condition that there is none, fails.
     */
    Progress beginNew(Address address) {
        return new Progress(address, Optional.empty(), true, 0, false);
    }

    RenderContext context(Collection<Address> addresses) {
        return pages.context(addresses);
    }

    /** The same with listings that may have been read before the object was. Only the first pass may use it ({@link PagesReconciler}). */
    RenderContext context(Collection<Address> addresses, Listings listings) {
        return pages.context(addresses, listings);
    }

    /** Performs one pass with a render context that was created after the previous pass. */
    Progress proceed(Progress page, RenderContext context) {
        Optional<Rendered> wanted = pages.render(page.address(), context);
        String path = page.address().path();
        if (agree(page.stored(), wanted)) {
            return page.assumed() ? page.found(bucket.find(path)) : page.converge();
        }
        Optional<Stored> put = wanted.flatMap(rendered -> put(path, rendered, page.stored()));
        boolean written = wanted.isPresent()
                ? put.isPresent()
                : bucket.delete(path, page.stored().orElseThrow());
        return written ? page.written(put) : page.found(bucket.find(path));
    }

    /**
     * Performs all work of {@link #reconcile} except the final write, to prime the function. It attempts a conditional
     * write that always fails.
     */
    public void prime(Address address) {
        prime(address, context(List.of(address)));
    }

    void prime(Address address, RenderContext context) {
        bucket.find(address.path());
        var never = new Stored("\"0\"", "");
        pages.render(address, context)
                .ifPresent(rendered -> bucket.put("/data/priming", rendered.page(), Optional.of(never)));
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

    /**
     * Uploads an asset and what it needs, unless the bucket has it or this instance has done so. An asset's path contains
     * its hash, so an existing object has the same content. What an existing one needs exists, because it was uploaded
     * before, and is kept with it. Concurrent renderings of pages wait for one upload.
     */
    private void provide(Asset asset) {
        provided.computeIfAbsent(asset.path(), path -> {
            if (bucket.find(path).isEmpty()) {
                // Not by this method: within a computation, the map allows no other one.
                asset.withNeeds().forEach(each -> bucket.put(each.path(), each.page(), Optional.empty()));
            }
            return asset;
        });
    }

    /** Uploads the assets that the bucket lacks: somebody may have emptied it. One request lists all of them. */
    void restoreAssets() {
        Set<String> there = bucket.modifiedUnder(Asset.FOLDER).keySet();
        pages.assets().stream()
                .filter(asset -> !there.contains(asset.path()))
                .forEach(asset -> bucket.put(asset.path(), asset.page(), Optional.empty()));
    }

    /**
     * Rewrites current assets that are older than a day. The bucket's lifecycle rule expires old assets. It must
     * affect only those that no page links to. One request lists all of them, and none is made while this instance knows
     * that all are young.
     */
    public void keepAssets(Instant now) {
        Instant oldest = now.minus(FRESH);
        List<Asset> aged = pages.assets().stream()
                .filter(asset -> !isAfter(oldest, written.get(asset.path())))
                .toList();
        if (aged.isEmpty()) {
            return;
        }
        written.putAll(bucket.modifiedUnder(Asset.FOLDER));
        for (Asset asset : aged) {
            if (!isAfter(oldest, written.get(asset.path()))) {
                bucket.put(asset.path(), asset.page(), bucket.find(asset.path()));
                written.put(asset.path(), now);
            }
        }
    }

    private static boolean isAfter(Instant oldest, @Nullable Instant moment) {
        return moment != null && moment.isAfter(oldest);
    }
}
