package broadsheet.syndication;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleStatus;
import broadsheet.article.Body;
import jakarta.json.JsonObject;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class EnclosureTest {
    private static final String TALK = "/images/" + "a".repeat(64) + "/file.mp3";
    private static final String LINK =
            "<a href=\"%s\" download=\"talk 1.mp3\" type=\"audio/mpeg\" data-bytes=\"4200000\">talk</a>"
                    .formatted(TALK);
    private static final String REPORT =
            "<a href=\"/images/%s/file.pdf\" download=\"a.pdf\" type=\"application/pdf\" data-bytes=\"1\">A</a>"
                    .formatted("b".repeat(64));
    private static final ArticleStatus.Published ARTICLE =
            published("<figure class=\"media\"><video poster=\"/images/p.webp\">"
                    + "<source src=\"" + TALK + "\"><track src=\"/images/c/file.vtt\"></video>" + LINK + "</figure><p>"
                    + LINK + REPORT
                    + "</p><details class=\"transcript\"><summary"
                    + " class=\"transcript\"></summary><p>Said.</p></details>");

    @Test
    void recordingInATextIsAnEnclosureOnceAndADocumentIsNone() {
        assertEquals(
                List.of(new Enclosure(TALK, "audio/mpeg", 4_200_000)),
                Enclosure.in(ARTICLE.body().html()));
        assertEquals(List.of(), Enclosure.in("<p>Text. data-bytes=\"</p>"));
    }

    @Test
    void feedsNameTheRecordingWithItsTypeAndSize() {
        Element link = Jsoup.parse(AtomFeed.of(Samples.feed(ARTICLE)), org.jsoup.parser.Parser.xmlParser())
                .expectFirst("entry > link[rel=enclosure]");
        assertEquals("https://example.org" + TALK, link.attr("href"));
        assertEquals(List.of("audio/mpeg", "4200000"), List.of(link.attr("type"), link.attr("length")));
        JsonObject item = Parsed.json(JsonFeed.of(Samples.feed(ARTICLE)))
                .getJsonArray("items")
                .getJsonObject(0);
        JsonObject attachment = item.getJsonArray("attachments").getJsonObject(0);
        assertEquals("https://example.org" + TALK, attachment.getString("url"));
        assertEquals("audio/mpeg", attachment.getString("mime_type"));
        assertEquals(4_200_000, attachment.getInt("size_in_bytes"));
    }

    @Test
    void textOfAFeedHasAbsoluteAddressesAndATitledTranscript() {
        String html = Samples.feed(ARTICLE).html(ARTICLE);
        assertTrue(html.contains("poster=\"https://example.org/images/p.webp\""), html);
        assertTrue(html.contains("<track src=\"https://example.org/images/c/file.vtt\">"), html);
        assertTrue(html.contains("<summary>Transcript</summary>"), html);
    }

    private static ArticleStatus.Published published(String html) {
        return new ArticleStatus.Published(Samples.article("one", "One").article(), new Body(html, List.of()));
    }
}
