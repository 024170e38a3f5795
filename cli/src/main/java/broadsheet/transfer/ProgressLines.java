package broadsheet.transfer;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Prints how far a command is, every ten seconds at most. */
final class ProgressLines {
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final PrintWriter lines;
    private final InstantSource clock;
    private final Supplier<String> state;
    private Instant next;

    ProgressLines(PrintWriter lines, InstantSource clock, Supplier<String> state) {
        this.lines = lines;
        this.clock = clock;
        this.state = state;
        next = clock.instant().plus(BETWEEN);
    }

    /** Prints a line if it is time for one. */
    synchronized void step() {
        Instant now = clock.instant();
        if (now.isAfter(next)) {
            next = now.plus(BETWEEN);
            lines.println(state.get());
        }
    }
}
