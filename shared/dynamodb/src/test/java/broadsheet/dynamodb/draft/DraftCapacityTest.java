package broadsheet.dynamodb.draft;

import static broadsheet.dynamodb.draft.DraftFixture.ANN;
import static broadsheet.dynamodb.draft.DraftFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.draft.DraftStatus;
import broadsheet.dynamodb.key.DraftKeys;
import broadsheet.dynamodb.table.BatchWrite;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What saving and listing drafts cost, by the capacity that the table itself returns. */
final class DraftCapacityTest {
    private final Meter meter = new Meter();
    private final DraftFixture store = new DraftFixture(meter);

    @Test
    void saveCostsTheSameAmongOneHundredAndTenThousandDrafts() {
        store.create(1);
        List<Double> costs = new ArrayList<>();
        for (int drafts : List.of(100, 10_000)) {
            list(drafts);
            costs.add(meter.during(() -> store.save(1, "Among " + drafts, ANN, NOW.plusSeconds(drafts / 100))));
        }
        assertEquals(costs.getFirst(), costs.getLast());
        // Head and text, and an entry in two lists that moves; a transaction takes two units for each.
        assertTrue(costs.getFirst() <= 13, "units: " + costs.getFirst());
    }

    @Test
    void pageOfAListCostsTheSameAmongOneHundredAndTenThousandDrafts() {
        List<Double> costs = new ArrayList<>();
        for (int drafts : List.of(100, 10_000)) {
            list(drafts);
            costs.add(meter.during(() -> store.lists.list(Optional.empty(), Optional.empty(), 20, Optional.empty())));
        }
        assertEquals(costs.getFirst(), costs.getLast());
    }

    /** Puts entries of other drafts into the lists. */
    private void list(int drafts) {
        BatchWrite.make(
                store.table,
                IntStream.rangeClosed(2, drafts)
                        .mapToObj(number -> BatchWrite.putting(Item.keyed(
                                DraftKeys.list(DraftStatus.DRAFT), DraftKeys.entry(NOW, DraftFixture.id(number)))))
                        .toList());
    }
}
