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
 * <p>Each call sets at most one boundary of a page. The stream brings the change of a boundary back as a record, for
 * which this class examines the pages on both sides. So what one call leaves, later calls complete, also after a crash.
 */
final class Paginator {
    /** A failed record comes again, so few attempts suffice. */
    private static final int ATTEMPTS = 3;

    private final PageBoundaries boundaries;

    @Inject
    Paginator(PageBoundaries boundaries) {
        this.boundaries = boundaries;
    }

    /**
     * Examines the pages whose size the changes may have altered, each once.
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
        division.pages(listing, changes)
                .forEach((page, around) -> divide(listing, page, around, division, inBulk, read));
    }

    private static Optional<Listing> listing(Change change) {
        return switch (change) {
            case Change.OfListing(Listing listing, ListingPosition place) -> Optional.of(listing);
            case Change.OfListingPage(Listing listing, int page) -> Optional.of(listing);
            default -> Optional.empty();
        };
    }

    private void divide(
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
            if (change.isEmpty() || set(listing, change.get(), inBulk, read)) {
                return;
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
