package broadsheet.previewdraft;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Picture;
import broadsheet.draft.DraftBase;
import broadsheet.draft.DraftId;
import broadsheet.draft.DraftPermissions;
import broadsheet.draft.DraftUser;
import broadsheet.draft.WorkingDrafts;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import broadsheet.emulators.TestContext;
import broadsheet.fixtures.Policy;
import broadsheet.fixtures.SeededSite;
import broadsheet.fixtures.TableStream;
import broadsheet.pages.Page;
import broadsheet.pages.Pages.Rendered;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PreviewDraftTest {
    private static final String TIDE = "how-a-tide-table-knows";
    private static final String SLUG = "what-the-harbour-dredges";
    private static final String DOCUMENT =
            "---\ntitle: What the harbour dredges\nsection: science\n---\nEvery spring the channel fills.\n";
    private static final DraftId NEW = new DraftId("01K5T3V2Q8ZC4J7M9X1B6N0RDE");
    private static final DraftId CORRECTION = new DraftId("01K5T3V2Q8ZC4J7M9X1B6N0RDF");
    private static final DraftUser AUTHOR = new DraftUser("a11ce000-0000-4000-8000-0000000000a1", "Ann Author");

    private final SeededSite archive = SeededSite.filled();
    private final TableStream stream = archive.stream();
    private final Instant now = SeededSite.CLOCK.instant();
    private final PreviewDraft function = new PreviewDraft(SeededSite.CLOCK);
    private final WorkingDrafts drafts = DaggerPreviewDraft_Wiring.factory()
            .create(Consistency.STRONG, SeededSite.CLOCK)
            .drafts();

    @BeforeEach
    void draft() {
        drafts.create(NEW, DOCUMENT, Optional.empty(), AUTHOR, now);
        drafts.create(CORRECTION, tide("Corrected."), Optional.of(base()), AUTHOR, now);
        archive.coverages().cover("eclipse-over-the-harbour", "---\ntitle: Eclipse\nsection: science\n---\n");
    }

    @AfterEach
    void close() {
        stream.close();
        archive.close();
    }

    @TestFactory
    Stream<DynamicTest> eachEventGetsAnswerStatedInItsName() {
        return Events.of("preview-draft").stream()
                .map(name -> dynamicTest(name, () -> {
                    if (name.endsWith("422-unparsed")) {
                        save(NEW, "---\ntitle: [broken\n---\nNot yet a document.\n");
                    }
                    var context = new TestContext();
                    stream.everything();
                    Answer answer =
                            Policy.of("PreviewDraft").during(() -> Events.send(function, Events.read(name), context));
                    assertEquals(name.replaceFirst("preview-draft/(\\d+)-.*", "$1"), String.valueOf(answer.status()));
                    assertEquals("no-store", answer.header("cache-control"));
                    assertEquals(List.of(), stream.everything());
                    assertEquals(List.of(), context.log());
                }));
    }

    @ParameterizedTest
    @EnumSource
    void previewOfNewArticleHasTheBytesOfThePublishedPage(PreviewedPage page) {
        assertIsPublishedAs(page, NEW, SLUG, DOCUMENT);
    }

    @ParameterizedTest
    @EnumSource
    void previewOfCorrectionHasTheBytesOfThePublishedPage(PreviewedPage page) {
        assertIsPublishedAs(page, CORRECTION, TIDE, tide("Corrected."));
    }

    private void assertIsPublishedAs(PreviewedPage as, DraftId draft, String slug, String document) {
        Answer preview = preview(draft, as.toString());
        archive.documents()
                .publish(
                        slug,
                        archive.documents().draft(slug, document, new ArticleId(draft.value())),
                        now.plusMillis(9));
        Page page = archive.pages()
                .render(as.of(published(slug).article()))
                .map(Rendered::page)
                .orElseThrow();
        assertEquals(200, preview.status());
        assertEquals(page.contentType(), preview.header("content-type"));
        assertEquals("noindex", preview.header("x-robots-tag"));
        if (page.isText()) {
            assertEquals(page.text(), preview.body());
        } else {
            assertArrayEquals(page.bytes(), Base64.getDecoder().decode(preview.body()));
        }
    }

    @Test
    void newArticleIsPreviewedUnderTheNextFreeSlugOfItsTitle() {
        archive.publishDocument(SLUG, DOCUMENT.replace("Every", "Any"));
        assertTrue(article(NEW).contains("data-article=\"" + SLUG + "-2\""));
    }

    @Test
    void newArticleWithTakenSlugIsRefusedAsInPublication() {
        save(NEW, DOCUMENT.replace("title:", "slug: %s\ntitle:".formatted(TIDE)));
        Answer refused = preview(NEW, "article");
        assertEquals(409, refused.status());
        assertTrue(String.valueOf(refused.at("detail")).startsWith(TIDE + " has had an article"));
    }

    @Test
    void correctionIsPreviewedWhereTheArticleIsNow() {
        archive.publishDocument("tide-tables", tide("Renamed.", "formerly: " + TIDE));
        String page = article(CORRECTION);
        assertTrue(page.contains("data-article=\"tide-tables\""));
        assertTrue(page.contains("Corrected."));
    }

    @Test
    void documentDatedAheadIsPreviewedAsOfItsDate() {
        save(NEW, DOCUMENT.replace("section:", "date: 2026-05-01T06:00:00Z\nsection:"));
        assertTrue(article(NEW).contains("<time datetime=\"2026-05-01T06:00:00Z\">"));
    }

    @Test
    void everyFieldErrorIsReportedWithItsPlace() {
        save(
                NEW,
                "---\ntitle: A title\nsection: nowhere\nsources:\n  - {publisher: A, title: B, url: c}\n---\nText.\n");
        Answer refused = preview(NEW, "card");
        assertEquals(422, refused.status());
        assertEquals(List.of("section", "sources[0].url"), refused.at("errors.*.at"));
    }

    @Test
    void emptyDocumentIsRefusedAsPublicationWouldRefuseIt() {
        save(NEW, "");
        assertEquals(422, preview(NEW, "article").status());
    }

    @Test
    void relativeLinksLeadWhereTheyLeadOnThePage() {
        save(NEW, DOCUMENT + "\nSee [tides](how-a-tide-table-knows).\n");
        assertTrue(article(NEW).contains("<a href=\"/articles/how-a-tide-table-knows\">tides</a>"));
    }

    @Test
    void draftOfAnotherAuthorIsNotDisclosed() {
        Answer none = Events.send(function, Events.read("preview-draft/404-of-another"));
        Answer nothing = Events.send(function, Events.read("preview-draft/404-nothing"));
        assertEquals(nothing.body().replace("0RDZ", "0RDE"), none.body());
    }

    @Test
    void picturesAreListedThatTheDraftNamesAlsoIfItDoesNotParse() {
        archive.storePicture(TIDE, "photos/high water.jpg", picture('a'));
        archive.storePicture(TIDE, "gate.jpg", picture('b'));
        archive.storePicture(TIDE, "not-named.jpg", picture('c'));
        save(CORRECTION, "---\ntitle: [broken\nimage: gate.jpg\n---\n![High water](./photos/high%20water.jpg)\n");
        assertEquals(List.of("gate.jpg", "photos/high water.jpg"), pictures(CORRECTION));
    }

    @Test
    void picturesOfNewArticleAreThoseOfTheAddressThatItStates() {
        archive.storePicture(SLUG, "gate.jpg", picture('a'));
        assertEquals(List.of(), pictures(NEW));
        save(NEW, DOCUMENT.replace("title:", "slug: %s\ntitle:".formatted(SLUG)) + "\n![A gate](<gate.jpg>)\n");
        assertEquals(List.of("gate.jpg"), pictures(NEW));
        save(NEW, DOCUMENT + "\n![A gate](gate.jpg)\n");
        assertEquals(List.of(), pictures(NEW));
    }

    @Test
    void picturesOfAnotherArticleAreNotShown() {
        archive.storePicture(TIDE, "gate.jpg", picture('a'));
        save(NEW, DOCUMENT.replace("title:", "slug: %s\ntitle:".formatted(TIDE)) + "\n![A gate](gate.jpg)\n");
        assertEquals(List.of(), pictures(NEW));
    }

    private List<?> pictures(DraftId draft) {
        String event = Events.read("preview-draft/200-pictures").replace(CORRECTION.value(), draft.value());
        Answer answer = Events.send(function, event);
        assertEquals(200, answer.status(), answer::body);
        return (List<?>) Objects.requireNonNull(answer.at("pictures.*.name"));
    }

    private static Picture picture(char digit) {
        return new Picture(String.valueOf(digit).repeat(64), 640, 480, List.of(320, 640));
    }

    private String article(DraftId draft) {
        Answer answer = preview(draft, "article");
        assertEquals(200, answer.status(), answer::body);
        return answer.body();
    }

    /** As the author of both drafts. */
    private Answer preview(DraftId draft, String as) {
        String event = Events.read("preview-draft/200-article")
                .replace(NEW.value(), draft.value())
                .replace("\"as\": \"article\"", "\"as\": \"%s\"".formatted(as));
        return Events.send(function, event);
    }

    private void save(DraftId draft, String document) {
        drafts.save(draft, document, version -> true, new DraftPermissions(AUTHOR, true), now);
    }

    private DraftBase base() {
        Article article = published(TIDE).article();
        return new DraftBase(article.id(), article.slug(), article.revision());
    }

    private ArticleStatus.Published published(String slug) {
        return assertInstanceOf(ArticleStatus.Published.class, archive.find(slug));
    }

    private static String tide(String text, String... more) {
        return "---\ntitle: How a tide table knows\nsection: science\nkind: Explainer\ndate: 2026-03-10T09:00:00Z\n%s\n---\n%s\n"
                .formatted(String.join("\n", more), text);
    }
}
