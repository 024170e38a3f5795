package broadsheet.renderpages;

import broadsheet.article.Busy;
import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.PageBoundaries;
import broadsheet.article.PageBoundaries.Around;
import broadsheet.article.PageDivision;
import broadsheet.bucket.BoundedParallel;
import broadsheet.dynamodb.table.Table;
import broadsheet.pages.MemoizedListings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;

/**
 * Divides listings into numbered pages by setting the pages' boundaries, as {@link PageDivision} decides.
 *
 * <p>After setting a page's boundary, a call examines the next newer page, so that it divides all that an import adds to a listing.
 * The stream brings the change of a boundary back as a record, for which this class examines the pages on both sides. So what one call
 * leaves, later calls complete, also after a crash.
 */
final class Paginator {
    /** A failed record comes again, so few attempts suffice. */
    private static final int ATTEMPTS = 3;

    /**
     * The most pages of a listing that are examined one after the other. Some 320 articles are rendered together ({@link QueuedWork}).
     * They add sixteen pages to the listing of all articles.
     */
    private static final int MOST_IN_TURN = 20;

    private final PageBoundaries boundaries;

    @Inject
    Paginator(PageBoundaries boundaries) {
        this.boundaries = boundaries;
    }

    /**
     * Examines the pages whose size the changes may have altered, each once, and newer pages whose boundaries depend on those that it sets.
     *
     * @param bulk the changes of bulk publications alone; a boundary that no other change moves is marked as of a bulk publication
     * @param read the listings after the changes; they forget the boundaries of a listing that gets another one
     * @return the changes of listings for which that failed, because other writers were faster or the table was busy
     */
    Map<Change, Throwable> divide(Collection<Change> changes, Set<Change> bulk, MemoizedListings read) {
        Map<Listing, List<Change>> numbered = new HashMap<>();
        for (Change change : changes) {
            listing(change)
                    .ifPresent(listing -> numbered.computeIfAbsent(listing, first -> new ArrayList<>())
                            .add(change));
        }
        BoundedParallel<Listing, Listing> divided = BoundedParallel.each(numbered.keySet(), listing -> {
            List<Change> own = numbered.getOrDefault(listing, List.of());
            boolean inBulk = bulk.containsAll(own);
            // Once more if that fails, because all changes of the listing would come again.
            try {
                divide(listing, own, inBulk, read);
            } catch (RuntimeException unanswered) {
                divide(listing, own, inBulk, read);
            }
            return listing;
        });
        Map<Change, Throwable> failed = new HashMap<>();
        divided.failures()
                .forEach((listing, why) ->
                        numbered.getOrDefault(listing, List.of()).forEach(change -> failed.put(change, why)));
        return failed;
    }

    private void divide(Listing listing, List<Change> changes, boolean inBulk, MemoizedListings read) {
        var division = new PageDivision(read);
        int examined = 0;
        for (Map.Entry<Integer, Optional<Around>> page :
                division.pages(listing, changes).entrySet()) {
            // An older page may have led to this one. Then the boundaries that were read around it have changed.
            if (page.getKey() > examined) {
                examined = page.getKey();
                boolean moved = divide(listing, examined, page.getValue(), division, inBulk, read);
                for (int more = 1; moved && more < MOST_IN_TURN; more++) {
                    examined++;
                    moved = divide(listing, examined, Optional.empty(), division, inBulk, read);
                }
            }
        }
    }

    private static Optional<Listing> listing(Change change) {
        return switch (change) {
            case Change.OfListing(Listing listing, ListingPosition place) -> Optional.of(listing);
            case Change.OfListingPage(Listing listing, int page) -> Optional.of(listing);
            default -> Optional.empty();
        };
    }

    /**
     * Examines a page.
     *
     * @return whether it set the page's boundary
     */
    private boolean divide(
            Listing listing,
            int page,
            Optional<Around> around,
            PageDivision division,
            boolean inBulk,
            MemoizedListings read) {
        Optional<Around> known = around;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<PageDivision.BoundaryChange> change =
                    known.map(each -> division.next(listing, each)).orElseGet(() -> division.next(listing, page));
            if (change.isEmpty()) {
                return false;
            }
            if (set(listing, change.get(), inBulk, read)) {
                return true;
            }
            Table.pause(attempt);
            known = Optional.empty();
        }
        throw new Busy("the pages of " + listing.path());
    }

    private boolean set(Listing listing, PageDivision.BoundaryChange change, boolean inBulk, MemoizedListings read) {
        try {
            return boundaries.set(listing, change.read(), change.last(), inBulk);
        } finally {
            // This writer or a faster one has set a boundary.
            read.forgetBoundaries(listing);
        }
    }
}
