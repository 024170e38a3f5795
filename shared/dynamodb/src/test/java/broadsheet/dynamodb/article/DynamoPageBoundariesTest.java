package broadsheet.dynamodb.article;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.PageBoundaries.Around;
import broadsheet.article.PageBoundary;
import broadsheet.article.Slug;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoPageBoundariesTest {
    private static final Listing TAG = new Listing.OfTag(new Slug("tides"));
    private static final Listing OTHER = new Listing.OfSectionAndKind(new Slug("science"), new Slug("news"));

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoListings listings = new DynamoListings(table);
    private final DynamoPageBoundaries boundaries = new DynamoPageBoundaries(table);

    @Test
    void boundariesAreFoundByNumberAndByPosition() {
        assertEquals(Optional.empty(), listings.lastBoundary(TAG));
        assertEquals(Optional.empty(), listings.boundaryFrom(TAG, at(1, "a")));
        PageBoundary first = set(1, at(10, "x"));
        PageBoundary second = set(2, at(20, "x"));
        PageBoundary third = set(3, at(30, "x"));
        assertEquals(Optional.of(third), listings.lastBoundary(TAG));
        assertEquals(List.of(third, second), listings.lastBoundaries(TAG, 2));
        assertEquals(List.of(third, second, first), listings.lastBoundaries(TAG, 16));
        assertEquals(List.of(first, second), listings.boundaries(TAG, 0, 2));
        assertEquals(List.of(second, third), listings.boundaries(TAG, 2, 9));
        assertEquals(Optional.of(first), listings.boundaryFrom(TAG, ListingPosition.FIRST));
        assertEquals(Optional.of(second), listings.boundaryFrom(TAG, at(20, "x")));
        assertEquals(Optional.of(third), listings.boundaryFrom(TAG, at(20, "x-1")));
        assertEquals(Optional.empty(), listings.boundaryFrom(TAG, at(30, "y")));
        assertEquals(Optional.empty(), listings.boundaryBefore(TAG, at(10, "x")));
        assertEquals(Optional.of(first), listings.boundaryBefore(TAG, at(20, "x")));
        assertEquals(Optional.of(second), listings.boundaryBefore(TAG, at(20, "x-1")));
        assertEquals(Optional.of(third), listings.boundaryBefore(TAG, at(99, "")));
        assertEquals(Optional.empty(), listings.lastBoundary(OTHER));
        assertEquals(List.of(), listings.list(TAG, 10, Optional.empty()).entries());
    }

    @Test
    void movedBoundaryIsFoundAtItsNewPositionOnly() {
        PageBoundary before = set(1, at(10, "x"));
        assertTrue(
                boundaries.set(TAG, around(1, Optional.empty(), Optional.of(before)), Optional.of(at(5, "y")), false));
        assertEquals(Optional.empty(), listings.boundaryFrom(TAG, at(6, "")));
        assertEquals(Optional.of(new PageBoundary(1, at(5, "y"))), listings.boundaryFrom(TAG, at(4, "")));
        PageBoundary moved = new PageBoundary(1, at(5, "y"));
        assertEquals(List.of(moved), listings.boundaries(TAG, 1, 1));
        assertTrue(boundaries.set(TAG, around(1, Optional.empty(), Optional.of(moved)), Optional.empty(), false));
        assertEquals(Optional.empty(), listings.boundaryFrom(TAG, at(4, "")));
        assertEquals(List.of(), listings.boundaries(TAG, 1, 1));
    }

    @Test
    void boundaryIsSetOnlyWhileThoseAroundItAreAsRead() {
        PageBoundary first = set(1, at(10, "x"));
        Around second = around(2, Optional.of(first), Optional.empty());
        assertTrue(boundaries.set(TAG, second, Optional.of(at(20, "x")), false));
        // Set already, by another writer; moved; and the page before has another end.
        assertFalse(boundaries.set(TAG, second, Optional.of(at(21, "x")), false));
        PageBoundary other = new PageBoundary(2, at(19, "x"));
        assertFalse(boundaries.set(TAG, around(2, Optional.of(first), Optional.of(other)), Optional.empty(), false));
        assertFalse(boundaries.set(TAG, around(1, Optional.empty(), Optional.of(first)), Optional.empty(), false));
        assertFalse(boundaries.set(
                TAG,
                around(2, Optional.of(new PageBoundary(1, at(9, "x"))), Optional.of(new PageBoundary(2, at(20, "x")))),
                Optional.of(at(18, "x")),
                false));
        assertEquals(List.of(first, new PageBoundary(2, at(20, "x"))), listings.boundaries(TAG, 0, 9));
    }

    private PageBoundary set(int page, ListingPosition last) {
        Optional<PageBoundary> older = listings.lastBoundary(TAG);
        assertTrue(boundaries.set(TAG, around(page, older, Optional.empty()), Optional.of(last), false));
        return new PageBoundary(page, last);
    }

    private static Around around(int page, Optional<PageBoundary> older, Optional<PageBoundary> own) {
        return new Around(page, older, own, Optional.empty());
    }

    private static ListingPosition at(int second, String slug) {
        return new ListingPosition(Instant.parse("2025-01-01T00:00:00Z").plusSeconds(second), slug);
    }
}
