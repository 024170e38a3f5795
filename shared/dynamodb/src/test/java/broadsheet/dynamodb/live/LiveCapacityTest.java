package broadsheet.dynamodb.live;

import static broadsheet.dynamodb.live.LiveFixture.ANYTHING;
import static broadsheet.dynamodb.live.LiveFixture.LAUNCH;
import static broadsheet.dynamodb.live.LiveFixture.NOW;
import static broadsheet.dynamodb.live.LiveFixture.id;
import static broadsheet.dynamodb.live.LiveFixture.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Meter;
import broadsheet.live.LiveUpdate;
import broadsheet.live.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** What an update costs, by the capacity that the table itself returns: the same, however many there are. */
final class LiveCapacityTest {
    private final Meter meter = new Meter();

    /** What was measured. */
    private record Costs(double post, double correction, double withdrawal, double rendering) {}

    @Test
    @Tag("slow")
    void anUpdateCostsTheSameAmongTenAndAmongTenThousand() {
        Costs few = costs(10);
        Costs many = costs(10_000);
        assertEquals(few.post, many.post);
        assertEquals(few.correction, many.correction);
        assertEquals(few.withdrawal, many.withdrawal);
        // Among ten there are not yet as many as a page shows.
        assertTrue(many.rendering <= 120, () -> "read units: " + many.rendering);
        assertEquals(costs(100).rendering, many.rendering, 5);
    }

    private Costs costs(int updates) {
        var live = new LiveFixture(meter);
        live.open();
        fill(live, updates);
        double post = meter.during(() -> live.post(updates + 1));
        double correction = meter.during(() -> live.write(updates + 1, update("Corrected"), ANYTHING));
        double withdrawal = meter.during(() -> live.withdraw(updates));
        double rendering = meter.during(() -> {
            live.live.coverage(LAUNCH);
            Progress progress = live.live.progress(LAUNCH);
            live.live.between(LAUNCH, progress.first(), progress.last());
            live.live.at(LAUNCH, progress.pinned());
            live.live.changes(LAUNCH, 31);
            live.live.latest(LAUNCH);
        });
        return new Costs(post, correction, withdrawal, rendering);
    }

    /** Puts the items that so many posts would have written, without their transactions. */
    private static void fill(LiveFixture live, int updates) {
        List<WriteRequest> writes = new ArrayList<>();
        for (int place = 1; place <= updates; place++) {
            var draft = update("Update " + place);
            var posted =
                    new LiveUpdate(id(place), place, place, 1, NOW, Optional.empty(), Optional.of(draft.content()));
            String pk = LiveKeys.coverage(LAUNCH);
            writes.add(put(LiveItems.update(LAUNCH, posted)));
            writes.add(put(Item.keyed(pk, LiveKeys.change(place)).with("place", place)));
        }
        // Only this one is asked for by its id.
        var last = update("Update " + updates);
        writes.add(put(Item.keyed(LiveKeys.coverage(LAUNCH), LiveKeys.document(id(updates)))
                .with("place", updates)
                .with("revision", 1)
                .with("document", last.document())
                .with("digest", last.digest())
                .with("firstDigest", last.digest())));
        writes.add(put(LiveItems.tally(LAUNCH).with("sequence", updates).with("last", updates)));
        for (int from = 0; from < writes.size(); from += 25) {
            List<WriteRequest> some = writes.subList(from, Math.min(writes.size(), from + 25));
            live.table.client().batchWriteItem(batch -> batch.requestItems(Map.of(live.table.name(), some)));
        }
    }

    private static WriteRequest put(Item item) {
        return WriteRequest.builder()
                .putRequest(PutRequest.builder().item(item.attributes()).build())
                .build();
    }
}
