package broadsheet.moderatecomments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleId;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HeldComments.Fate;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.SubmissionResult;
import broadsheet.discussion.Tally;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ModerateCommentsTest {
    private static final String SLUG = "how-a-tide-table-knows";
    private static final ArticleId TIDE = ArticleIds.of(SLUG);

    private static final Commenter BEN = new Commenter("ben", "Ben", true);
    private static final Policy POLICY = Policy.of("ModerateComments");
    private static final Instant NOW = Instant.parse("2026-04-01T12:00:00Z");

    private final SeededSite archive = SeededSite.filled();
    private final ModerateComments function = new ModerateComments(SeededSite.CLOCK);
    private final TestContext context = new TestContext();
    private String id = "";

    @BeforeEach
    void write() {
        for (int i = 1; i <= 2; i++) {
            archive.submissions().publish(submission("Text " + i), 10, NOW);
        }
        SubmissionResult posted =
                archive.submissions().hold(submission("Held"), Set.of(HoldReason.LINKS), new Limits(10, 10), NOW);
        id = ((SubmissionResult.Waiting) posted).id();
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventIsAnsweredAsItsNameSays() {
        return Events.of("moderate-comments").stream()
                .map(name -> dynamicTest(name, () -> {
                    // In the events it stands for the id of what waits, which nobody knows before.
                    Answer answer = send(Events.read(name).replace("01JQRX00000000000000000001", id));
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
        assertEquals("How a tide table knows", answer.at("comments.0.title"));
        archive.withdraw("how-a-tide-table-knows");
        assertNull(send(Events.read("moderate-comments/200-held")).at("comments.0.title"));
    }

    @Test
    void anApprovalPublishesAndIsAnsweredAlikeWhenItIsRepeated() {
        Answer first = decide("approval");
        assertEquals(1, context.said("CommentsPublished"));
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

    @Test
    void whatItsAuthorHasChangedSinceIsNotApproved() {
        Fate fate = archive.heldComments().find(id).orElseThrow();
        archive.heldComments()
                .revise(
                        ((Fate.Waiting) fate).held(),
                        text("Changed"),
                        Set.of(HoldReason.LINKS),
                        ((Fate.Waiting) fate).held().author(),
                        10,
                        NOW);
        Answer answer = decide("approval");
        assertEquals(409, answer.status());
        assertEquals("Its author has changed it since you read it: it is at version 2 now.", answer.at("detail"));
        assertEquals(200, send(decision("approval").replace("1}", "2}")).status());
    }

    @Test
    void whatItsAuthorTookBackIsToldAsThat() {
        archive.heldComments().withdraw(id, NOW);
        Answer answer = decide("approval");
        assertEquals(409, answer.status());
        assertTrue(String.valueOf(answer.at("detail")).startsWith("This was withdrawn by its author at "));
        assertEquals(409, decide("restoration").status());
    }

    @Test
    void aDecisionIsTakenBackForAWhile() {
        assertEquals(200, decide("approval").status());
        Answer undone = decide("restoration");
        assertEquals(200, undone.status());
        assertEquals("held", undone.at("status"));
        assertEquals(undone.json(), decide("restoration").json());
        assertEquals(new Tally(3, 2), archive.discussion().tally(TIDE));
        assertEquals(200, decide("rejection").status());
        assertEquals(200, decide("restoration").status());
        assertEquals("4", decide("approval").at("id"));
    }

    @Test
    void anApprovalThatWasAnsweredStands() {
        decide("approval");
        archive.submissions()
                .publish(new CommentSubmission(TIDE, BEN, text("Answer"), OptionalInt.of(3), "k"), 10, NOW);
        Answer answer = decide("restoration");
        assertEquals(409, answer.status());
        assertTrue(String.valueOf(answer.at("detail")).endsWith("Since then it was answered, or removed."));
    }

    @Test
    void aFormGoesBackToTheDesk() {
        for (String decision : List.of("approval", "restoration", "rejection")) {
            Answer answer = send(decision(decision)
                    .replace("application/json\",\n    \"host", "application/x-www-form-urlencoded\",\n    \"host")
                    .replace("{\\\"version\\\": 1}", "version=1"));
            assertEquals(303, answer.status(), answer::json);
            assertEquals("/desk/", answer.header("location"));
        }
    }

    @Test
    void theRecordOfAnAuthorStandsBesideWhatWaits() {
        archive.moderation().block("ann", new Moderator("molly", "Molly"), NOW);
        Answer answer = send(Events.read("moderate-comments/200-held"));
        assertEquals(Map.of("published", 2, "held", 1, "rejected", 0, "blocked", true), answer.at("comments.0.record"));
        assertEquals(0, answer.at("comments.0.ageSeconds"));
        assertEquals(1, answer.at("comments.0.version"));
    }

    @Test
    void theRecordOfAReaderIsToldByItself() {
        archive.moderation().block("ann", new Moderator("molly", "Molly"), NOW);
        Answer answer =
                send(Events.read("moderate-comments/200-record").replaceAll("\"id\": \"[^\"]*\"", "\"id\": \"ann\""));
        assertEquals(2, answer.at("published"));
        assertEquals(1, answer.at("held"));
        assertEquals(0, answer.at("rejected"));
        assertEquals(true, answer.at("blocked"));
    }

    @Test
    void theNumbersFollowWhatIsDecided() {
        Answer before = send(Events.read("moderate-comments/200-numbers"));
        assertEquals(1, before.at("waiting"));
        assertEquals(NOW.toString(), before.at("oldest"));
        assertEquals(Map.of("approved", 0, "rejected", 0, "withdrawn", 0), before.at("lastDay"));
        decide("approval");
        Answer after = send(Events.read("moderate-comments/200-numbers"));
        assertEquals(0, after.at("waiting"));
        assertEquals(Map.of("approved", 1, "rejected", 0, "withdrawn", 0), after.at("lastDay"));
        decide("restoration");
        assertEquals(
                before.json(),
                send(Events.read("moderate-comments/200-numbers")).json());
    }

    @Test
    void whatWasReportedIsShownWithItsReports() {
        for (String reader : List.of("r1", "r2", "r3")) {
            archive.reports()
                    .report(TIDE, 1, new Commenter(reader, "Reader", true), reader + " is cross", NOW.plusSeconds(1));
        }
        Answer answer = send(Events.read("moderate-comments/200-held"));
        assertEquals(List.of("reported"), answer.at("comments.1.reasons"));
        assertEquals("1", answer.at("comments.1.number"));
        assertEquals(List.of("r1 is cross", "r2 is cross", "r3 is cross"), answer.at("comments.1.reports.*.reason"));
        Answer removal = remove("1", "moderators", "molly");
        assertEquals(409, removal.status());
    }

    @Test
    void firstReportIsSeenAndDismissed() {
        archive.reports().report(TIDE, 2, BEN, "not about tides", NOW);
        Answer answer = send(Events.read("moderate-comments/200-reported"));
        assertEquals("How a tide table knows", answer.at("comments.0.title"));
        assertEquals(List.of("2"), answer.at("comments.*.number"));
        assertEquals(List.of("Text 2"), answer.at("comments.*.text"));
        assertEquals(List.of("not about tides"), answer.at("comments.0.reports.*.reason"));
        String dismissal = Events.read("moderate-comments/204-dismissed");
        Answer late = send(dismissal.replace("\\\"version\\\": 1", "\\\"version\\\": 0"));
        assertEquals(409, late.status());
        assertEquals("Somebody has reported it since you read it.", late.at("detail"));
        assertEquals(204, send(dismissal).status());
        assertEquals(
                List.of(), send(Events.read("moderate-comments/200-reported")).at("comments"));
    }

    @Test
    void rejectedCommentIsFoundAgainAndRestored() {
        decide("rejection");
        Answer answer = send(Events.read("moderate-comments/200-decided-rejected"));
        assertEquals("How a tide table knows", answer.at("comments.0.title"));
        assertEquals(List.of(id), answer.at("comments.*.id"));
        assertEquals(List.of("rejected"), answer.at("comments.*.status"));
        assertEquals(List.of("Held"), answer.at("comments.*.text"));
        assertEquals(200, decide("restoration").status());
        assertEquals(
                List.of(), send(Events.read("moderate-comments/200-decided")).at("comments"));
        decide("approval");
        assertEquals(
                List.of("/articles/how-a-tide-table-knows/comments/1#comment-3"),
                send(Events.read("moderate-comments/200-decided")).at("comments.*.url"));
    }

    @Test
    void authorWithoutAnAccountIsNamedOnTheDayOfTheCommentOnly() {
        var stranger = new Commenter("anon-" + "0".repeat(32), "", false);
        for (Instant posted : List.of(NOW, NOW.minus(Duration.ofDays(1)))) {
            var from = new CommentSubmission(
                    TIDE, stranger, text("Posted " + posted), OptionalInt.empty(), posted.toString());
            archive.submissions().hold(from, Set.of(HoldReason.ANONYMOUS), new Limits(10, 100), posted);
        }
        archive.moderation().block(stranger.id(), new Moderator("molly", "Molly"), NOW);
        Answer answer = send(Events.read("moderate-comments/200-held"));
        // Yesterday's is the first.
        assertNull(answer.at("comments.0.author"));
        List<?> authors = assertInstanceOf(List.class, answer.at("comments.*.author"));
        assertEquals(1, Collections.frequency(authors, stranger.id()));
        assertEquals(true, answer.at("comments." + authors.indexOf(stranger.id()) + ".blocked"));
    }

    @Test
    void aModeratorRemovesAnyCommentAndAReaderTheirOwn() {
        assertEquals(403, remove("1", "readers", "ben").status());
        assertEquals(204, remove("1", "readers", "ann").status());
        assertEquals(204, remove("1", "readers", "ann").status());
        assertEquals(204, remove("2", "moderators", "molly").status());
        assertEquals(404, remove("9", "moderators", "molly").status());
        assertEquals(new Tally(2, 0), archive.discussion().tally(TIDE));
    }

    @Test
    void unknownCommentIsNamedByTheProblem() {
        Answer answer = send(Events.read("moderate-comments/404-remove-unknown"));
        assertEquals(404, answer.status());
        assertEquals("There is nothing at /api/articles/how-a-tide-table-knows/comments/99.", answer.at("detail"));
    }

    @Test
    void anotherSiteDecidesNothing() {
        for (String header : List.of("sec-fetch-site\": \"cross-site", "origin\": \"https://evil.example")) {
            Answer answer = send(decision("approval").replace("\"host\":", "\"" + header + "\",\n    \"host\":"));
            assertEquals(403, answer.status());
        }
        assertEquals(new Tally(2, 2), archive.discussion().tally(TIDE));
    }

    private Answer remove(String number, String group, String reader) {
        return send(Events.read("moderate-comments/204-removed")
                .replace("\"number\": \"2\"", "\"number\": \"" + number + "\"")
                .replace("[moderators]", "[" + group + "]")
                .replaceAll("\"sub\": \"[^\"]*\"", "\"sub\": \"" + reader + "\""));
    }

    private Answer decide(String decision) {
        return send(decision(decision));
    }

    private String decision(String decision) {
        return Events.read("moderate-comments/404-unknown-approval")
                .replace("01JQRX00000000000000000000", id)
                .replace("/approval", "/" + decision);
    }

    private Answer send(String event) {
        return POLICY.during(() -> Events.send(function, event, context));
    }

    private static CommentSubmission submission(String text) {
        return new CommentSubmission(TIDE, new Commenter("ann", "Ann", true), text(text), OptionalInt.empty(), text);
    }

    private static CommentText text(String text) {
        return CommentText.of(text).orElseThrow();
    }
}
