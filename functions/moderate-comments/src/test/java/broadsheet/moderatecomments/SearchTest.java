package broadsheet.moderatecomments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import broadsheet.article.ArticleId;
import broadsheet.discussion.CommentSubmission;
import broadsheet.discussion.CommentSubmissions.Limits;
import broadsheet.discussion.CommentText;
import broadsheet.discussion.Commenter;
import broadsheet.discussion.HoldReason;
import broadsheet.discussion.Moderator;
import broadsheet.discussion.SubmissionResult;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SearchTest {
    private static final String SLUG = "how-a-tide-table-knows";
    private static final ArticleId TIDE = ArticleIds.of(SLUG);

    /** Whom an event asks for. */
    private static final String ANN = "b1c6a2f4-0e57-4f7a-8f7e-3c1d2e4f5a6b";

    private static final Policy POLICY = Policy.of("ModerateComments");
    private static final Moderator MOLLY = new Moderator("molly", "Molly");

    private final SeededSite archive = SeededSite.filled();
    private final ModerateComments function = new ModerateComments(SeededSite.CLOCK);

    @BeforeEach
    void write() {
        publish(new Commenter(ANN, "Ann", true), "The tide came in");
        publish(new Commenter("ben", "Ben", true), "The tide came, and went");
        var stranger = submission(new Commenter("anon-1", "", false), "Nobody's tide");
        SubmissionResult held = archive.submissions()
                .hold(stranger, Set.of(HoldReason.ANONYMOUS), new Limits(10, 10), SeededSite.CLOCK.instant());
        archive.moderation().approve(((SubmissionResult.Waiting) held).id(), 1, MOLLY, SeededSite.CLOCK.instant());
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void aModeratorSeesTheNewestWithItsAuthor() {
        archive.moderation().block("ben", MOLLY, SeededSite.CLOCK.instant());
        Answer answer = send("200-search");
        assertEquals("no-store", answer.header("cache-control"));
        assertEquals(List.of("3", "2", "1"), answer.at("comments.*.number"));
        assertNull(answer.at("comments.0.blocked"));
        Map<String, Object> second = Map.ofEntries(
                Map.entry("article", SLUG),
                Map.entry("title", "How a tide table knows"),
                Map.entry("number", "2"),
                Map.entry("url", "/articles/how-a-tide-table-knows/comments/1#comment-2"),
                Map.entry("author", "ben"),
                Map.entry("name", "Ben"),
                Map.entry("signedIn", true),
                Map.entry("verified", false),
                Map.entry("posted", "2026-04-01T12:00:00Z"),
                Map.entry("state", "published"),
                Map.entry("text", "The tide came, and went"),
                Map.entry("blocked", true));
        assertEquals(second, answer.at("comments.1"));
        assertNull(answer.at("next"));
    }

    @Test
    void searchFindsMatchingComments() {
        assertEquals(List.of("The tide came in"), send("200-search-text").at("comments.*.text"));
        assertEquals(List.of("The tide came in"), send("200-search-author").at("comments.*.text"));
    }

    @Test
    void aPageLeadsToTheNext() {
        String event = Events.read("moderate-comments/200-search-text")
                .replace("\"author\": \"ann\",", "")
                .replace("\"limit\": \"10\"", "\"limit\": \"1\"");
        Answer first = POLICY.during(() -> Events.send(function, event));
        assertEquals(List.of("2"), first.at("comments.*.number"));
        Answer second = Events.send(
                function,
                event.replace("\"limit\": \"1\"", "\"limit\": \"1\", \"cursor\": \"" + first.at("next") + "\""));
        assertEquals(List.of("1"), second.at("comments.*.number"));
        assertNull(second.at("next"));
    }

    @Test
    void allErrorsAreListed() {
        Answer answer = send("422-search");
        assertEquals(List.of("text", "author", "article", "limit"), answer.at("errors.*.at"));
    }

    private Answer send(String name) {
        return POLICY.during(() -> Events.send(function, Events.read("moderate-comments/" + name)));
    }

    private void publish(Commenter author, String text) {
        archive.submissions().publish(submission(author, text), 10, SeededSite.CLOCK.instant());
    }

    private static CommentSubmission submission(Commenter author, String text) {
        return new CommentSubmission(TIDE, author, CommentText.of(text).orElseThrow(), OptionalInt.empty(), text);
    }
}
