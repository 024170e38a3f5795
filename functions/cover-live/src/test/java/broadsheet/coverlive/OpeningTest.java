package broadsheet.coverlive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coverages that are opened under the slugs of their titles. */
final class OpeningTest {
    private static final String OPENED = Events.read("cover-live/201-opened");
    private static final String SLUG = "η-παλίρροια-ώρα-με-την-ώρα";

    private final SeededSite archive = new SeededSite();
    private final TestContext context = new TestContext();
    private final CoverLive function = new CoverLive(InstantSource.fixed(Instant.parse("2026-03-10T18:40:00Z")));

    @BeforeEach
    void publishSite() {
        archive.publishSite(Events.read("publish-article/200-site"));
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void theAnswerNamesTheSlugOfTheTitle() {
        Answer answer = Policy.of("CoverLive").during(() -> send(OPENED));
        assertEquals(201, answer.status());
        assertEquals(SLUG, answer.at("coverage"));
        assertEquals(SLUG, context.said("coverage"));
        assertEquals(
                String.valueOf(answer.at("url")).replaceFirst("https://[^/]+/live", "/api/live"),
                answer.header("location"));
    }

    @Test
    void equalTitlesAreNumberedAndRepeatedDocumentOpensNoCoverage() {
        assertEquals(SLUG, send(OPENED).at("coverage"));
        String another = Events.read("cover-live/201-namesake");
        assertEquals(SLUG + "-2", send(another).at("coverage"));
        int before = archive.items().size();
        for (String event : List.of(OPENED, another)) {
            Answer again = send(event);
            assertEquals(200, again.status());
            assertEquals("unchanged", again.at("outcome"));
        }
        assertEquals(SLUG + "-2", send(another).at("coverage"));
        assertEquals(before, archive.items().size());
    }

    @Test
    void repeatAfterAChangeOpensNoSecondCoverage() {
        assertEquals(SLUG, send(OPENED).at("coverage"));
        String change = Events.withBody(
                Events.read("cover-live/200-coverage-unchanged").replace("eclipse-over-the-harbour", SLUG),
                "---\ntitle: Η παλίρροια\nsection: science\nstatus: closed\n---\n");
        assertEquals("revised", send(change).at("outcome"));
        Answer again = send(OPENED);
        assertEquals(SLUG, again.at("coverage"));
        assertEquals("unchanged", again.at("outcome"));
        assertEquals(2, again.at("revision"));
    }

    @Test
    void aTitleWithoutLettersIsRefused() {
        Answer refused = send(Events.withBody(OPENED, "---\ntitle: \"?!\"\nsection: science\n---\n"));
        assertEquals(422, refused.status());
        assertEquals(List.of("title"), refused.at("errors.*.at"));
    }

    private Answer send(String event) {
        return Events.send(function, event, context);
    }
}
