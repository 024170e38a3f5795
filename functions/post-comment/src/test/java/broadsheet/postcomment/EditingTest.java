package broadsheet.postcomment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import broadsheet.article.ArticleId;
import broadsheet.discussion.Comment;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What authors do with published comments of theirs. */
final class EditingTest {
    private static final String COMMENT = "/api/articles/{slug}/comments/{number}";
    private static final String MINE = "GET /api/readers/me/comments";
    private static final String SLUG = Call.SLUG;
    private static final ArticleId TIDE = ArticleIds.of(SLUG);
    private static final Moderator MOLLY = new Moderator("molly", "Molly");

    private final SeededSite archive = SeededSite.filled();
    private final PostComment function = Call.function();

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void changedCommentIsShownAsEdited() {
        post("ann", "One");
        Answer changed = edit("ann", "Two").send(function);
        assertEquals(200, changed.status());
        assertEquals("1", changed.at("id"));
        assertEquals("Two", changed.at("text"));
        assertEquals("2026-04-01T12:00:00Z", changed.at("edited"));
        assertEquals(changed.json(), edit("ann", "Two").send(function).json());
        assertEquals(Optional.of(SeededSite.CLOCK.instant()), comment(1).edited());
        // Whoever posts again since the answer was lost has one comment still, as it is now.
        assertEquals(201, post("ann", "One").status());
        assertEquals("Two", comment(1).text().orElseThrow().value());
    }

    @Test
    void changedTextIsJudgedAsANewOne() {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("defaultKind:", "discussion:\\n  refuse: [viagra]\\n  hold: [idiot]\\ndefaultKind:"));
        post("ann", "One");
        Answer refused = edit("ann", "Buy Viagra").send(function);
        assertEquals(422, refused.status());
        assertEquals(List.of("text"), refused.at("errors.*.at"));
        Answer held = edit("ann", "You idiot").send(function);
        assertEquals(202, held.status());
        assertEquals("held", held.at("status"));
        assertEquals("You idiot", held.at("text"));
        assertEquals(Comment.State.HELD, comment(1).state());
        assertEquals(
                List.of(HoldReason.WORD),
                archive.moderation()
                        .held(10, Optional.empty())
                        .entries()
                        .getFirst()
                        .reasons());
        assertEquals(202, edit("ann", "You idiot").send(function).status());
        assertEquals(409, edit("ann", "Sorry").send(function).status());
        // There its author changes it.
        Answer mine = Call.to("PUT /api/readers/me/held-comments/{id}")
                .at("id", String.valueOf(held.at("id")))
                .as("ann")
                .with(Call.JSON, "{\"text\": \"Sorry\"}")
                .send(function);
        assertEquals(200, mine.status());
    }

    @Test
    void changeOfABlockedAuthorWaits() {
        post("ann", "One");
        archive.moderation().block("ann", MOLLY, SeededSite.CLOCK.instant());
        assertEquals(202, edit("ann", "Two").send(function).status());
    }

    @Test
    void afterTenMinutesItIsTooLate() {
        post("ann", "One");
        var later = new PostComment(InstantSource.offset(SeededSite.CLOCK, Duration.ofMinutes(11)));
        Answer late = edit("ann", "Two").send(later);
        assertEquals(409, late.status());
        assertEquals("A comment can be changed for 10 minutes after it was published.", late.at("detail"));
        assertEquals("One", comment(1).text().orElseThrow().value());
    }

    @Test
    void othersCannotChangeTheComment() {
        post("ann", "One");
        assertEquals(403, edit("ben", "Two").send(function).status());
        assertEquals(401, edit("ann", "Two").nobody().send(function).status());
        assertEquals(404, edit("ann", "Two").at("number", "7").send(function).status());
    }

    @Test
    void verifiedNameIsShownAndNoOther() {
        archive.moderation().verify("ann", "Ann", MOLLY, SeededSite.CLOCK.instant());
        assertEquals(true, post("ann", "One").at("verified"));
        assertEquals(true, post("ann", "One").at("verified"));
        Answer renamed = Call.to("POST /api/articles/{slug}/comments")
                .as("ann")
                .named("Ann, Editor")
                .with(Call.JSON, "{\"text\": \"Two\"}")
                .send(function);
        assertEquals(false, renamed.at("verified"));
        assertEquals(true, edit("ann", "One, corrected").send(function).at("verified"));
    }

    @Test
    void readersAreToldWhichCommentsAreTheirs() {
        post("ann", "One");
        post("ben", "Two");
        post("ann", "Three");
        Call mine = Call.to(MINE).parameter("article", Call.SLUG);
        assertEquals(List.of("1", "3"), mine.as("ann").send(function).at("comments"));
        assertEquals(List.of("2"), mine.as("ben").send(function).at("comments"));
        assertEquals(422, Call.to(MINE).as("ann").send(function).status());
        assertNull(Call.to(MINE).as("ann").send(function).at("comments"));
    }

    private Comment comment(int number) {
        return archive.discussion().between(TIDE, number, number).getFirst();
    }

    private Answer post(String reader, String text) {
        return Call.to("POST /api/articles/{slug}/comments")
                .as(reader)
                .with(Call.JSON, "{\"text\": \"" + text + "\"}")
                .send(function);
    }

    private static Call edit(String reader, String text) {
        return Call.to("PUT " + COMMENT).at("number", "1").as(reader).with(Call.JSON, "{\"text\": \"" + text + "\"}");
    }
}
