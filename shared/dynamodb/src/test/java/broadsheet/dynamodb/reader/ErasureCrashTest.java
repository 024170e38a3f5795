package broadsheet.dynamodb.reader;

import static broadsheet.dynamodb.discussion.DiscussionFixture.NOW;
import static broadsheet.dynamodb.discussion.Reader.QUILL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.dynamodb.discussion.DiscussionCrashTest;
import broadsheet.dynamodb.discussion.DiscussionFixture;
import broadsheet.dynamodb.discussion.Reader;
import broadsheet.dynamodb.table.Crasher;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** An erasure is many writes. The process stops before and after each of them; the reader comes again, and all is gone. */
final class ErasureCrashTest {
    @TestFactory
    Stream<DynamicTest> retryCompletesErasureInterruptedAnywhere() {
        List<String> undisturbed;
        try (var fixture = new DiscussionFixture()) {
            Reader.wasHere(fixture);
            assertTrue(fixture.readers.erase(QUILL.id(), 1_000, NOW));
            undisturbed = sorted(fixture);
        }
        return Arrays.stream(Crasher.When.values())
                .map(when -> dynamicTest("stopped " + when + " each write", () -> stopAtEachWrite(when, undisturbed)));
    }

    /** One write further each time. */
    private static void stopAtEachWrite(Crasher.When when, List<String> undisturbed) {
        var crasher = new Crasher(when);
        try (var fixture = new DiscussionFixture(crasher)) {
            Reader.wasHere(fixture);
            int stops = 0;
            boolean stopped = true;
            while (stopped) {
                crasher.stopAt(when == Crasher.When.BEFORE && stops > 0 ? 2 : 1);
                try {
                    assertTrue(fixture.readers.erase(QUILL.id(), 1_000, NOW));
                } catch (Crasher.Stopped stop) {
                    stops++;
                    fixture.check("stop " + stops);
                }
                stopped = !crasher.isArmed();
            }
            assertEquals(List.of(), Reader.mentions(fixture));
            assertEquals(undisturbed, sorted(fixture));
            fixture.check("in the end");
            assertEquals(23, stops, "writes");
        }
    }

    private static List<String> sorted(DiscussionFixture fixture) {
        return fixture.items().stream()
                .filter(item -> !item.string("pk").matches("(ARTICLE|LISTING)#.*"))
                .map(DiscussionCrashTest::sorted)
                .sorted()
                .toList();
    }
}
