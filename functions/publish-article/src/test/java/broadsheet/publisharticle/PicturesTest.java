package broadsheet.publisharticle;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Picture;
import broadsheet.emulators.Events;
import broadsheet.emulators.Events.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Documents that refer to pictures, and the pictures that were or were not sent before them. */
final class PicturesTest {
    private static final String SLUG = "how-a-tide-table-knows";
    private static final String ENTRY = "LISTING#ALL 2026-03-10T09:00:00Z#" + SLUG;
    private static final String ARTICLE = Events.withBody(Events.read("publish-article/201-article"), """
        ---
        title: How a tide table knows
        section: science
        date: 2026-03-10T09:00:00Z
        image: photos/harbour.jpg
        alt: A harbour at low water
        credit: A. Photographer
        ---

        ![A curve](curve.png "A day of tides")
        """);

    private static final String PILOT = "the-price-of-a-harbour-pilot";
    private static final String TAKEDOWN =
            Events.read("publish-article/200-taken-down").replace(PILOT, SLUG);

    @AutoClose
    private final PublishingFixture publishing = new PublishingFixture().withSite();

    @Test
    void aDocumentShowsThePicturesThatWereSentForItsArticle() {
        publishing.keep(SLUG, "photos/harbour.jpg", picture('a'));
        publishing.keep(SLUG, "curve.png", picture('b'));
        publishing.keep("another", "curve.png", picture('c'));
        Answer answer = publishing.send(ARTICLE);
        assertEquals(201, answer.status());
        assertFalse(requireNonNull((Map<?, ?>) answer.at("")).containsKey("ignored"));
        assertTrue(html().contains("<figure><img src=\"/images/" + "b".repeat(64) + "/960.webp\""), this::html);
        assertTrue(html().contains("<figcaption>A day of tides</figcaption>"));
        assertEquals("a".repeat(64), attribute("ARTICLE#" + SLUG + " HEAD", "hash"));
        assertEquals("A. Photographer", attribute("ARTICLE#" + SLUG + " HEAD", "credit"));
        assertEquals("A harbour at low water", attribute(ENTRY, "alt"));
    }

    @Test
    void picturesThatWereNotSentAreNamedAndTheRestIsPublished() {
        Answer answer = publishing.send(ARTICLE);
        assertEquals(201, answer.status());
        assertEquals(
                List.of(
                        "picture photos/harbour.jpg: has not been uploaded",
                        "picture curve.png: has not been uploaded"),
                answer.at("ignored"));
        assertTrue(html().contains("[A curve]"));
        assertFalse(item(ENTRY).containsKey("picture"));
    }

    @Test
    void theSameDocumentAfterItsPictureWasReplacedIsANewRevision() {
        publishing.keep(SLUG, "photos/harbour.jpg", picture('a'));
        publishing.keep(SLUG, "curve.png", picture('b'));
        publishing.send(ARTICLE);
        publishing.keep(SLUG, "photos/harbour.jpg", picture('c'));
        assertRevised(2, publishing.send(ARTICLE));
        assertEquals("c".repeat(64), attribute(ENTRY, "hash"));
        publishing.keep(SLUG, "curve.png", picture('d'));
        assertRevised(3, publishing.send(ARTICLE));
        publishing.keep(SLUG, "curve.png", picture('d'));
        Answer again = publishing.send(ARTICLE);
        assertEquals("unchanged", again.at("outcome"));
        assertEquals(3, again.at("revision"));
    }

    @Test
    void repeatedTakedownListsTheArticlesPicturesAgain() {
        publishing.reference(SLUG, picture('a'));
        publishing.reference("another", picture('a'));
        publishing.reference(SLUG, picture('b'));
        publishing.send(ARTICLE);
        for (int i = 0; i < 2; i++) {
            Answer answer = publishing.send(TAKEDOWN);
            assertEquals(200, answer.status());
            assertEquals(List.of("/images/" + "b".repeat(64) + "/"), answer.at("pictures"));
            assertEquals(List.of("/images/" + "a".repeat(64) + "/"), answer.at("shared"));
        }
        assertEquals(
                "1",
                requireNonNull(item("IMAGE#" + "a".repeat(64) + " CURRENT").get("references"))
                        .n());
        assertEquals(
                "0",
                requireNonNull(item("IMAGE#" + "b".repeat(64) + " CURRENT").get("references"))
                        .n());
    }

    @Test
    void takedownAfterPlainWithdrawalReleasesPictures() {
        publishing.reference(SLUG, picture('b'));
        publishing.send(ARTICLE);
        assertEquals(
                204,
                publishing
                        .send(Events.read("publish-article/204-withdraw").replace(PILOT, SLUG))
                        .status());
        assertEquals(
                "1",
                requireNonNull(item("IMAGE#" + "b".repeat(64) + " CURRENT").get("references"))
                        .n());
        assertEquals(200, publishing.send(TAKEDOWN).status());
        assertEquals(
                "0",
                requireNonNull(item("IMAGE#" + "b".repeat(64) + " CURRENT").get("references"))
                        .n());
    }

    private static void assertRevised(int revision, Answer answer) {
        assertEquals(200, answer.status());
        assertEquals("revised", answer.at("outcome"));
        assertEquals(revision, answer.at("revision"));
    }

    private String html() {
        return publishing.text("ARTICLE#" + SLUG + " BODY", "html");
    }

    private String attribute(String key, String name) {
        return requireNonNull(requireNonNull(item(key).get("picture")).m().get(name))
                .s();
    }

    private Map<String, AttributeValue> item(String key) {
        return requireNonNull(publishing.items().get(key), key);
    }

    static Picture picture(char digit) {
        return new Picture(String.valueOf(digit).repeat(64), 1600, 1067, List.of(320, 640, 960, 1280));
    }
}
