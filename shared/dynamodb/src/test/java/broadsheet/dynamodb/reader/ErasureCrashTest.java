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
    Stream<DynamicTest> whereverItStopsTheNextAttemptEndsAlike() {
        List<String> undisturbed;
        try (var debate = new DiscussionFixture()) {
            Reader.wasHere(debate);
            assertTrue(debate.readers.erase(QUILL.id(), 1_000, NOW));
            undisturbed = sorted(debate);
        }
        return Arrays.stream(Crasher.When.values())
                .map(when -> dynamicTest("stopped " + when + " each write", () -> stopAtEachWrite(when, undisturbed)));
    }

    /** One write further each time. */
    private static void stopAtEachWrite(Crasher.When when, List<String> undisturbed) {
        var crasher = new Crasher(when);
        try (var debate = new DiscussionFixture(crasher)) {
            Reader.wasHere(debate);
            int stops = 0;
            boolean stopped = true;
            while (stopped) {
                crasher.stopAt(when == Crasher.When.BEFORE && stops > 0 ? 2 : 1);
                try {
                    assertTrue(debate.readers.erase(QUILL.id(), 1_000, NOW));
                } catch (Crasher.Stopped stop) {
                    stops++;
                    debate.check("stop " + stops);
                }
                stopped = !crasher.isArmed();
            }
            assertEquals(List.of(), Reader.mentions(debate));
            assertEquals(undisturbed, sorted(debate));
            debate.check("in the end");
            assertEquals(23, stops, "writes");
        }
    }

    private static List<String> sorted(DiscussionFixture debate) {
        return debate.items().stream()
                .filter(item -> !item.string("pk").matches("(ARTICLE|LISTING)#.*"))
                .map(DiscussionCrashTest::sorted)
                .sorted()
                .toList();
    }
}
