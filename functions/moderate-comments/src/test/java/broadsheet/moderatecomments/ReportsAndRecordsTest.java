package broadsheet.moderatecomments;

import static broadsheet.moderatecomments.ModerateCommentsFixture.BEN;
import static broadsheet.moderatecomments.ModerateCommentsFixture.NOW;
import static broadsheet.moderatecomments.ModerateCommentsFixture.TIDE;
import static broadsheet.moderatecomments.ModerateCommentsFixture.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.SeededSite;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What moderators are told of readers, of reports and of what was decided. */
final class ReportsAndRecordsTest {
    @AutoClose
    private final ModerateCommentsFixture desk = new ModerateCommentsFixture();

    private final SeededSite archive = desk.archive;

    @Test
    void authorsRecordIsListedWithHeldComments() {
        archive.moderation().block("ann", new Moderator("molly", "Molly"), NOW);
        Answer answer = desk.send(Events.read("moderate-comments/200-held"));
        assertEquals(Map.of("published", 2, "held", 1, "rejected", 0, "blocked", true), answer.at("comments.0.record"));
        assertEquals(0, answer.at("comments.0.ageSeconds"));
        assertEquals(1, answer.at("comments.0.version"));
    }

    @Test
    void theRecordOfAReaderIsToldByItself() {
        archive.moderation().block("ann", new Moderator("molly", "Molly"), NOW);
        Answer answer = desk.send(
                Events.read("moderate-comments/200-record").replaceAll("\"id\": \"[^\"]*\"", "\"id\": \"ann\""));
        assertEquals(2, answer.at("published"));
        assertEquals(1, answer.at("held"));
        assertEquals(0, answer.at("rejected"));
        assertEquals(true, answer.at("blocked"));
    }

    @Test
    void countsFollowDecisions() {
        Answer before = desk.send(Events.read("moderate-comments/200-counts"));
        assertEquals(1, before.at("waiting"));
        assertEquals(NOW.toString(), before.at("oldest"));
        assertEquals(Map.of("approved", 0, "rejected", 0, "withdrawn", 0), before.at("lastDay"));
        desk.decide("approval");
        Answer after = desk.send(Events.read("moderate-comments/200-counts"));
        assertEquals(0, after.at("waiting"));
        assertEquals(Map.of("approved", 1, "rejected", 0, "withdrawn", 0), after.at("lastDay"));
        desk.decide("restoration");
        assertEquals(
                before.json(),
                desk.send(Events.read("moderate-comments/200-counts")).json());
    }

    @Test
    void reportedCommentIsShownWithItsReports() {
        for (String reader : List.of("r1", "r2", "r3")) {
            archive.reports()
                    .report(TIDE, 1, new Commenter(reader, "Reader", true), reader + " is cross", NOW.plusSeconds(1));
        }
        Answer answer = desk.send(Events.read("moderate-comments/200-held"));
        assertEquals(List.of("reported"), answer.at("comments.1.reasons"));
        assertEquals("1", answer.at("comments.1.number"));
        assertEquals(List.of("r1 is cross", "r2 is cross", "r3 is cross"), answer.at("comments.1.reports.*.reason"));
        Answer removal = desk.remove("1", "moderators", "molly");
        assertEquals(409, removal.status());
    }

    @Test
    void firstReportIsSeenAndDismissed() {
        archive.reports().report(TIDE, 2, BEN, "not about tides", NOW);
        Answer answer = desk.send(Events.read("moderate-comments/200-reported"));
        assertEquals("How a tide table knows", answer.at("comments.0.title"));
        assertEquals(List.of("2"), answer.at("comments.*.number"));
        assertEquals(List.of("Text 2"), answer.at("comments.*.text"));
        assertEquals(List.of("not about tides"), answer.at("comments.0.reports.*.reason"));
        // The event is about a comment that was edited before it was reported.
        String dismissal =
                Events.read("moderate-comments/204-dismissed").replace("\\\"version\\\": 2", "\\\"version\\\": 1");
        Answer late = desk.send(dismissal.replace("\\\"version\\\": 1", "\\\"version\\\": 0"));
        assertEquals(409, late.status());
        assertEquals("Somebody has reported it, or its author has changed it, since you read it.", late.at("detail"));
        assertEquals(204, desk.send(dismissal).status());
        assertEquals(
                List.of(),
                desk.send(Events.read("moderate-comments/200-reported")).at("comments"));
    }

    @Test
    void rejectedCommentIsFoundAgainAndRestored() {
        desk.decide("rejection");
        Answer answer = desk.send(Events.read("moderate-comments/200-decided-rejected"));
        assertEquals("How a tide table knows", answer.at("comments.0.title"));
        assertEquals(List.of(desk.id), answer.at("comments.*.id"));
        assertEquals(List.of("rejected"), answer.at("comments.*.status"));
        assertEquals(List.of("Held"), answer.at("comments.*.text"));
        assertEquals(200, desk.decide("restoration").status());
        assertEquals(
                List.of(),
                desk.send(Events.read("moderate-comments/200-decided")).at("comments"));
        desk.decide("approval");
        assertEquals(
                List.of("/articles/how-a-tide-table-knows/comments/1#comment-3"),
                desk.send(Events.read("moderate-comments/200-decided")).at("comments.*.url"));
    }

    @Test
    void decisionIsFoundByAuthorModeratorAndArticle() {
        archive.moderation().reject(desk.id, new Moderator("ada-1", "Ada"), NOW);
        String event = Events.read("moderate-comments/200-decided-searched");
        assertEquals(List.of(desk.id), desk.send(event).at("comments.*.id"));
        for (String other : List.of("\"author\": \"Ben\"", "\"by\": \"Molly\"", "\"article\": \"of-no-article\"")) {
            String name = other.replaceFirst(":.*", "");
            Answer none = desk.send(event.replaceFirst(name + ": \"[^\"]*\"", other));
            assertEquals(List.of(), none.at("comments"), other);
        }
    }

    @Test
    void everyErrorOfTheCriteriaIsNamed() {
        Answer answer = desk.send(Events.read("moderate-comments/422-decided-criteria"));
        assertEquals(List.of("limit", "status", "author", "by", "article"), answer.at("errors.*.at"));
    }

    @Test
    void replyIsListedWithTheBeginningOfItsParent() {
        String longText = "Tides ".repeat(60).strip();
        archive.submissions()
                .publish(new CommentSubmission(TIDE, BEN, text(longText), OptionalInt.empty(), "parent"), 10, NOW);
        archive.submissions()
                .hold(
                        new CommentSubmission(TIDE, BEN, text("A reply"), OptionalInt.of(3), "reply"),
                        Set.of(HoldReason.LINKS),
                        new Limits(10, 10),
                        NOW.plusSeconds(1));
        Answer answer = desk.send(Events.read("moderate-comments/200-held"));
        assertNull(answer.at("comments.0.parent"));
        assertEquals("3", answer.at("comments.1.inReplyTo"));
        assertEquals("Ben", answer.at("comments.1.parent.name"));
        assertEquals(longText.substring(0, 299) + "…", answer.at("comments.1.parent.text"));
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
        Answer answer = desk.send(Events.read("moderate-comments/200-held"));
        // Yesterday's is the first.
        assertNull(answer.at("comments.0.author"));
        List<?> authors = assertInstanceOf(List.class, answer.at("comments.*.author"));
        assertEquals(1, Collections.frequency(authors, stranger.id()));
        assertEquals(true, answer.at("comments." + authors.indexOf(stranger.id()) + ".blocked"));
    }
}
