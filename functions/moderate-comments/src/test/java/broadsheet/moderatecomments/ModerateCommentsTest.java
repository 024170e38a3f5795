package broadsheet.moderatecomments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.Slug;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.Contribution;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Posted;
import broadsheet.discussion.Tally;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Archive;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ModerateCommentsTest {
    private static final Slug TIDE = new Slug("how-a-tide-table-knows");

    private final Archive archive = Archive.filled();
    private final ModerateComments function = new ModerateComments(Archive.CLOCK);
    private final TestContext context = new TestContext();
    private String id = "";

    @BeforeEach
    void write() {
        for (int i = 1; i <= 2; i++) {
            archive.discussion().publish(contribution("Text " + i), Archive.CLOCK.instant());
        }
        Posted posted =
                archive.discussion().hold(contribution("Held"), Set.of(HoldReason.LINKS), Archive.CLOCK.instant());
        id = ((Posted.Waiting) posted).id();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventIsAnsweredAsItsNameSays() {
        return Events.of("moderate-comments").stream()
                .map(name -> dynamicTest(name, () -> {
                    Answer answer = send(Events.read(name));
                    assertEquals(
                            name.replaceFirst("moderate-comments/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void whatWaitsIsListedWithItsReasons() {
        Answer answer = send(Events.read("moderate-comments/200-held"));
        assertEquals(List.of(id), answer.at("comments.*.id"));
        assertEquals(List.of("links"), answer.at("comments.0.reasons"));
        assertEquals("how-a-tide-table-knows", answer.at("comments.0.article"));
    }

    @Test
    void anApprovalPublishesAndIsAnsweredAlikeWhenItIsRepeated() {
        Answer first = decide("approval");
        assertEquals("published", first.at("status"));
        assertEquals("3", first.at("id"));
        assertEquals(first.json(), decide("approval").json());
        assertEquals(new Tally(3, 3), archive.discussion().tally(TIDE));
    }

    @Test
    void whoComesSecondIsToldWhatTheFirstDecided() {
        assertEquals("rejected", decide("rejection").at("status"));
        Answer second = decide("approval");
        assertEquals(409, second.status());
        assertTrue(String.valueOf(second.at("detail")).startsWith("This was rejected by "), second::json);
        assertEquals(new Tally(2, 2), archive.discussion().tally(TIDE));
    }

    private Answer decide(String decision) {
        return send(Events.read("moderate-comments/404-unknown-approval")
                .replace("01JQRX00000000000000000000", id)
                .replace("approval", decision));
    }

    private Answer send(String event) {
        return Events.send(function, event, context);
    }

    private static Contribution contribution(String text) {
        return new Contribution(
                TIDE, new Commenter("ann", "Ann", true), CommentText.of(text).orElseThrow(), OptionalInt.empty(), text);
    }
}
