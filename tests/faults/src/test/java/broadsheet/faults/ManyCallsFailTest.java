package broadsheet.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.check.Check;
import broadsheet.faults.Tolerated.When;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * All events one after another while anything may fail: several calls of one delivery, several deliveries of one event, with
 * instances that stop or go on; events come twice, and the renderer is woken late, in other batches and more than once. At the
 * end all must be as it is where nothing failed. A seed that fails is named: {@code make faults SEED=...} tries it again.
 */
@Tag("long")
final class ManyCallsFailTest {
    private static final int SEEDS = Integer.getInteger("faults.seeds", 1);
    private static final int TOLD = 10;

    @TestFactory
    Stream<DynamicTest> randomFailuresLeadToTheStateOfAnUndisturbedRun() {
        State[] model = new State[1];
        var normalizer = Normalizer.since(State.EMPTY, Instant.now());
        DynamicTest undisturbed = dynamicTest("nothing fails", () -> {
            Hour.awaitAtLeast(Duration.ofMinutes(3));
            try (FullRun run = FullRun.undisturbed()) {
                model[0] = run.play();
                assertEquals(List.of(), run.wrong());
                assertRenderedAfresh(run, model[0]);
                assertNothingIsFound();
            }
        });
        return Stream.concat(
                Stream.of(undisturbed),
                seeds().mapToObj(seed -> dynamicTest("seed " + seed, () -> play(seed, model[0], normalizer))));
    }

    private static LongStream seeds() {
        Long seed = Long.getLong("faults.seed");
        return seed == null ? LongStream.rangeClosed(1, SEEDS) : LongStream.of(seed);
    }

    private static void play(long seed, State model, Normalizer normalizerOfModel) {
        var normalizer = Normalizer.since(State.EMPTY, Instant.now());
        try (FullRun run = FullRun.disturbed(seed, model.secrets())) {
            State end = run.play();
            System.out.println("faults: seed " + seed + ", " + run);
            List<String> wrong = new ArrayList<>(run.wrong());
            Tolerated.without(
                            Difference.between(
                                    model.withoutUnlinkedAssets().shown(normalizerOfModel.afresh()),
                                    end.withoutUnlinkedAssets().shown(normalizer)),
                            When.AT_THE_END)
                    .forEach(difference -> wrong.add(difference.toString()));
            assertEquals(
                    List.of(),
                    wrong.stream().limit(TOLD).toList(),
                    () -> "%d complaints; try again by `make faults SEED=%d`".formatted(wrong.size(), seed));
            assertRenderedAfresh(run, end);
            assertNothingIsFound();
        }
    }

    /** What was rendered change by change is what is rendered from the table now. */
    private static void assertRenderedAfresh(FullRun run, State end) {
        State afresh = run.renderAfresh();
        var wanted = new TreeMap<>(afresh.withoutUnlinkedAssets().pages().shown(text -> text));
        var found = new TreeMap<>(end.withoutUnlinkedAssets().pages().shown(text -> text));
        assertEquals(
                List.of(),
                Difference.between(wanted, found).stream()
                        .limit(TOLD)
                        .map(Difference::toString)
                        .toList());
    }

    /** The check that operators run agrees. */
    private static void assertNothingIsFound() {
        var out = new StringWriter();
        var told = new PrintWriter(out);
        int status = Check.run(InstantSource.system(), told, told, "--grace-period", "0");
        assertEquals(0, status, out::toString);
    }
}
