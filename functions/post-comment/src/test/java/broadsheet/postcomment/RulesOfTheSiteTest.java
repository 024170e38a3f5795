package broadsheet.postcomment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.Tally;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the site and the article say about their discussions. */
final class RulesOfTheSiteTest {
    private static final String COMMENTS = "POST /api/articles/{slug}/comments";
    private static final String SLUG = Call.SLUG;
    private static final ArticleId TIDE = ArticleIds.of(SLUG);

    private final SeededSite archive = SeededSite.filled();
    private final PostComment function = Call.function();

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void aRefusedWordIsNamedAndNothingIsKept() {
        settings("refuse: [viagra]");
        Answer answer = post("ann", "Buy Viagra");
        assertEquals(422, answer.status());
        assertEquals(List.of("text"), answer.at("errors.*.at"));
        assertEquals(List.of("has \"viagra\", which this site does not print"), answer.at("errors.*.detail"));
        assertEquals(
                422,
                Call.comment("{\"text\": \"Hi\", \"name\": \"Viagra\"}")
                        .send(function)
                        .status());
        assertEquals(List.of(), held());
    }

    @Test
    void aHeldWordHoldsTheSignedInToo() {
        settings("hold: [idiot]");
        assertEquals(202, post("ann", "You idiot").status());
        assertEquals(List.of(HoldReason.WORD), held().getFirst().reasons());
    }

    @Test
    void theSiteSaysHowOften() {
        settings("perHour: 2");
        assertEquals(201, post("ann", "One").status());
        assertEquals(201, post("ann", "Two").status());
        Answer answer = post("ann", "Three");
        assertEquals(429, answer.status());
        assertEquals("3600", answer.header("retry-after"));
        assertEquals(201, post("ann", "One").status());
        assertEquals(201, post("ben", "Three").status());
    }

    @Test
    void oneNetworkIsOneReader() {
        settings("perHour: 1");
        assertEquals(202, anonymous("One", "2001:db8:1:2::1").status());
        assertEquals(429, anonymous("Two", "2001:db8:1:2:ffff::7").status());
        assertEquals(202, anonymous("Two", "2001:db8:1:3::1").status());
        assertEquals(429, anonymous("Three", "2001:db8:1:4::1").status());
        assertEquals(202, anonymous("Three", "2001:db8:1:104::1").status());
        assertEquals(202, anonymous("Three", "203.0.113.1").status());
        assertEquals(429, anonymous("Four", "::ffff:203.0.113.1").status());
        assertEquals(429, anonymous("Five", "1.2.3.4, 203.0.113.1").status());
    }

    @Test
    void anOldDiscussionIsClosedButWhatWasTakenIsAnsweredAlike() {
        Answer first = post("ann", "One");
        settings("closeAfterDays: 1");
        PostComment later = Call.function();
        assertEquals(409, comment("ben", "Two").send(later).status());
        assertEquals(first.json(), comment("ann", "One").send(later).json());
    }

    @Test
    void anAuthorMayWantNoDiscussion() {
        archive.publish(Events.read("publish-article/201-article").replace("tags: [", "discussion: closed\\ntags: ["));
        Answer answer = post("ann", "One");
        assertEquals(409, answer.status());
        assertEquals("This discussion is closed.", answer.at("detail"));
        assertEquals(409, Call.comment("{\"text\": \"One\"}").send(function).status());
    }

    @Test
    void commentOfBlockedReaderIsHeld() {
        var molly = new Moderator("molly", "Molly");
        archive.moderation().block("ann", molly, SeededSite.CLOCK.instant());
        assertEquals(202, post("ann", "One").status());
        assertEquals(List.of(HoldReason.BLOCKED), held().getFirst().reasons());
        archive.moderation().unblock("ann", molly, SeededSite.CLOCK.instant());
        assertEquals(201, post("ann", "Two").status());
    }

    @Test
    void blockedAddressIsRefusedForTheDayAndAnAccountFromThereIsNot() {
        assertEquals(202, anonymous("One", "203.0.113.1").status());
        String address = held().getFirst().author().id();
        archive.moderation().block(address, new Moderator("molly", "Molly"), SeededSite.CLOCK.instant());
        Answer refused = anonymous("Two", "203.0.113.1");
        assertEquals(403, refused.status());
        assertEquals(
                "Nothing is taken from your address without an account today. Sign in to write.", refused.at("detail"));
        assertEquals(202, anonymous("Two", "203.0.113.2").status());
        assertEquals(
                201, comment("ann", "Two").from("203.0.113.1").send(function).status());
        // What was taken before is answered alike.
        assertEquals(202, anonymous("One", "203.0.113.1").status());
    }

    @Test
    void blockedAddressNeitherReportsNorChangesHeldComments() {
        assertEquals(201, post("ann", "One").status());
        Answer held = anonymous("Two", "203.0.113.1");
        archive.moderation()
                .block(held().getFirst().author().id(), new Moderator("molly", "Molly"), SeededSite.CLOCK.instant());
        Call report = Call.to("POST /api/articles/{slug}/comments/{number}/anonymous-reports")
                .at("number", "1")
                .with(Call.JSON, "{\"reason\": \"rude\"}");
        assertEquals(403, report.from("203.0.113.1").send(function).status());
        assertEquals(List.of(), archive.reports().of(TIDE, 1));
        Call change = Call.to("PUT /api/articles/{slug}/held-comments/{id}")
                .at("id", String.valueOf(held.at("id")))
                .receiptOf(held)
                .with(Call.JSON, "{\"text\": \"Three\"}");
        assertEquals(403, change.from("203.0.113.1").send(function).status());
        assertEquals("Two", held().getFirst().text().value());
        assertEquals(200, change.from("203.0.113.2").send(function).status());
        assertEquals(204, report.from("203.0.113.2").send(function).status());
    }

    @Test
    void moreThanModeratorsCanReadIsRefusedAndCounted() {
        settings("anonymousPerHour: 1");
        assertEquals(202, anonymous("One", "203.0.113.1").status());
        var context = new TestContext();
        Answer refused =
                Call.comment("{\"text\": \"Two\"}").from("198.51.100.1").send(function, context);
        assertEquals(429, refused.status());
        assertEquals("3600", refused.header("retry-after"));
        assertEquals(1, context.said("DiscussionRateLimited"));
        assertEquals(201, post("ann", "Two").status());
    }

    @Test
    void commentSentTooFastIsHeld() {
        assertEquals(
                202, comment("ann", "One\", \"elapsed\": \"2999").send(function).status());
        assertEquals(List.of(HoldReason.TOO_FAST), held().getFirst().reasons());
        assertEquals(
                201, comment("ann", "Two\", \"elapsed\": \"3000").send(function).status());
        assertEquals(
                201, comment("ann", "Three\", \"elapsed\": \"").send(function).status());
    }

    @Test
    void commentAtAFormerAddressIsOneOfTheArticle() {
        String renamed = Events.read("publish-article/201-article").replace(Call.SLUG, "tide-tables");
        archive.publish(renamed.replace("tags: [", "formerly: [" + Call.SLUG + "]\\ntags: ["));
        Answer answer = post("ann", "One");
        assertEquals(201, answer.status());
        assertEquals("/articles/tide-tables/comments/1#comment-1", answer.header("location"));
        assertEquals(new Tally(1, 1), archive.discussion().tally(TIDE));
    }

    @Test
    void threeReportsHoldACommentAgain() {
        assertEquals(201, post("ann", "One").status());
        for (String reader : List.of("r1", "r2")) {
            assertEquals(204, report(reader).send(function).status());
        }
        assertEquals(new Tally(1, 1), archive.discussion().tally(TIDE));
        Answer answer = Call.to("POST /api/articles/{slug}/comments/{number}/anonymous-reports")
                .at("number", "1")
                .with(Call.FORM, "reason=Rude")
                .send(function);
        assertEquals(303, answer.status());
        assertEquals("/articles/how-a-tide-table-knows#comment-1", answer.header("location"));
        assertEquals(new Tally(1, 0), archive.discussion().tally(TIDE));
        assertEquals(List.of(HoldReason.REPORTED), held().getFirst().reasons());
        assertTrue(archive.reports().of(TIDE, 1).stream()
                .anyMatch(report -> report.reason().equals("Rude")));
    }

    private static Call report(String reader) {
        return Call.to("POST /api/articles/{slug}/comments/{number}/reports")
                .at("number", "1")
                .as(reader)
                .with(Call.JSON, "{\"reason\": \"An advertisement\"}");
    }

    private void settings(String yaml) {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("defaultKind:", "discussion:\\n  " + yaml + "\\ndefaultKind:"));
    }

    private List<Held> held() {
        return archive.moderation().held(10, Optional.empty()).entries();
    }

    private Answer anonymous(String text, String address) {
        return Call.comment("{\"text\": \"" + text + "\"}").from(address).send(function);
    }

    private Answer post(String reader, String text) {
        return comment(reader, text).send(function);
    }

    private static Call comment(String reader, String text) {
        return Call.to(COMMENTS).as(reader).with(Call.JSON, "{\"text\": \"" + text + "\"}");
    }
}
