package broadsheet.publisharticle;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Picture;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The site's settings: their revisions, and the names in them that articles use. */
final class SiteTest {
    private static final String SITE = Events.read("publish-article/200-site");
    private static final String ARTICLE = Events.read("publish-article/201-article");

    private final PublishingFixture newsroom = new PublishingFixture();

    @BeforeEach
    void publishSite() {
        newsroom.send(SITE);
    }

    @AfterEach
    void close() {
        newsroom.close();
    }

    @Test
    void retriedPublicationChangesNothing() {
        var before = newsroom.items();
        Answer answer = newsroom.send(SITE);
        assertEquals(false, answer.at("changed"));
        assertEquals(1, answer.at("revision"));
        assertEquals("\"1\"", answer.header("etag"));
        assertEquals(before, newsroom.items());
    }

    @Test
    void portraitIsAFaultUntilItIsUploadedForTheSettings() {
        String site = SITE.replace("name: Science Desk\\n", "name: Science Desk\\n    portrait: desks/science.jpg\\n");
        Answer refused = newsroom.send(site);
        assertEquals(422, refused.status());
        assertEquals(List.of("authors[1].portrait"), refused.at("errors.*.at"));
        newsroom.keep("site-pictures", "desks/science.jpg", new Picture("a".repeat(64), 400, 400, List.of(320)));
        assertEquals(2, newsroom.send(site).at("revision"));
    }

    @Test
    void articleCannotTakeTheAddressOfTheSettingsPictures() {
        Answer refused = newsroom.send(ARTICLE.replace("how-a-tide-table-knows", "site-pictures"));
        assertEquals(422, refused.status());
        assertEquals(List.of("slug"), refused.at("errors.*.at"));
    }

    @Test
    void changeIsARevisionWithTheDocumentAsSent() {
        String changed = SITE.replace("The Fair Copy", "The Foul Papers");
        Answer answer = newsroom.send(changed);
        assertEquals(true, answer.at("changed"));
        assertEquals(2, answer.at("revision"));
        assertEquals("\"2\"", answer.header("etag"));
        assertEquals(Events.at(SITE, "body"), document(1));
        assertEquals(Events.at(changed, "body"), document(2));
    }

    @Test
    void staleRevisionIsNotOverwrittenAndARetryIsNoLostRace() {
        String changed = withRevision(1, SITE.replace("The Fair Copy", "The Foul Papers"));
        assertEquals(2, newsroom.send(changed).at("revision"));
        assertEquals(false, newsroom.send(changed).at("changed"));
        var before = newsroom.items();
        Answer stale = newsroom.send(withRevision(1, SITE.replace("The Fair Copy", "The Third Folio")));
        assertEquals(412, stale.status());
        assertEquals("The site is at revision 2.", stale.at("detail"));
        assertEquals(before, newsroom.items());
    }

    @Test
    void ofEditorsWhoChangeTheSameRevisionOneWins() throws Exception {
        List<Callable<Answer>> editors = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var function = new PublishArticle();
            String own = withRevision(1, SITE.replace("The Fair Copy", "Copy " + i));
            editors.add(() -> Events.send(function, own));
        }
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(editors)) {
                statuses.add(answer.get().status());
            }
        }
        assertEquals(List.of(200, 412, 412, 412), statuses.stream().sorted().toList());
        assertEquals(
                2,
                newsroom.items().keySet().stream()
                        .filter(key -> key.startsWith("SITE#REVISIONS "))
                        .count());
    }

    @Test
    void documentOfARevisionRestoresItWithoutTheUrlItCameWith() {
        newsroom.send(SITE.replace("The Fair Copy", "The Foul Papers"));
        String restoring = SITE.replace("\"queryStringParameters\"", "\"ignored\"");
        assertEquals(3, newsroom.send(restoring).at("revision"));
        assertEquals("https://news.example.org", text("SITE SITE", "url"));
    }

    @Test
    void sectionWithoutArticlesMayGo() {
        newsroom.send(ARTICLE);
        assertEquals(
                200, newsroom.send(SITE.replace("id: culture", "id: books")).status());
    }

    @Test
    void namesThatArticlesUseMayNotGo() {
        newsroom.send(ARTICLE);
        newsroom.send(ARTICLE.replace("how-a-tide-table-knows", "a-second").replace("Maud Ferris", "markets-desk"));
        var before = newsroom.items();
        Answer answer = newsroom.send(
                SITE.replace("id: science\\n", "id: physics\\n").replace("id: markets-desk", "id: money-desk"));
        assertEquals(409, answer.status());
        assertEquals(
                List.of(
                        "\"science\" is the section of a-second, how-a-tide-table-knows: keep it until they are"
                                + " published in another one",
                        "\"markets-desk\" is an author of a-second: keep this id until they are published without it"),
                answer.at("errors.*.detail"));
        assertEquals(List.of("sections", "authors"), answer.at("errors.*.at"));
        assertEquals(before, newsroom.items());
    }

    @Test
    void namesThatArticlesUseMayNotBecomeFormerOnes() {
        newsroom.send(ARTICLE);
        String renaming = SITE.replace("id: science\\n", "id: physics\\n    formerly: [science]\\n")
                .replace("id: markets-desk\\n", "id: markets-desk\\n    formerly: [Maud Ferris]\\n")
                .replace(
                        "desk: editorial-desk\\n",
                        "desk: editorial-desk\\nkinds:\\n  - name: Essay\\n    formerly: Explainer\\n");
        Answer answer = newsroom.send(renaming);
        assertEquals(409, answer.status());
        assertEquals(List.of("sections", "authors", "kinds"), answer.at("errors.*.at"));
        newsroom.sendNamed("204-withdraw");
        newsroom.send(Events.read("publish-article/204-withdraw")
                .replace("the-price-of-a-harbour-pilot", "how-a-tide-table-knows"));
        assertEquals(200, newsroom.send(renaming).status());
    }

    @Test
    void refusalNamesThreeArticlesOfMany() {
        for (String slug : List.of("one", "two", "three", "four")) {
            newsroom.send(ARTICLE.replace("how-a-tide-table-knows", slug));
        }
        Answer answer = newsroom.send(SITE.replace("id: science\\n", "id: physics\\n"));
        assertTrue(
                String.valueOf(answer.at("errors.0.detail"))
                        .matches("\"science\" is the section of \\w+, \\w+, \\w+ and others: .*"),
                answer.json());
    }

    @Test
    void articleThatNamesWhatItsSectionKindAndAuthorWereCalledIsInThePresentOnes() {
        newsroom.send(SITE.replace("id: science\\n", "id: physics\\n    formerly: [science]\\n")
                .replace("id: science-desk\\n", "id: physics-desk\\n    formerly: [science-desk, Maud Ferris]\\n")
                .replace(
                        "desk: editorial-desk\\n",
                        "desk: editorial-desk\\nkinds:\\n  - name: Essay\\n    formerly: Explainer\\n"));
        assertEquals(201, newsroom.send(ARTICLE).status());
        String at = " 2026-03-10T09:00:00Z#how-a-tide-table-knows";
        assertEquals(
                List.of(
                        "LISTING#ALL" + at,
                        "LISTING#AUTHOR#physics-desk" + at,
                        "LISTING#KIND#essay" + at,
                        "LISTING#SECTION#physics" + at,
                        "LISTING#SECTION#physics#KIND#essay" + at,
                        "LISTING#TAG#prediction" + at,
                        "LISTING#TAG#tides" + at),
                newsroom.items().keySet().stream()
                        .filter(key -> key.startsWith("LISTING#"))
                        .sorted()
                        .toList());
    }

    private String document(int revision) {
        return text("SITE#REVISIONS REVISION#%06d".formatted(revision), "document");
    }

    private String text(String key, String attribute) {
        return requireNonNull(requireNonNull(newsroom.items().get(key), key).get(attribute), attribute)
                .s();
    }

    private static String withRevision(int revision, String event) {
        return Events.withHeader(event, "If-Match", "\"" + revision + "\"");
    }
}
