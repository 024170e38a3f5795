package broadsheet.listrevisions;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.dynamodb.table.Cursor;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Administrators see what staff did to articles and to the site, once for each act. */
class AuditTest {
    private static final String TIDE = "how-a-tide-table-knows";
    private static final String PILOT = "the-price-of-a-harbour-pilot";

    private final SeededSite archive = SeededSite.filled();
    private final ListRevisions function = new ListRevisions(SeededSite.CLOCK);

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void eachActIsListedOnceHoweverOftenItIsRepeated() {
        String correction = Events.read("publish-article/200-revised");
        archive.publish(correction);
        archive.publish(correction);
        archive.takeDown(PILOT);
        archive.takeDown(PILOT);
        archive.publishSite(Events.read("publish-article/200-site").replace("The Fair Copy", "The Foul Papers"));
        List<Object> acts = acts(send("200-audit"));
        assertEquals(1, acts.stream().filter("article-corrected"::equals).count());
        assertEquals(1, acts.stream().filter("article-taken-down"::equals).count());
        assertEquals(2, acts.stream().filter("site-changed"::equals).count());
    }

    @Test
    void aRecordSaysWhoDidWhatToWhichArticleAndWhy() {
        archive.publish(Events.read("publish-article/200-revised"));
        Answer answer = send(Events.read("list-revisions/200-audit-of-corrections")
                .replace("7d0c1f6a-6f0e-4a5e-9b57-2f1f8f0b1c2d\"\n  }", "an-editor\"\n  }"));
        assertEquals(List.of(TIDE), answer.at("records.*.subject"));
        assertEquals("an-editor", answer.at("records.0.by.id"));
        assertEquals("How a tide table knows", answer.at("records.0.title"));
        assertTrue(String.valueOf(answer.at("records.0.note")).startsWith("An earlier version said"), answer.body());
        assertEquals(SeededSite.CLOCK.instant().toString(), answer.at("records.0.at"));
    }

    @Test
    void recordsOfAnotherPersonAndOfAnotherTimeAreLeftOut() {
        archive.publish(Events.read("publish-article/200-revised"));
        assertEquals(List.of(), send("200-audit-of-corrections").at("records"));
        String event = Events.read("list-revisions/200-audit-of-corrections").replace("2026-03-01", "2026-04-20");
        assertEquals(
                List.of(),
                send(event.replace("7d0c1f6a-6f0e-4a5e-9b57-2f1f8f0b1c2d\"\n  }", "an-editor\"\n  }"))
                        .at("records"));
    }

    @Test
    void pagesOfOneRecordLeadThroughAllOfThem() {
        Answer all = send("200-audit");
        List<Object> found = new ArrayList<>();
        Object cursor = "";
        while (cursor != null) {
            Answer page = send(withCursor(cursor));
            found.addAll(acts(page));
            cursor = page.at("next");
        }
        assertEquals(acts(all), found);
        assertNull(all.at("next"));
    }

    @Test
    void everyErrorOfAQueryIsNamed() {
        assertEquals(List.of("limit", "from", "to", "act"), send("422-audit").at("errors.*.at"));
    }

    @Test
    void timesAndCursorsWhoseYearHasNotFourDigitsAreErrors() {
        for (String time : List.of(
                "-1000000000-06-01T00:00:00Z",
                "0999-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                Instant.MAX.toString())) {
            Answer refused = send(Events.read("list-revisions/422-audit")
                    .replace("\"nothing\"", "\"article-corrected\"")
                    .replace("\"yesterday\"", "\"" + time + "\"")
                    .replace("\"tomorrow\"", "\"" + time + "\""));
            assertEquals(422, refused.status(), time);
            assertEquals(List.of("limit", "from", "to"), refused.at("errors.*.at"));
        }
        Answer refused = send(withCursor(Cursor.of(Instant.MAX.toString())));
        assertEquals(422, refused.status());
        assertEquals(List.of("cursor"), refused.at("errors.*.at"));
    }

    private static String withCursor(Object cursor) {
        return Events.read("list-revisions/200-audit")
                .replace(
                        "\"requestContext\"",
                        "\"queryStringParameters\": {\"limit\": \"1\", \"cursor\": \"" + cursor
                                + "\"}, \"requestContext\"");
    }

    @SuppressWarnings("unchecked")
    private static List<Object> acts(Answer answer) {
        return (List<Object>) requireNonNull(answer.at("records.*.act"));
    }

    private Answer send(String event) {
        String read = event.startsWith("{") ? event : Events.read("list-revisions/" + event);
        return Policy.of("ListRevisions").during(() -> Events.send(function, read, new TestContext()));
    }
}
