package broadsheet.check.bucket;

import broadsheet.bucket.Bucket;
import broadsheet.bucket.Bucket.Stored;
import broadsheet.bucket.PageReconciler;
import broadsheet.check.finding.Finding;
import broadsheet.check.finding.Invariant;
import broadsheet.pages.Address;
import broadsheet.pages.Page;
import broadsheet.pages.Pages;
import broadsheet.pages.Pages.Rendered;
import broadsheet.pages.RenderContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * Invariant: the bucket holds at an address exactly the page that the table implies, and no object where the table
 * implies none.
 *
 * @param isAging whether the page changes with time alone, so that the schedule renders it again every five minutes
 * @param shared what pages that are checked together show, for their first check
 */
record PageInvariant(
        Address address,
        boolean isAging,
        Optional<RenderContext> shared,
        Pages pages,
        Bucket bucket,
        StoredObjects objects,
        PageReconciler reconciler,
        InstantSource clock)
        implements Invariant {
    @Override
    public String place() {
        return address.path();
    }

    /**
     * Reads the bucket before the table, as the renderer does. Only what is shared was read before; a page that changes
     * in between is checked again without it.
     */
    @Override
    public List<Finding> check() {
        Optional<StoredObjects.Content> stored = objects.read(place());
        Optional<Page> wanted = shared.map(
                        context -> pages.render(address, context).map(Rendered::page))
                .orElseGet(this::render);
        if (stored.isEmpty() || wanted.isEmpty()) {
            return stored.isEmpty() == wanted.isEmpty()
                    ? List.of()
                    : List.of(renewed(stored.isEmpty() ? "is missing" : "is there, and should not be"));
        }
        Stored state = stored.get().state();
        if (!state.holds(wanted.get())) {
            Finding other = renewed("is not what the table says");
            if (!isAging) {
                // The scheduled job also removes the comment form from an article's page once its discussion has
                // closed.
                boolean mayBeOpenStill = address instanceof Address.OfArticle && wasTrueLately(state);
                return mayBeOpenStill ? List.of() : List.of(other);
            }
            return mayBeOld(state) ? List.of() : List.of(other.after(PageWalk.BY_THE_CLOCK));
        }
        return stored.get().is(wanted.get())
                ? List.of()
                : List.of(Finding.repairable(
                        place(),
                        "is not what its digest says",
                        () -> bucket.put(place(), wanted.get(), Optional.of(state))
                                .isPresent()));
    }

    @Override
    public PageInvariant again() {
        return new PageInvariant(address, isAging, Optional.empty(), pages, bucket, objects, reconciler, clock);
    }

    private Optional<Page> render() {
        return pages.render(address).map(Rendered::page);
    }

    /**
     * Only the clock can be set back. The table does not record past view counts, so a recently written page is
     * accepted too.
     */
    private boolean mayBeOld(Stored stored) {
        Instant recently = clock.instant().minus(PageWalk.BY_THE_CLOCK);
        return bucket.modified(place()).filter(recently::isBefore).isPresent() || wasTrueLately(stored);
    }

    private boolean wasTrueLately(Stored stored) {
        return LongStream.rangeClosed(1, PageWalk.BY_THE_CLOCK.toMinutes())
                .mapToObj(minutes -> OffsetClock.ago(Duration.ofMinutes(minutes), this::render))
                .flatMap(Optional::stream)
                .anyMatch(stored::holds);
    }

    private Finding renewed(String wrong) {
        return Finding.repairable(place(), wrong, () -> {
            reconciler.reconcile(address);
            return true;
        });
    }
}
