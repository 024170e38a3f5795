package broadsheet.publisharticle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Picture;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The site's settings: their revisions, and the names in them that articles use. */
final class SiteTest {
    private static final String SITE = Events.read("publish-article/200-site");
    private static final String ARTICLE = Events.read("publish-article/201-article");

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture();

    @BeforeEach
    void publishSite() {
        publishing.send(SITE);
    }

    @Test
    void retriedPublicationChangesNothing() {
        var before = publishing.items();
        Answer answer = publishing.send(SITE);
        assertEquals(false, answer.at("changed"));
        assertEquals(1, answer.at("revision"));
        assertEquals("\"1\"", answer.header("etag"));
        assertEquals(before, publishing.items());
    }

    @Test
    void portraitIsAnErrorUntilItIsUploadedForTheSettings() {
        String site = SITE.replace("name: Science Desk\\n", "name: Science Desk\\n    portrait: desks/science.jpg\\n");
        Answer refused = publishing.send(site);
        assertEquals(422, refused.status());
        assertEquals(List.of("authors[1].portrait"), refused.at("errors.*.at"));
        publishing.keep("site-pictures", "desks/science.jpg", new Picture("a".repeat(64), 400, 400, List.of(320)));
        assertEquals(2, publishing.send(site).at("revision"));
    }

    @Test
    void articleCannotTakeTheAddressOfTheSettingsPictures() {
        Answer refused = publishing.send(ARTICLE.replace("how-a-tide-table-knows", "site-pictures"));
        assertEquals(422, refused.status());
        assertEquals(List.of("slug"), refused.at("errors.*.at"));
    }

    @Test
    void changeIsARevisionWithTheDocumentAsSent() {
        String changed = SITE.replace("The Fair Copy", "The Foul Papers");
        Answer answer = publishing.send(changed);
        assertEquals(true, answer.at("changed"));
        assertEquals(2, answer.at("revision"));
        assertEquals("\"2\"", answer.header("etag"));
        assertEquals(Events.at(SITE, "body"), document(1));
        assertEquals(Events.at(changed, "body"), document(2));
    }

    @Test
    void staleRevisionIsNotOverwrittenAndARetryIsNoLostRace() {
        String changed = withRevision(1, SITE.replace("The Fair Copy", "The Foul Papers"));
        assertEquals(2, publishing.send(changed).at("revision"));
        assertEquals(false, publishing.send(changed).at("changed"));
        var before = publishing.items();
        Answer stale = publishing.send(withRevision(1, SITE.replace("The Fair Copy", "The Third Folio")));
        assertEquals(412, stale.status());
        assertEquals("The site is at revision 2.", stale.at("detail"));
        assertEquals(before, publishing.items());
    }

    @Test
    void oneOfConcurrentChangesOfARevisionWins() throws Exception {
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
                publishing.items().keySet().stream()
                        .filter(key -> key.startsWith("SITE#REVISIONS "))
                        .count());
    }

    @Test
    void documentOfARevisionRestoresItWithoutTheUrlItCameWith() {
        publishing.send(SITE.replace("The Fair Copy", "The Foul Papers"));
        String restoring = SITE.replace("\"queryStringParameters\"", "\"ignored\"");
        assertEquals(3, publishing.send(restoring).at("revision"));
        assertEquals("https://news.example.org", publishing.text("SITE SITE", "url"));
    }

    @Test
    void sectionWithoutArticlesMayGo() {
        publishing.send(ARTICLE);
        assertEquals(
                200, publishing.send(SITE.replace("id: culture", "id: books")).status());
    }

    @Test
    void namesThatArticlesUseMayNotGo() {
        publishing.send(ARTICLE);
        publishing.send(ARTICLE.replace("how-a-tide-table-knows", "a-second").replace("Maud Ferris", "markets-desk"));
        var before = publishing.items();
        Answer answer = publishing.send(
                SITE.replace("id: science\\n", "id: physics\\n").replace("id: markets-desk", "id: money-desk"));
        assertEquals(409, answer.status());
        assertEquals(
                List.of(
                        "\"science\" is the section of a-second, how-a-tide-table-knows: keep it until they are"
                                + " published in another one",
                        "\"markets-desk\" is an author of a-second: keep this id until they are published without it"),
                answer.at("errors.*.detail"));
        assertEquals(List.of("sections", "authors"), answer.at("errors.*.at"));
        assertEquals(before, publishing.items());
    }

    @Test
    void namesThatArticlesUseMayNotBecomeFormerOnes() {
        publishing.send(ARTICLE);
        String renaming = SITE.replace("id: science\\n", "id: physics\\n    formerly: [science]\\n")
                .replace("id: markets-desk\\n", "id: markets-desk\\n    formerly: [Maud Ferris]\\n")
                .replace(
                        "desk: editorial-desk\\n",
                        "desk: editorial-desk\\nkinds:\\n  - name: Essay\\n    formerly: Explainer\\n");
        Answer answer = publishing.send(renaming);
        assertEquals(409, answer.status());
        assertEquals(List.of("sections", "authors", "kinds"), answer.at("errors.*.at"));
        publishing.sendNamed("204-withdraw");
        publishing.send(Events.read("publish-article/204-withdraw")
                .replace("the-price-of-a-harbour-pilot", "how-a-tide-table-knows"));
        assertEquals(200, publishing.send(renaming).status());
    }

    @Test
    void refusalNamesThreeArticlesOfMany() {
        for (String slug : List.of("one", "two", "three", "four")) {
            publishing.send(ARTICLE.replace("how-a-tide-table-knows", slug));
        }
        Answer answer = publishing.send(SITE.replace("id: science\\n", "id: physics\\n"));
        assertTrue(
                String.valueOf(answer.at("errors.0.detail"))
                        .matches("\"science\" is the section of \\w+, \\w+, \\w+ and others: .*"),
                answer.json());
    }

    @Test
    void formerSectionKindAndAuthorResolveToCurrentNames() {
        publishing.send(SITE.replace("id: science\\n", "id: physics\\n    formerly: [science]\\n")
                .replace("id: science-desk\\n", "id: physics-desk\\n    formerly: [science-desk, Maud Ferris]\\n")
                .replace(
                        "desk: editorial-desk\\n",
                        "desk: editorial-desk\\nkinds:\\n  - name: Essay\\n    formerly: Explainer\\n"));
        assertEquals(201, publishing.send(ARTICLE).status());
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
                publishing.items().keySet().stream()
                        .filter(key -> key.startsWith("LISTING#"))
                        .sorted()
                        .toList());
    }

    private String document(int revision) {
        return publishing.text("SITE#REVISIONS REVISION#%06d".formatted(revision), "document");
    }

    private static String withRevision(int revision, String event) {
        return Events.withHeader(event, "If-Match", "\"" + revision + "\"");
    }
}
