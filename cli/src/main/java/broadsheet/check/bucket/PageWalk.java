package broadsheet.check.bucket;

import broadsheet.bucket.Bucket;
import broadsheet.bucket.PageReconciler;
import broadsheet.check.finding.Invariant;
import broadsheet.pages.Address;
import broadsheet.pages.PageEnumerator;
import broadsheet.pages.Pages;
import broadsheet.pages.Paths;
import broadsheet.pages.RenderContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.inject.Inject;

/** Walks over all pages that should exist, then over all objects that do. */
public final class PageWalk {
    /**
     * How long work of the schedule may be outstanding: its five-minute interval in template.yaml, three minutes of
     * Lambda retries, and one minute of work.
     */
    static final Duration BY_THE_CLOCK = Duration.ofMinutes(9);

    private final PageEnumerator enumerator;
    private final Pages pages;
    private final Bucket bucket;
    private final StoredObjects objects;
    private final PageReconciler reconciler;
    private final InstantSource clock;
    private long seen;

    @Inject
    PageWalk(
            PageEnumerator enumerator,
            Pages pages,
            Bucket bucket,
            StoredObjects objects,
            PageReconciler reconciler,
            InstantSource clock) {
        this.enumerator = enumerator;
        this.pages = pages;
        this.bucket = bucket;
        this.objects = objects;
        this.reconciler = reconciler;
        this.clock = clock;
    }

    /**
     * Passes the invariants of every asset, page and stray object to the consumer.
     *
     * @return how many pages there should be
     */
    public int walk(Consumer<Invariant> invariants) {
        pages.assets().forEach(asset -> invariants.accept(new AssetInvariant(asset, bucket, objects)));
        Set<Address> aging = enumerator.aging();
        // The only structure here that grows with the archive: a few hundred bytes a page.
        Set<String> paths = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        do {
            PageEnumerator.Part part = enumerator.part(cursor);
            List<Address> addresses = part.addresses().stream()
                    .filter(address -> paths.add(address.path()))
                    .toList();
            // Pages of fifty articles show much in common.
            RenderContext shared = pages.context(addresses);
            addresses.forEach(
                    address -> invariants.accept(page(address, aging.contains(address), Optional.of(shared))));
            cursor = part.next();
        } while (cursor.isPresent());
        objects.list("/", object -> {
            seen++;
            if (!paths.contains(object.path()) && !isKeptOtherwise(object.path())) {
                invariants.accept(Paths.parse(object.path())
                        .filter(address -> address.path().equals(object.path()))
                        .<Invariant>map(address -> page(address, aging.contains(address), Optional.empty()))
                        .orElseGet(() -> new StrayObjectInvariant(object.path(), bucket)));
            }
        });
        return paths.size();
    }

    private PageInvariant page(Address address, boolean isAging, Optional<RenderContext> shared) {
        return new PageInvariant(address, isAging, shared, pages, bucket, objects, reconciler, clock);
    }

    /** A lifecycle rule of the bucket expires old assets, and pictures have invariants of their own. */
    private static boolean isKeptOtherwise(String path) {
        return path.startsWith("/assets/") || path.startsWith("/images/");
    }

    /** Returns how many objects the bucket held. */
    public long seen() {
        return seen;
    }
}
