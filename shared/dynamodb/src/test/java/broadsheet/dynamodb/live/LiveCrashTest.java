package broadsheet.dynamodb.live;

import static broadsheet.dynamodb.live.LiveFixture.ANYTHING;
import static broadsheet.dynamodb.live.LiveFixture.ED;
import static broadsheet.dynamodb.live.LiveFixture.LAUNCH;
import static broadsheet.dynamodb.live.LiveFixture.NOTHING;
import static broadsheet.dynamodb.live.LiveFixture.NOW;
import static broadsheet.dynamodb.live.LiveFixture.coverage;
import static broadsheet.dynamodb.live.LiveFixture.pinned;
import static broadsheet.dynamodb.live.LiveFixture.update;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import broadsheet.article.Slug;
import broadsheet.dynamodb.table.Crasher;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The process stops before and after the write of each act, and the editor tries again: all is as if nothing had happened. */
final class LiveCrashTest {
    private record Case(String name, Consumer<LiveFixture> act) {}

    private static final Stream<Case> CASES = Stream.of(
            new Case(
                    "open another",
                    live -> live.store.write(
                            new Slug("another"), coverage("Another", "science", false), NOTHING, ED, NOW)),
            new Case(
                    "move and rename",
                    live -> live.store.write(
                            LAUNCH, coverage("Renamed", "markets", false), revision -> revision == 1, ED, NOW)),
            new Case(
                    "close",
                    live -> live.store.write(
                            LAUNCH, coverage("A launch", "science", true), revision -> revision == 1, ED, NOW)),
            new Case("post", live -> live.write(3, update("Three"), NOTHING)),
            new Case("post pinned", live -> live.write(3, pinned("Three"), NOTHING)),
            new Case("correct", live -> live.write(1, update("Corrected"), revision -> revision == 1)),
            new Case("pin", live -> live.write(1, pinned("Update 1"), revision -> revision == 1)),
            new Case(
                    "withdraw",
                    live -> live.store.withdraw(LAUNCH, LiveFixture.id(1), revision -> revision == 1, ED, NOW)));

    @TestFactory
    Stream<DynamicTest> retryAfterCrashLeavesTheTableConsistent() {
        return CASES.flatMap(each -> Stream.of(Crasher.When.values())
                .map(when -> DynamicTest.dynamicTest(each.name + ", stopped " + when, () -> check(each, when))));
    }

    private static void check(Case each, Crasher.When when) {
        LiveFixture undisturbed = prepared(new LiveFixture());
        each.act.accept(undisturbed);
        var crasher = new Crasher(when);
        LiveFixture interrupted = prepared(new LiveFixture(crasher));
        crasher.stopAt(1);
        assertThrows(Crasher.Stopped.class, () -> each.act.accept(interrupted));
        each.act.accept(interrupted);
        each.act.accept(interrupted);
        assertEquals(undisturbed.items(), interrupted.items());
    }

    private static LiveFixture prepared(LiveFixture live) {
        live.store.write(LAUNCH, coverage("A launch", "science", false), ANYTHING, ED, NOW);
        live.post(1);
        live.post(2);
        return live;
    }
}
