package broadsheet.publisharticle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Articles that are published under the slugs of their titles. */
final class NewArticlesTest {
    private static final String NEW = Events.read("publish-article/201-new-article");
    private static final String PUT = Events.read("publish-article/201-article");
    private static final String SLUG = "η-θάλασσα-ανεβαίνει";

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture().withSite();

    @Test
    void theAnswerNamesTheSlugOfTheTitle() {
        Answer answer = publishing.send(NEW);
        assertEquals(201, answer.status());
        assertEquals(SLUG, answer.at("slug"));
        assertEquals(
                "/api/articles/%CE%B7-%CE%B8%CE%AC%CE%BB%CE%B1%CF%83%CF%83%CE%B1-"
                        + "%CE%B1%CE%BD%CE%B5%CE%B2%CE%B1%CE%AF%CE%BD%CE%B5%CE%B9",
                answer.header("location"));
        assertEquals(SLUG, publishing.context().said("article"));
        assertEquals(1, publishing.context().said("revision"));
        assertTrue(publishing.articles().contains("LISTING#TAG#θάλασσα 2026-03-10T09:00:00Z#" + SLUG));
    }

    @Test
    void titlesThatComeToOneSlugAreNumbered() {
        assertEquals(SLUG, publishing.send(NEW).at("slug"));
        for (int number = 2; number < 5; number++) {
            Answer answer = publishing.send(document(number));
            assertEquals(201, answer.status());
            assertEquals(SLUG + "-" + number, answer.at("slug"));
        }
    }

    @Test
    void theSameDocumentMakesNoSecondArticleEvenAfterACorrection() {
        publishing.send(NEW);
        publishing.send(document(2));
        Map<String, ?> before = publishing.items();
        assertUnchanged(publishing.send(NEW), SLUG, 1);
        assertUnchanged(publishing.send(document(2)), SLUG + "-2", 1);
        assertEquals(before, publishing.items());
        assertEquals(200, put(SLUG, "Corrected.").status());
        assertUnchanged(publishing.send(NEW), SLUG, 2);
    }

    @Test
    void aSlugThatAnArticleHadIsTaken() {
        publishing.send(NEW);
        publishing.send(Events.read("publish-article/204-withdraw").replace("the-price-of-a-harbour-pilot", SLUG));
        assertEquals(SLUG + "-2", publishing.send(document(2)).at("slug"));
        put(SLUG + "-3", "Of another.");
        publishing.send(Events.withBody(PUT, "---\ntitle: T\nsection: science\nformerly: " + SLUG + "-3\n---\nText."));
        assertEquals(SLUG + "-4", publishing.send(document(4)).at("slug"));
    }

    @Test
    void theDocumentOfAWithdrawnArticleIsRefusedUntilItIsPut() {
        publishing.send(NEW);
        put(SLUG, "Corrected.");
        publishing.send(Events.read("publish-article/204-withdraw").replace("the-price-of-a-harbour-pilot", SLUG));
        Map<String, ?> before = publishing.items();
        Answer refused = publishing.send(NEW);
        assertEquals(409, refused.status());
        assertEquals(
                SLUG + " began with this document and was withdrawn: PUT it to bring it back.", refused.at("detail"));
        assertEquals(before, publishing.items());
        assertEquals(201, put(SLUG, "Back.").status());
        assertEquals(200, publishing.send(NEW).status());
    }

    @Test
    void aSlugThatTheDocumentNamesIsUsedOrRefused() {
        String named = NEW.replace("section: science", "slug: η-στάθμη\\nsection: science");
        assertEquals("η-στάθμη", publishing.send(named).at("slug"));
        assertUnchanged(publishing.send(named), "η-στάθμη", 1);
        Answer refused = publishing.send(named.replace("τρία", "δύο"));
        assertEquals(409, refused.status());
        assertEquals("η-στάθμη has had an article: PUT that, or write another slug.", refused.at("detail"));
        Answer invalid = publishing.send(named.replace("slug: η-στάθμη", "slug: Η Στάθμη"));
        assertEquals(422, invalid.status());
        assertEquals(List.of("slug"), invalid.at("errors.*.at"));
    }

    @Test
    void editorsAtOnceGetSlugsOfTheirOwnAndTheSameDocumentGetsOne() throws Exception {
        try (var editors = Executors.newFixedThreadPool(6)) {
            List<Callable<Object>> calls = IntStream.range(0, 6)
                    .<Callable<Object>>mapToObj(i -> () ->
                            Events.send(new PublishArticle(), document(i / 2)).at("slug"))
                    .toList();
            Set<Object> slugs = new TreeSet<>();
            for (Future<Object> slug : editors.invokeAll(calls)) {
                slugs.add(slug.get());
            }
            assertEquals(Set.of(SLUG, SLUG + "-2", SLUG + "-3"), slugs);
        }
    }

    private static String document(int number) {
        return NEW.replace("τρία", "τρία (" + number + ")");
    }

    private Answer put(String slug, String text) {
        return publishing.send(Events.withBody(
                PUT.replace("how-a-tide-table-knows", slug),
                "---\ntitle: Η θάλασσα ανεβαίνει\nsection: science\ndate: 2026-03-10T09:00:00Z\n---\n" + text));
    }

    private static void assertUnchanged(Answer answer, String slug, int revision) {
        assertEquals(200, answer.status());
        assertEquals("unchanged", answer.at("outcome"));
        assertEquals(slug, answer.at("slug"));
        assertEquals(revision, answer.at("revision"));
    }
}
