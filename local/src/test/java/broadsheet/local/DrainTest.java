package broadsheet.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What happens between two looks. */
final class DrainTest {
    private static final Optional<String> QUIET = Optional.empty();

    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void drainRoundIsQuietForUnchangedQuietSystem() {
        assertEquals(QUIET, Drain.round(calls::get, () -> QUIET));
    }

    @Test
    void aCallThatEndsBehindOnesBackMayHaveFilledWhatWasEmpty() {
        Supplier<Optional<String>> look = () -> {
            calls.incrementAndGet();
            return QUIET;
        };
        assertEquals(Optional.of("functions are still at work"), Drain.round(calls::get, look));
    }

    @Test
    void aMessageThatSqsMovesBehindOnesBackIsFoundByTheSecondLook() {
        Deque<Optional<String>> looks = new ArrayDeque<>(List.of(QUIET, Optional.of("dead letters")));
        assertEquals(Optional.of("dead letters"), Drain.round(calls::get, looks::remove));
    }
}
