package broadsheet.dynamodb.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.Change;
import broadsheet.article.ListingPosition;
import broadsheet.article.Slug;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveKeysTest {
    private static final Slug LAUNCH = new Slug("a-launch");

    @Test
    void visibleItemsOfACoverageAreChangesOfIt() {
        assertEquals(new Change.OfCoverage(LAUNCH), change("LIVE#a-launch", "COVERAGE"));
        assertEquals(new Change.OfCoverageHead(LAUNCH), change("LIVE#a-launch", "HEAD"));
        assertEquals(new Change.OfUpdate(LAUNCH, 21), change("LIVE#a-launch", LiveKeys.update(21)));
        assertEquals(new Change.OfOpenCoverages(), change(LiveKeys.OPEN, "2025-02-01T09:00:00Z#a-launch"));
        assertEquals(
                new Change.OfOpenCoveragesOf(new Slug("science")),
                change(LiveKeys.open(new Slug("science")), "2025-02-01T09:00:00Z#a-launch"));
        assertEquals(
                new Change.OfListedCoverage(new ListingPosition(Instant.parse("2025-02-01T09:00:00Z"), "a-launch")),
                change(LiveKeys.EVERY, "2025-02-01T09:00:00Z#a-launch"));
    }

    @Test
    void internalItemsOfACoverageAreNoChanges() {
        for (String sk : List.of("DOCUMENT#01JK0000000000000000000001", "UPDATE#1")) {
            assertThrows(IllegalArgumentException.class, () -> change("LIVE#a-launch", sk), sk);
        }
    }

    /** What pages show of an update is in three items, and any of them may be the last that can be read. */
    @Test
    void tallyAndOrderOfChangesAreChangesOfTheCoverageToo() {
        assertEquals(new Change.OfUpdate(LAUNCH, 21), change("LIVE#a-launch", LiveKeys.TALLY, 21));
        assertEquals(new Change.OfCoverage(LAUNCH), change("LIVE#a-launch", LiveKeys.TALLY));
        assertEquals(new Change.OfCoverage(LAUNCH), change("LIVE#a-launch", LiveKeys.change(1)));
    }

    @Test
    void theOrderOfKeysIsTheOrderOfNumbers() {
        assertEquals("UPDATE#000009", LiveKeys.update(9));
        assertEquals(-1, Integer.signum(LiveKeys.update(99).compareTo(LiveKeys.update(100))));
        assertEquals(-1, Integer.signum(LiveKeys.change(999_999).compareTo(LiveKeys.change(1_000_000))));
    }

    private static Change change(String pk, String sk) {
        return change(pk, sk, 0);
    }

    private static Change change(String pk, String sk, int given) {
        return KeysTest.record(pk, sk, given).change();
    }
}
