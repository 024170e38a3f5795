package broadsheet.postcomment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Held;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Tally;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PostCommentTest {
    private static final String SLUG = "how-a-tide-table-knows";
    private static final ArticleId TIDE = ArticleIds.of(SLUG);

    private static final Policy POLICY = Policy.of("PostComment");

    private final SeededSite archive = SeededSite.filled();
    private final PostComment function = new PostComment(SeededSite.CLOCK);
    private final TestContext context = new TestContext();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        // Ids that the function makes up, by those that stand for them in the events.
        Map<String, String> ids = new HashMap<>();
        return Events.of("post-comment").stream()
                .map(name -> dynamicTest(name, () -> {
                    String event = ids.entrySet().stream()
                            .reduce(
                                    Events.read(name),
                                    (text, id) -> text.replace(id.getKey(), id.getValue()),
                                    (one, other) -> other);
                    Answer answer = POLICY.during(() -> Events.send(function, event, context));
                    switch (name) {
                        case "post-comment/202-four-links" ->
                            ids.put("01JQRX00000000000000000002", String.valueOf(answer.at("id")));
                        case "post-comment/200-mine-waits" ->
                            ids.put("01JQRX00000000000000000003", String.valueOf(answer.at("comments.2.id")));
                        default -> {}
                    }
                    assertEquals(
                            name.replaceFirst("post-comment/(\\d+)-.*", "$1"),
                            String.valueOf(answer.status()),
                            answer::json);
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void theSignedInAreReadAtOnceUnderTheirName() {
        Answer answer = send("201-signed-in");
        assertEquals("published", answer.at("status"));
        assertEquals("/articles/how-a-tide-table-knows/comments/1#comment-1", answer.at("url"));
        Comment comment = archive.discussion().between(TIDE, 1, 1).getFirst();
        assertEquals("Ann Reader", comment.name());
        assertTrue(comment.signedIn());
    }

    @Test
    void aCommentIsCountedOnceAsPublishedOrHeld() {
        send("201-signed-in");
        assertEquals(1, context.said("CommentsPublished"));
        assertEquals("how-a-tide-table-knows", context.said("article"));
        send("201-retried");
        assertNull(context.said("CommentsPublished"));
        send("202-anonymous");
        assertEquals(1, context.said("CommentsHeld"));
        assertNull(context.said("CommentsPublished"));
    }

    @Test
    void aRetryIsAnsweredLikeTheFirstAttempt() {
        assertEquals(send("201-signed-in").json(), send("201-retried").json());
        assertEquals(new Tally(1, 1), archive.discussion().tally(TIDE));
    }

    @Test
    void theAnonymousWaitAndNoAddressIsKept() {
        assertEquals("held", send("202-anonymous").at("status"));
        Held held = held().getFirst();
        assertEquals(List.of(HoldReason.ANONYMOUS), held.reasons());
        assertTrue(
                held.author().id().matches("anon-[0-9a-f]{32}"), held.author().id());
        assertEquals(Tally.NONE, archive.discussion().tally(TIDE));
    }

    @Test
    void aFormIsSentBackToThePageAndASecondClickChangesNothing() {
        Answer answer = send("303-form");
        assertEquals("/articles/how-a-tide-table-knows#comment-held", answer.header("location"));
        assertEquals(303, send("303-form").status());
        assertEquals(1, held().size());
    }

    @Test
    void sameTextUnderAnotherNameIsNoRepeatOfAFormAndHasToWait() {
        assertEquals(303, send("303-form").status());
        String another = Events.read("post-comment/303-form").replace("&name=&", "&name=Ben&");
        Answer answer = Events.send(function, another, context);
        assertEquals(409, answer.status(), answer.body());
    }

    @Test
    void refusedFormIsToldInItsWordsUnderTheSitesName() {
        Answer refused = Call.to("POST /api/articles/{slug}/anonymous-comments")
                .header("accept", "text/html,*/*")
                .with(Call.FORM, "text=&name=" + "n".repeat(61))
                .send(function);
        assertEquals(422, refused.status());
        String page = refused.body();
        assertTrue(page.contains("<header><a href=\"/\">The Fair Copy</a></header>"), page);
        assertTrue(page.contains("Your comment is missing."), page);
        assertTrue(page.contains("Your name has 61 characters; at most 60 are allowed."), page);
        assertTrue(page.contains("<a href=\"/articles/how-a-tide-table-knows#discussion\">to the article</a>"), page);
    }

    @Test
    void commentWithFilledHoneypotIsHeld() {
        String filled = Events.read("post-comment/303-form").replace("website=", "website=spam");
        assertEquals(303, Events.send(function, filled, context).status());
        assertEquals(
                List.of(HoldReason.ANONYMOUS, HoldReason.HIDDEN_FIELD),
                held().getFirst().reasons());
    }

    @Test
    void everyErrorIsNamedAtOnce() {
        assertEquals(
                List.of("text", "name", "inReplyTo"), send("422-many-errors").at("errors.*.at"));
    }

    @Test
    void rateLimitIsAnsweredWithRetryAfter() {
        String event = Events.read("post-comment/201-signed-in");
        for (int i = 0; i < 10; i++) {
            String another = event.replace("5d1c", "k" + i).replace("The tide", "Tide " + i);
            assertEquals(201, Events.send(function, another, context).status());
        }
        Answer answer = Events.send(function, event, context);
        assertEquals(429, answer.status());
        assertEquals("3600", answer.header("retry-after"));
    }

    private List<Held> held() {
        return archive.moderation().held(10, Optional.empty()).entries();
    }

    private Answer send(String event) {
        return Events.send(function, Events.read("post-comment/" + event), context);
    }
}
