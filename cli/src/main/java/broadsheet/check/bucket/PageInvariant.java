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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * The bucket has at an address what the table says, and nothing where the table says nothing.
 *
 * @param isAging whether the page grows old by itself, and is rendered again every five minutes
 */
record PageInvariant(
        Address address,
        boolean isAging,
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

    /** The bucket first, then the table, as whoever renders does. */
    @Override
    public List<Finding> look() {
        Optional<Stored> stored = bucket.find(place());
        Optional<Page> wanted = render();
        if (stored.isEmpty() || wanted.isEmpty()) {
            return stored.isEmpty() == wanted.isEmpty()
                    ? List.of()
                    : List.of(renewed(stored.isEmpty() ? "is missing" : "is there, and should not be"));
        }
        if (!stored.get().holds(wanted.get())) {
            Finding other = renewed("is not what the table says");
            if (!isAging) {
                // The clock takes the form from an article's page too, when its discussion is over.
                boolean mayBeOpenStill = address instanceof Address.OfArticle && wasTrueLately(stored.get());
                return mayBeOpenStill ? List.of() : List.of(other);
            }
            return mayBeOld(stored.get()) ? List.of() : List.of(other.after(PageWalk.BY_THE_CLOCK));
        }
        return objects.hold(place(), wanted.get())
                ? List.of()
                : List.of(Finding.mended(
                        place(),
                        "is not what its digest says",
                        () -> bucket.put(place(), wanted.get(), stored).isPresent()));
    }

    private Optional<Page> render() {
        return pages.render(address).map(Rendered::page);
    }

    /** Only the clock can be put back: how often an article had been read a while ago nobody knows any more. */
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
        return Finding.mended(place(), wrong, () -> {
            reconciler.renew(address);
            return true;
        });
    }
}
