package broadsheet.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Slug;
import broadsheet.article.Standing;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class DynamoPicturesTest {
    private static final Slug SLUG = new Slug("an-article");
    private static final PictureName HARBOUR = new PictureName("photos/harbour #1.jpg");
    private static final Picture WIDE = new Picture("0a".repeat(32), 1600, 1067, List.of(320, 640, 960, 1280, 1600));
    private static final Picture SMALL = new Picture("1b".repeat(32), 64, 100, List.of(64));

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoPictures pictures = new DynamoPictures(table);

    @Test
    void whatWasKeptIsFoundUnderItsName() {
        var spire = new PictureName("spire.png");
        pictures.keep(SLUG, HARBOUR, WIDE);
        pictures.keep(SLUG, spire, SMALL);
        pictures.keep(new Slug("an-article-2"), HARBOUR, SMALL);
        assertEquals(Map.of(HARBOUR, WIDE, spire, SMALL), pictures.of(SLUG));
        assertEquals(Map.of(), pictures.of(new Slug("another")));
    }

    @Test
    void keptAgainItIsStillOneAndTheLastOneCounts() {
        pictures.keep(SLUG, HARBOUR, WIDE);
        pictures.keep(SLUG, HARBOUR, WIDE);
        assertEquals(Map.of(HARBOUR, WIDE), pictures.of(SLUG));
        pictures.keep(SLUG, HARBOUR, SMALL);
        assertEquals(Map.of(HARBOUR, SMALL), pictures.of(SLUG));
    }

    @Test
    void theyStayWithTheirArticleAndAreNoPartOfIt() {
        var articles = new DynamoArticles(table);
        pictures.keep(SLUG, HARBOUR, WIDE);
        assertEquals(new Standing.Unknown(), articles.find(SLUG));
        articles.publish(SLUG, Drafts.titled("A title"), any -> true, "editor", Instant.parse("2025-03-01T12:00:00Z"));
        assertInstanceOf(Standing.Published.class, articles.find(SLUG));
        assertEquals(Map.of(HARBOUR, WIDE), pictures.of(SLUG));
    }

    @Test
    void moreThanAQuerysPageAreFoundToo() {
        // A page of a query ends after 1 MiB, and each of these is some 300 bytes.
        String folder = "n".repeat(150) + "/";
        pictures.keep(SLUG, new PictureName(folder + 0), WIDE);
        Item first = table.getNow(Keys.article(SLUG), Keys.picture(new PictureName(folder + 0)))
                .orElseThrow();
        for (int batch = 0; batch < 200; batch++) {
            List<WriteRequest> puts = IntStream.range(batch * 25, batch * 25 + 25)
                    .mapToObj(i -> first.with("sk", Keys.picture(new PictureName(folder + i))))
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(item.attributes()))
                            .build())
                    .toList();
            client.batchWriteItem(write -> write.requestItems(Map.of(table.name(), puts)));
        }
        assertEquals(5_000, pictures.of(SLUG).size());
    }
}
