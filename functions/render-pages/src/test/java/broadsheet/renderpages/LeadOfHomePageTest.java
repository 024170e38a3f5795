package broadsheet.renderpages;

import static broadsheet.renderpages.RenderPagesFixture.NO_FAILURES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import broadsheet.article.LeadChoice;
import broadsheet.emulators.Events;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.PagesBucket;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import broadsheet.fixtures.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The article that leads the home page: by an editor's choice, by its document, and by the clock. */
@Tag("slow")
final class LeadOfHomePageTest {
    private static final String TICK = Events.read("render-pages/ok-clock");

    private final Instant now = SeededSite.CLOCK.instant();
    private final PagesBucket bucket = new PagesBucket();
    private final SeededSite archive = new SeededSite();
    private final TableStream stream = archive.stream();
    private final Tasks tasks = new Tasks();

    @BeforeEach
    void publishSite() {
        archive.publishSite(Events.read("publish-article/200-site"));
    }

    @AfterEach
    void close() {
        tasks.close();
        stream.close();
        archive.close();
        bucket.close();
    }

    @Test
    void choiceLeadsAtOnceAndTheClockEndsIt() {
        publish("old", "2026-01-01");
        publish("newest", "2026-03-30");
        render(now);
        assertEquals("Title of newest", lead());
        Instant end = now.plus(Duration.ofDays(1));
        choose("old", Optional.of(end));
        render(now);
        assertEquals("Title of old", lead());
        tick(end.minusSeconds(1));
        assertEquals("Title of old", lead());
        tick(end);
        assertEquals("Title of newest", lead());
    }

    @Test
    void correctedLeadIsCorrectedOnTheHomePageAndAWithdrawnOneGoes() {
        publish("old", "2026-01-01");
        for (int i = 0; i < 45; i++) {
            publish("newer-" + i, "2026-03-20");
        }
        publish("newest", "2026-03-21");
        choose("old", Optional.empty());
        render(now);
        archive.publishDocument("old", document("Corrected", "2026-01-01", ""));
        onlyHeads();
        assertEquals("Corrected", lead());
        archive.withdraw("old");
        onlyHeads();
        assertEquals("Title of newest", lead());
    }

    @Test
    void clockEndsTheLeadOfAFeaturedArticle() {
        archive.publishDocument("featured", document("Featured", "2026-03-30", "featured: true"));
        publish("newest", "2026-03-31");
        render(now);
        assertEquals("Featured", lead());
        tick(Instant.parse("2026-04-05T23:59:59Z"));
        assertEquals("Featured", lead());
        tick(Instant.parse("2026-04-06T00:00:00Z"));
        assertEquals("Title of newest", lead());
    }

    private void choose(String slug, Optional<Instant> until) {
        archive.documents().lead(new LeadChoice(archive.known(slug).orElseThrow(), until, "Ada", now));
    }

    private void publish(String slug, String date) {
        archive.publishDocument(slug, document("Title of " + slug, date, ""));
    }

    private static String document(String title, String date, String more) {
        return "---\ntitle: %s\nsection: science\ndate: %s\n%s\n---\nText.".formatted(title, date, more);
    }

    private void render(Instant now) {
        run(TableStream.event(stream.next()), now);
    }

    /** The records of heads alone: those of entries would render the home page too. */
    private void onlyHeads() {
        run(
                TableStream.event(stream.next().stream()
                        .filter(record ->
                                TableStream.text(record.dynamodb().keys(), "pk").startsWith("ARTICLE#"))
                        .toList()),
                now);
    }

    private void tick(Instant now) {
        run(TICK, now);
    }

    private static void run(String event, Instant now) {
        var context = new TestContext();
        String answer = Events.run(new RenderPages(InstantSource.fixed(now)), event, context);
        assertEquals(NO_FAILURES, answer, context.log()::toString);
    }

    private String lead() {
        return org.jsoup.Jsoup.parse(bucket.text("index.html"))
                .expectFirst(".front .lead h2")
                .text();
    }
}
