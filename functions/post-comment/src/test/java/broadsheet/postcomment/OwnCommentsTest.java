package broadsheet.postcomment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.discussion.Commenter;
import broadsheet.discussion.Moderator;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.fixtures.ArticleIds;
import broadsheet.fixtures.SeededSite;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An author comes back to a comment that waits: by the receipt in a cookie, or by their account. */
final class OwnCommentsTest {
    private static final String ALL = "/api/articles/{slug}/held-comments";
    private static final String ONE = ALL + "/{id}";
    private static final String MINE = "/api/readers/me/held-comments";
    private static final Moderator MOLLY = new Moderator("molly", "Molly");

    private final SeededSite archive = SeededSite.filled();
    private final PostComment function = Call.function();

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void theReceiptIsACookieOfThisHostThatNoScriptReads() {
        String cookie = String.valueOf(Events.at(post("A thought").json(), "cookies.0"));
        assertTrue(
                cookie.matches("__Host-held-[0-9A-Z]{26}=[\\w-]{22}; Path=/; Secure; HttpOnly;"
                        + " SameSite=Lax; Max-Age=2592000"),
                cookie);
    }

    @Test
    void authorSeesChangesAndWithdrawsHeldComment() {
        Answer posted = post("A thought");
        Answer seen = on("GET", posted).send(function);
        assertEquals(200, seen.status());
        assertEquals("A thought", seen.at("text"));
        assertEquals("held", seen.at("status"));
        Answer changed = on("PUT", posted)
                .with(Call.JSON, "{\"text\": \"Another thought\"}")
                .send(function);
        assertEquals(200, changed.status());
        assertEquals("Another thought", changed.at("text"));
        assertEquals(2, changed.at("version"));
        assertEquals(204, on("DELETE", posted).send(function).status());
        assertEquals(204, on("DELETE", posted).send(function).status());
        assertEquals("withdrawn", on("GET", posted).send(function).at("status"));
    }

    @Test
    void publishedCommentThatWaitsAgainIsChangedInTimeOnly() {
        Call.to("POST /api/articles/{slug}/comments")
                .as("ann")
                .with(Call.JSON, "{\"text\": \"One\"}")
                .send(function);
        for (String reader : List.of("r1", "r2", "r3")) {
            archive.reports()
                    .report(
                            ArticleIds.of(Call.SLUG),
                            1,
                            new Commenter(reader, "Reader", true),
                            "rude",
                            SeededSite.CLOCK.instant());
        }
        Answer waiting = Call.to("GET " + MINE).as("ann").send(function);
        Call change = Call.to("PUT " + MINE + "/{id}")
                .as("ann")
                .at("id", String.valueOf(waiting.at("comments.0.id")))
                .with(Call.JSON, "{\"text\": \"Two\"}");
        var late =
                new PostComment(InstantSource.fixed(SeededSite.CLOCK.instant().plus(Duration.ofMinutes(11))));
        Answer refused = change.send(late);
        assertEquals(409, refused.status());
        assertEquals("A comment can be changed for 10 minutes after it was published.", refused.at("detail"));
        assertEquals(200, change.send(function).status());
    }

    @Test
    void twoTabsThatPostAtOnceLoseNoReceipt() {
        // Neither knows of the other's.
        Answer first = post("One");
        Answer second = post("Two");
        Answer all = Call.to("GET " + ALL).receiptOf(first).receiptOf(second).send(function);
        List<?> texts = assertInstanceOf(List.class, all.at("comments.*.text"));
        assertEquals(Set.of("One", "Two"), Set.copyOf(texts));
        assertEquals(
                List.of(),
                Call.to("GET " + ALL)
                        .at("slug", "what-a-lighthouse-costs")
                        .receiptOf(second)
                        .send(function)
                        .at("comments"));
    }

    @Test
    void theOldestOfTwentyReceiptsGivesWay() {
        archive.publishSite(Events.read("publish-article/200-site")
                .replace("defaultKind:", "discussion:\\n  perHour: 100\\ndefaultKind:"));
        Call twenty = Call.comment("{\"text\": \"The last\"}");
        // All are of one moment, in which their ids tell the oldest.
        SortedSet<String> ids = new TreeSet<>();
        for (int i = 1; i <= 20; i++) {
            Answer answer = post("Text " + i);
            twenty.receiptOf(answer);
            ids.add(id(answer));
        }
        Answer last = twenty.send(function);
        assertEquals(
                "__Host-held-" + ids.first() + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
                Events.at(last.json(), "cookies.1"));
        assertNull(Events.at(last.json(), "cookies.2"));
    }

    @Test
    void aRetryGivesTheReceiptAgain() {
        Answer first = post("One");
        assertEquals(first.json(), post("One").json());
    }

    @Test
    void aFormGivesAReceiptToo() {
        Answer answer = Call.to("POST /api/articles/{slug}/anonymous-comments")
                .with(Call.FORM, "text=One")
                .send(function);
        assertEquals(303, answer.status());
        assertEquals(
                List.of("One"),
                Call.to("GET " + ALL).receiptOf(answer).send(function).at("comments.*.text"));
    }

    @Test
    void publishedCommentNeedsNoReceipt() {
        Answer answer = Call.to("POST /api/articles/{slug}/comments")
                .as("ann")
                .with(Call.JSON, "{\"text\": \"One\"}")
                .send(function);
        assertEquals(201, answer.status());
        assertNull(Events.at(answer.json(), "cookies"));
    }

    @Test
    void withoutAReceiptThereIsNothing() {
        Answer mine = post("Mine");
        Answer others =
                Call.comment("{\"text\": \"Others'\"}").from("198.51.100.7").send(function);
        for (String method : List.of("GET", "PUT", "DELETE")) {
            Call call = Call.to(method + " " + ONE)
                    .at("id", id(mine))
                    .receiptOf(others)
                    .with(Call.JSON, "{\"text\": \"Mine now\"}");
            assertEquals(404, call.send(function).status(), method);
        }
        assertEquals("Mine", on("GET", mine).send(function).at("text"));
    }

    @Test
    void aReceiptIsForItsArticle() {
        Answer posted = post("One");
        assertEquals(
                404,
                on("GET", posted)
                        .at("slug", "what-a-lighthouse-costs")
                        .send(function)
                        .status());
    }

    @Test
    void decidedCommentIsReportedAndNotChanged() {
        Answer posted = post("One");
        archive.moderation().approve(id(posted), 1, MOLLY, SeededSite.CLOCK.instant());
        Answer seen = on("GET", posted).send(function);
        assertEquals("published", seen.at("status"));
        assertEquals("/articles/how-a-tide-table-knows/comments/1#comment-1", seen.at("url"));
        assertEquals(false, seen.json().contains("Molly"));
        Answer changed =
                on("PUT", posted).with(Call.JSON, "{\"text\": \"Two\"}").send(function);
        assertEquals(409, changed.status());
        assertEquals("This comment was published meanwhile.", changed.at("detail"));
        assertEquals(409, on("DELETE", posted).send(function).status());
        Answer rejected = Call.comment("{\"text\": \"Three\"}").send(function);
        archive.moderation().reject(id(rejected), MOLLY, SeededSite.CLOCK.instant());
        assertEquals("rejected", on("GET", rejected).send(function).at("status"));
    }

    @Test
    void aSignedInAuthorNeedsNoReceipt() {
        Answer posted = Call.to("POST /api/articles/{slug}/comments")
                .as("ann")
                .with(Call.JSON, "{\"text\": \"www.a.example www.b.example www.c.example\"}")
                .send(function);
        assertEquals(202, posted.status());
        assertNull(Events.at(posted.json(), "cookies"));
        assertEquals("/api/readers/me/held-comments/" + id(posted), posted.at("url"));
        assertEquals(
                List.of(id(posted)),
                Call.to("GET " + MINE).as("ann").send(function).at("comments.*.id"));
        assertEquals(List.of(), Call.to("GET " + MINE).as("ben").send(function).at("comments"));
        Call change = Call.to("PUT " + MINE + "/{id}").at("id", id(posted)).with(Call.JSON, "{\"text\": \"None\"}");
        assertEquals(401, change.send(function).status());
        assertEquals(404, change.as("ben").send(function).status());
        assertEquals("None", change.as("ann").send(function).at("text"));
        Call withdraw = Call.to("DELETE " + MINE + "/{id}").at("id", id(posted));
        assertEquals(404, withdraw.as("ben").send(function).status());
        assertEquals(204, withdraw.as("ann").send(function).status());
        assertEquals(List.of(), Call.to("GET " + MINE).as("ann").send(function).at("comments"));
    }

    @Test
    void accountsHeldCommentsUnderAnArticleAreListedBesideItsPublishedOnes() {
        String links = "{\"text\": \"www.a.example www.b.example www.c.example\"}";
        Answer held = write("ann", Call.SLUG, links);
        write("ann", Call.SLUG, "{\"text\": \"Published\"}");
        write("ann", "what-a-lighthouse-costs", links);
        write("ben", Call.SLUG, links.replace("a.example", "d.example"));
        Answer mine = Call.to("GET /api/readers/me/comments")
                .as("ann")
                .parameter("article", Call.SLUG)
                .send(function);
        assertEquals(List.of("1"), mine.at("comments"));
        assertEquals(List.of(id(held)), mine.at("held.*.id"));
        assertEquals(List.of(Call.SLUG), mine.at("held.*.article"));
    }

    private Answer write(String author, String slug, String json) {
        return Call.to("POST /api/articles/{slug}/comments")
                .at("slug", slug)
                .as(author)
                .with(Call.JSON, json)
                .send(function);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"text\": \"\"}", "{\"text\": \"a\", \"name\": \"b\"}", "[]", "{\"text\": 1}"})
    void aChangeIsReadAsStrictlyAsAComment(String body) {
        Answer posted = post("One");
        assertEquals(422, on("PUT", posted).with(Call.JSON, body).send(function).status());
        assertEquals("One", on("GET", posted).send(function).at("text"));
    }

    private Answer post(String text) {
        return Call.comment("{\"text\": \"" + text + "\"}").send(function);
    }

    private static Call on(String method, Answer posted) {
        return Call.to(method + " " + ONE).at("id", id(posted)).receiptOf(posted);
    }

    private static String id(Answer posted) {
        return String.valueOf(posted.at("id"));
    }
}
