package broadsheet.snapshot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.crac.Context;
import org.crac.Core;
import org.junit.jupiter.api.Test;

final class HookTest {
    private final Context<?> context = Core.getGlobalContext();

    @Test
    void failingHookDoesNotPreventTheSnapshot() {
        var isTried = new AtomicBoolean();
        new Hook(() -> {
                    isTried.set(true);
                    throw new IllegalStateException("no table");
                })
                .beforeCheckpoint(context);
        assertTrue(isTried.get());
    }

    @Test
    void environmentsOfOneSnapshotDoNotWaitAlike() {
        long different = IntStream.range(0, 20)
                .mapToLong(environment -> {
                    var sameInTheSnapshot = new Random(42);
                    Hook.walk(sameInTheSnapshot);
                    return sameInTheSnapshot.nextLong();
                })
                .distinct()
                .count();
        assertTrue(different > 10, different + " of 20");
    }

    @Test
    void whereNoSnapshotIsTakenNothingIsRegistered() {
        Snapshot.before(() -> {
            throw new AssertionError("nobody takes one");
        });
        assertFalse(Snapshot.isAhead());
    }
}
