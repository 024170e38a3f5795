package broadsheet.dynamodb.schedule;

import static broadsheet.dynamodb.schedule.ScheduleFixture.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.dynamodb.table.BatchWrite;
import broadsheet.dynamodb.table.Meter;
import broadsheet.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What scheduling and the clock cost, by the capacity that the table itself returns. */
final class ScheduleCapacityTest {
    private final Meter meter = new Meter();
    private final ScheduleFixture store = new ScheduleFixture(meter);

    @Test
    void scheduleCostsTheSameAmongOneHundredAndTenThousandSchedules() {
        List<Double> costs = new ArrayList<>();
        for (int schedules : List.of(100, 10_000)) {
            fill(schedules);
            int number = 20_000 + schedules;
            store.create(number);
            costs.add(meter.during(() -> store.set(number, 1, 60)));
        }
        assertEquals(costs.getFirst(), costs.getLast());
        // The schedule and its entry, the head, an entry in two lists that moves, and the record; a transaction takes
        // two
        // units for each.
        assertTrue(costs.getFirst() <= 19, "units: " + costs.getFirst());
    }

    @Test
    void tickCostsTheSameAmongOneHundredAndTenThousandSchedules() {
        List<Double> costs = new ArrayList<>();
        for (int schedules : List.of(100, 10_000)) {
            fill(schedules);
            costs.add(meter.during(() -> store.schedules.due(NOW, 1_000)));
        }
        assertEquals(List.of(1.0, 1.0), costs);
    }

    /** Puts entries of other schedules among those that wait, all of them later. */
    private void fill(int schedules) {
        store.create(1);
        Schedule one = new Schedule(
                ScheduleFixture.id(1),
                ScheduleFixture.subject(1),
                2,
                ScheduleFixture.in(60),
                "Other",
                ScheduleFixture.EDITOR);
        BatchWrite.make(
                store.table,
                IntStream.rangeClosed(2, schedules)
                        .mapToObj(number -> new Schedule(
                                ScheduleFixture.id(number),
                                ScheduleFixture.subject(1),
                                one.version(),
                                ScheduleFixture.in(60 + number),
                                one.title(),
                                one.by()))
                        .map(schedule -> BatchWrite.putting(ScheduleItems.entry(schedule)))
                        .toList());
    }
}
