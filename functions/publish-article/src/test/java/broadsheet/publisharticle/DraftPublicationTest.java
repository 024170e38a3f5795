package broadsheet.publisharticle;

import static broadsheet.publisharticle.DraftsFixture.NOW;
import static broadsheet.publisharticle.DraftsFixture.TIDE;
import static broadsheet.publisharticle.DraftsFixture.document;
import static broadsheet.publisharticle.DraftsFixture.id;
import static broadsheet.publisharticle.DraftsFixture.publication;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleStatus;
import broadsheet.article.Picture;
import broadsheet.article.Slug;
import broadsheet.draft.DraftBase;
import broadsheet.draft.WorkingDraft;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts that an editor publishes. */
final class DraftPublicationTest {
    private static final Slug BELL = new Slug("a-bell");

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture();

    private final DraftsFixture desk = new DraftsFixture(publishing);

    @BeforeEach
    void publishSiteAndArticle() {
        publishing.sendNamed("200-site");
        publishing.sendNamed("201-article");
    }

    @Test
    void newArticleHasTheDraftsIdAndTheDraftIsGone() {
        desk.create(1, document("title: A bell\nlayout: post"));
        Answer answer = publishing.send(publication(1, 1));
        assertEquals(201, answer.status());
        assertEquals(id(1).value(), answer.at("id"));
        assertEquals("a-bell", answer.at("slug"));
        assertEquals("created", answer.at("outcome"));
        assertEquals("\"1\"", answer.header("etag"));
        assertEquals("/api/articles/a-bell", answer.header("location"));
        assertEquals(List.of("layout"), answer.at("ignored"));
        assertEquals(Optional.empty(), publishing.drafts.read(id(1)));
        assertEquals(1, publishing.context().said("Published"));
    }

    @Test
    void repeatAfterALostAnswerHasTheSameAnswerAndIsNotCounted() {
        desk.create(1, document("title: A bell\nlayout: post"));
        Answer first = publishing.send(publication(1, 1));
        var items = publishing.items();
        Answer again = publishing.send(publication(1, 1));
        assertEquals(first.status(), again.status());
        assertEquals(first.json(), again.json());
        assertEquals(first.header("etag"), again.header("etag"));
        assertEquals(items, publishing.items());
        Answer other = publishing.send(publication(1, 2));
        assertEquals(412, other.status());
        assertEquals("The draft was published at version 1.", other.at("detail"));
    }

    @Test
    void draftOfAnArticleIsItsNextRevisionAtItsAddress() {
        desk.create(1, document("title: Corrected"), desk.base(TIDE));
        Answer answer = publishing.send(publication(1, 1));
        assertEquals(200, answer.status());
        assertEquals(TIDE.value(), answer.at("slug"));
        assertEquals(2, answer.at("revision"));
        assertEquals("revised", answer.at("outcome"));
        assertEquals(answer.json(), publishing.send(publication(1, 1)).json());
    }

    @Test
    void draftWhoseArticleHasMovedOnStaysAndTheAnswerSaysWhy() {
        desk.create(1, document("title: Late"), desk.base(TIDE));
        publishing.send(Events.withBody(Events.read("publish-article/201-article"), document("title: Faster")));
        Answer answer = publishing.send(publication(1, 1));
        assertEquals(409, answer.status());
        assertEquals("The article is at revision 2, and the draft began from revision 1.", answer.at("detail"));
        assertTrue(publishing.drafts.find(id(1)).isPresent());
    }

    @Test
    void draftWhoseArticleIsWithdrawnStaysAndTheAnswerSaysWhy() {
        desk.create(1, document("title: Late"), desk.base(TIDE));
        withdraw(TIDE);
        Answer answer = publishing.send(publication(1, 1));
        assertEquals(409, answer.status());
        assertEquals("The article that the draft changes has been withdrawn.", answer.at("detail"));
    }

    @Test
    void draftOfAWithdrawnArticlesRevisionBringsTheArticleBackOnce() {
        DraftBase published = desk.base(TIDE);
        withdraw(TIDE);
        desk.create(1, document("title: Back again"), new DraftBase(published.article(), published.slug(), 2));
        Answer answer = publishing.send(publication(1, 1));
        assertEquals(201, answer.status(), answer.body());
        assertEquals(TIDE.value(), answer.at("slug"));
        assertEquals(3, answer.at("revision"));
        assertEquals(published.article().value(), answer.at("id"));
        assertEquals(answer.json(), publishing.send(publication(1, 1)).json());
    }

    @Test
    void slugOfAnotherArticleIsRefusedAndThatOfATitleIsNumbered() {
        desk.create(1, document("title: A bell\nslug: " + TIDE));
        assertEquals(409, publishing.send(publication(1, 1)).status());
        desk.create(2, document("title: How a tide table knows"));
        assertEquals(TIDE + "-2", publishing.send(publication(2, 1)).at("slug"));
    }

    @Test
    void newDraftThatNamesAnArticleAsFormerlyIsRefused() {
        desk.create(1, document("title: A bell\nformerly: " + TIDE));
        Answer answer = publishing.send(publication(1, 1));
        assertEquals(409, answer.status(), answer.body());
        assertEquals(
                "A slug that the draft names as formerly is an article: edit that article, or do not name its slug.",
                answer.at("detail"));
        assertTrue(publishing.drafts.find(id(1)).isPresent());
    }

    @Test
    void slugReservedForPicturesIsNotDerivedFromATitle() {
        publishing.keep("a-bell", "curve.png", picture());
        desk.create(1, document("title: A bell"));
        assertEquals("a-bell-2", publishing.send(publication(1, 1)).at("slug"));
    }

    @Test
    void everyErrorOfTheDocumentIsListed() {
        desk.create(1, "---\nsection: gardening\ndate: 2999-01-01\n---\n");
        Answer answer = publishing.send(publication(1, 1));
        assertEquals(422, answer.status());
        assertEquals(List.of("title", "section", "date", "text"), answer.at("errors.*.at"));
    }

    @Test
    void repeatCompletesPublicationInterruptedBeforeDraftEnded() {
        desk.create(1, document("title: A bell"));
        WorkingDraft.Contents draft = publishing.drafts.read(id(1)).orElseThrow();
        Answer first = publishing.send(publication(1, 1));
        var items = publishing.items();
        beginAgain(draft);
        Answer again = publishing.send(publication(1, 1));
        assertEquals(201, again.status());
        assertEquals(first.json(), again.json());
        assertEquals(items.keySet(), publishing.items().keySet());
        assertEquals(Optional.empty(), publishing.drafts.find(id(1)));
    }

    @Test
    void repeatCompletesInterruptedRevisionEvenAfterACorrection() {
        desk.create(1, document("title: Corrected"), desk.base(TIDE));
        WorkingDraft.Contents draft = publishing.drafts.read(id(1)).orElseThrow();
        Answer first = publishing.send(publication(1, 1));
        publishing.send(Events.withBody(Events.read("publish-article/201-article"), document("title: Once more")));
        beginAgain(draft);
        assertEquals(first.json(), publishing.send(publication(1, 1)).json());
        assertEquals(3, publishing.articles.published(TIDE).orElseThrow().revision());
    }

    @Test
    void articleThatWasWithdrawnBeforeTheRepeatDoesNotComeBack() {
        desk.create(1, document("title: A bell"));
        WorkingDraft.Contents draft = publishing.drafts.read(id(1)).orElseThrow();
        publishing.send(publication(1, 1));
        withdraw(BELL);
        beginAgain(draft);
        assertEquals(201, publishing.send(publication(1, 1)).status());
        assertTrue(publishing.articles.find(BELL) instanceof ArticleStatus.Withdrawn);
        assertTrue(publishing.articles.find(BELL.numbered(2)) instanceof ArticleStatus.Unknown);
    }

    @Test
    void textThatWasSavedAfterAStoppedPublicationIsTheNextRevision() {
        desk.create(1, document("title: A bell"));
        WorkingDraft.Contents draft = publishing.drafts.read(id(1)).orElseThrow();
        publishing.send(publication(1, 1));
        beginAgain(draft);
        desk.save(1, document("title: Another bell"));
        Answer answer = publishing.send(publication(1, 2));
        assertEquals(200, answer.status());
        assertEquals("a-bell", answer.at("slug"));
        assertEquals(2, answer.at("revision"));
    }

    @Test
    void articleWithPicturesIsFoundByTheRepeatAlsoAfterACorrection() {
        publishing.keep("a-bell", "curve.png", picture());
        String text = document("title: A bell\nslug: a-bell") + "\n![A curve](curve.png)\n";
        desk.create(1, text);
        WorkingDraft.Contents draft = publishing.drafts.read(id(1)).orElseThrow();
        Answer first = publishing.send(publication(1, 1));
        assertEquals(201, first.status());
        publishing.send(Events.withBody(
                Events.read("publish-article/201-article").replace(TIDE.value(), "a-bell"), text + "\nMore.\n"));
        beginAgain(draft);
        assertEquals(first.json(), publishing.send(publication(1, 1)).json());
        assertEquals(2, publishing.articles.published(BELL).orElseThrow().revision());
    }

    @Test
    void editorsAtOnceMakeOneArticle() throws Exception {
        desk.create(1, document("title: A bell"));
        List<Callable<Answer>> editors = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            var function = new PublishArticle();
            editors.add(() -> Events.send(function, publication(1, 1)));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(editors)) {
                assertEquals("a-bell", answer.get().at("slug"), answer.get().json());
                assertEquals(1, answer.get().at("revision"));
            }
        }
        assertFalse(publishing.drafts.find(id(1)).isPresent());
        assertTrue(publishing.articles.find(BELL.numbered(2)) instanceof ArticleStatus.Unknown);
    }

    @Test
    void textSavedDuringPublicationRemainsAsDraftOfTheArticle() {
        desk.create(1, document("title: A bell"));
        WorkingDraft.Contents draft = publishing.drafts.read(id(1)).orElseThrow();
        Answer first = publishing.send(publication(1, 1));
        var end = publishing.drafts.published(id(1)).orElseThrow();
        beginAgain(draft);
        desk.save(1, document("title: Another bell"));
        publishing.drafts.retire(id(1), end, NOW);
        WorkingDraft left = publishing.drafts.find(id(1)).orElseThrow();
        assertEquals(2, left.version());
        assertEquals(
                Optional.of(new DraftBase(
                        publishing.articles.published(BELL).orElseThrow().id(), BELL, 1)),
                left.base());
        assertEquals(first.at("id"), left.base().orElseThrow().article().value());
        assertEquals(2, publishing.send(publication(1, 2)).at("revision"));
    }

    /** The draft as it was before its end, as if the function had stopped between the article and the draft. */
    private void beginAgain(WorkingDraft.Contents draft) {
        publishing.forget(draft.draft().id());
        publishing.drafts.create(
                draft.draft().id(),
                draft.document(),
                draft.draft().base(),
                draft.draft().author(),
                NOW);
    }

    private void withdraw(Slug slug) {
        assertEquals(
                204,
                publishing
                        .send(Events.read("publish-article/204-withdraw")
                                .replace("the-price-of-a-harbour-pilot", slug.value()))
                        .status());
    }

    private static Picture picture() {
        return PicturesTest.picture('a');
    }
}
