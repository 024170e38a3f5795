package broadsheet.listrevisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.SeededSite;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ListRevisionsTest {
    private static final String TIDE = "how-a-tide-table-knows";
    private static final String PILOT = "the-price-of-a-harbour-pilot";
    private static final String AT = "2026-04-01T12:00:00Z";
    private static final Map<String, Object> PUBLISHED =
            Map.of("revision", 1, "at", AT, "editor", "an-editor", "slug", TIDE);

    private final SeededSite archive = SeededSite.filled();
    private final ListRevisions function = new ListRevisions();

    @AfterEach
    void close() {
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("list-revisions").stream()
                .map(name -> dynamicTest(name, () -> {
                    var context = new TestContext();
                    Answer answer = Events.send(function, Events.read(name), context);
                    assertEquals(name.replaceFirst("list-revisions/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    String type = name.matches(".*/(200|304)-site") ? "application/yaml" : "application/json";
                    assertEquals(
                            answer.status() < 400 ? type : "application/problem+json", answer.header("content-type"));
                    assertEquals(List.of(), context.log());
                }));
    }

    @Test
    void aCorrectionIsListedWithItsNoteAboveWhatItCorrects() {
        String event = Events.read("publish-article/200-revised");
        archive.publish(event);
        Answer answer = send("200-all");
        assertEquals(List.of(2, 1), answer.at("revisions.*.revision"));
        assertTrue(String.valueOf(answer.at("revisions.0.correction")).startsWith("An earlier version said"));
        assertEquals(PUBLISHED, answer.at("revisions.1"));
        assertNull(answer.at("next"));
    }

    @Test
    void aWithdrawalIsARevisionWithoutADocument() {
        Map<String, Object> withdrawn =
                Map.of("revision", 2, "at", AT, "editor", "an-editor", "slug", PILOT, "withdrawn", true);
        Map<String, Object> published = Map.of("revision", 1, "at", AT, "editor", "an-editor", "slug", PILOT);
        assertEquals(List.of(withdrawn, published), send("200-withdrawn").at("revisions"));
        assertEquals(withdrawn, send("200-withdrawal").at(""));
    }

    @Test
    void aTakedownTellsEditorsWhy() {
        archive.takeDown(PILOT);
        Map<String, Object> takenDown = Map.of(
                "revision",
                3,
                "at",
                AT,
                "editor",
                "an-editor",
                "slug",
                PILOT,
                "withdrawn",
                true,
                "reason",
                "An injunction");
        assertEquals(takenDown, send("200-withdrawn").at("revisions.0"));
        assertEquals(
                takenDown,
                send(Events.read("list-revisions/200-withdrawal").replace("\"revision\": \"2\"", "\"revision\": \"3\""))
                        .at(""));
    }

    @Test
    void renamedArticleHasTheSameRevisionsAtEachOfItsAddresses() {
        String renamed = Events.read("publish-article/201-article").replace(TIDE, "tide-tables");
        archive.publish(renamed.replace("tags: [", "formerly: [" + TIDE + "]\\ntags: ["));
        Map<String, Object> second = Map.of("revision", 2, "at", AT, "editor", "an-editor", "slug", "tide-tables");
        assertEquals(List.of(second, PUBLISHED), send("200-all").at("revisions"));
        assertEquals(
                List.of(second, PUBLISHED),
                send(Events.read("list-revisions/200-all").replace(TIDE, "tide-tables"))
                        .at("revisions"));
    }

    @Test
    void aDocumentComesBackAsItWasSentAlsoWhenItWasCorrectedSince() {
        String sent = Events.read("publish-article/201-article");
        archive.publish(Events.read("publish-article/200-revised"));
        Answer answer = send("200-publication");
        assertEquals(1, answer.at("revision"));
        assertEquals(Events.at(sent, "body"), answer.at("document"));
    }

    @Test
    void settingsComeBackAsTheyWereSentWithTheTagForTheNextChange() {
        String sent = Events.read("publish-article/200-site");
        assertEquals(Events.at(sent, "body"), send("200-site").body());
        assertEquals("\"1\"", send("200-site").header("etag"));
        assertEquals("no-store", send("200-site").header("cache-control"));
        archive.publishSite(sent.replace("The Fair Copy", "The Foul Papers"));
        assertEquals("\"2\"", send("200-site").header("etag"));
        assertEquals(List.of(2, 1), send("200-site-revisions").at("revisions.*.revision"));
        Answer first = send("200-site-revision");
        assertEquals(Events.at(sent, "body"), first.at("document"));
        assertEquals("an-editor", first.at("editor"));
        assertEquals(AT, first.at("at"));
    }

    @Test
    void siteWithoutSettingsHasNoneAndNoRevisions() {
        try (var empty = new SeededSite()) {
            assertEquals(List.of(), empty.items());
            var unconfigured = new ListRevisions();
            assertEquals(
                    404,
                    Events.send(unconfigured, Events.read("list-revisions/200-site"))
                            .status());
            assertEquals(
                    List.of(),
                    Events.send(unconfigured, Events.read("list-revisions/200-site-revisions"))
                            .at("revisions"));
        }
    }

    @Test
    void noAnswerIsKeptByAnyCache() {
        for (String name : List.of("200-all", "200-cursor", "200-publication", "200-withdrawal")) {
            assertEquals("no-store", send(name).header("cache-control"), name);
            assertNull(send(name).header("etag"), name);
        }
    }

    @Test
    void callersWithoutEditorRoleLearnNothing() {
        Answer unknown = send(Events.read("list-revisions/403-reader").replace(TIDE, "nothing-was-ever-here"));
        assertEquals(403, unknown.status());
        assertEquals(send("403-reader").body(), unknown.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "01", "-1", "+1", "1.0", "1e0", "9999999999", "١", " 1"})
    void aRevisionHasOneAddress(String number) {
        String event = Events.read("list-revisions/200-publication");
        assertEquals(
                404,
                send(event.replace("\"revision\": \"1\"", "\"revision\": \"" + number + "\""))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "1e1", "9999999999", "all"})
    void invalidLimitIsRefusedWithItsParameter(String limit) {
        Answer answer = send(Events.read("list-revisions/422-limit").replace("\"101\"", '"' + limit + '"'));
        assertEquals(422, answer.status());
        assertEquals(List.of("limit"), answer.at("errors.*.at"));
        assertEquals(List.of("is \"" + limit + "\", not a number from 1 to 100"), answer.at("errors.*.detail"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page-2",
                "2",
                "SEVBRA",
                "UkVWSVNJT04jMg",
                "MjAyNi0wMy0xMFQwOTowMDowMFojaG93LWEtdGlkZS10YWJsZS1rbm93cw",
                "%%%"
            })
    void aCursorThatNoListGaveIsRefusedWithItsPlace(String cursor) {
        Answer answer = send(Events.read("list-revisions/422-cursor").replace("\"page-2\"", '"' + cursor + '"'));
        assertEquals(422, answer.status());
        assertEquals(List.of("cursor"), answer.at("errors.*.at"));
    }

    @Test
    void anEditorWhoHasAllHasReadToTheEnd() {
        Answer answer = send(Events.read("list-revisions/404-unknown-with-cursor")
                .replace("nothing-was-ever-here", TIDE)
                .replace("UkVWSVNJT04jMDAwMDAy", "UkVWSVNJT04jMDAwMDAx"));
        assertEquals(200, answer.status());
        assertEquals(List.of(), answer.at("revisions"));
    }

    @Test
    void unexpectedFailureIsLoggedAndNotDisclosed() {
        archive.loseTables();
        var context = new TestContext();
        Answer answer = Events.send(function, Events.read("list-revisions/200-all"), context);
        assertEquals(500, answer.status());
        assertTrue(context.log().getFirst().contains("ResourceNotFoundException"));
    }

    private Answer send(String nameOrEvent) {
        return Events.send(
                function, nameOrEvent.startsWith("{") ? nameOrEvent : Events.read("list-revisions/" + nameOrEvent));
    }
}
