package broadsheet.dynamodb.picture;

import static broadsheet.dynamodb.picture.PicturesFixture.HARBOUR;
import static broadsheet.dynamodb.picture.PicturesFixture.NOW;
import static broadsheet.dynamodb.picture.PicturesFixture.OTHER;
import static broadsheet.dynamodb.picture.PicturesFixture.SLUG;
import static broadsheet.dynamodb.picture.PicturesFixture.SMALL;
import static broadsheet.dynamodb.picture.PicturesFixture.WIDE;
import static broadsheet.dynamodb.picture.PicturesFixture.released;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleStatus;
import broadsheet.article.FileFormat;
import broadsheet.article.MediaFile;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Slug;
import broadsheet.audit.Actor;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.key.StaticPageKeys;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class DynamoPicturesTest {
    private final PicturesFixture store = new PicturesFixture();
    private final DynamoDbClient client = store.client;
    private final Table table = store.table;
    private final DynamoPictures pictures = store.pictures;
    private final DynamoArticles articles = store.articles;

    @Test
    void storedPictureIsFoundByName() {
        var spire = new PictureName("spire.png");
        store.keep(SLUG, HARBOUR, WIDE);
        store.keep(SLUG, spire, SMALL);
        store.keep(new Slug("an-article-2"), HARBOUR, SMALL);
        assertEquals(Map.of(HARBOUR, WIDE, spire, SMALL), pictures.of(SLUG));
        assertEquals(Map.of(), pictures.of(new Slug("another")));
    }

    @Test
    void keptAgainItIsStillOneAndTheLastOneCounts() {
        store.keep(SLUG, HARBOUR, WIDE);
        store.keep(SLUG, HARBOUR, WIDE);
        assertEquals(Map.of(HARBOUR, WIDE), pictures.of(SLUG));
        store.keep(SLUG, HARBOUR, SMALL);
        assertEquals(Map.of(HARBOUR, SMALL), pictures.of(SLUG));
    }

    @Test
    void fileIsKeptAndReplacedAsAPictureIs() {
        var talk = new PictureName("talk.mp3");
        var first = new MediaFile("2c".repeat(32), FileFormat.MP3, 4_200_000);
        var second = new MediaFile("3d".repeat(32), FileFormat.MP3, 1);
        store.keep(SLUG, HARBOUR, WIDE);
        store.keep(SLUG, talk, first);
        assertEquals(Map.of(HARBOUR, WIDE, talk, first), pictures.of(SLUG));
        store.keep(SLUG, talk, second);
        assertEquals(Map.of(HARBOUR, WIDE, talk, second), pictures.of(SLUG));
        store.publish(SLUG);
        store.takeDown(SLUG);
        assertEquals(released(Set.of(WIDE.hash(), first.hash(), second.hash()), Set.of()), pictures.release(SLUG));
        assertEquals(Map.of(), pictures.of(SLUG));
        assertTrue(store.mustGo(first) && store.mustGo(second));
    }

    @Test
    void theyStayWithTheirArticleAndAreNoPartOfIt() {
        store.keep(SLUG, HARBOUR, WIDE);
        assertEquals(new ArticleStatus.Unknown(), articles.find(SLUG));
        articles.publish(SLUG, Drafts.titled("A title"), any -> true, Actor.unnamed("editor"), NOW);
        assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
        assertEquals(Map.of(HARBOUR, WIDE), pictures.of(SLUG));
    }

    @Test
    void anArticleThatCanBeReadKeepsItsPictures() {
        store.publish(SLUG);
        store.keep(SLUG, HARBOUR, WIDE);
        assertEquals(released(Set.of(), Set.of()), pictures.release(SLUG));
        assertEquals(1, store.references(WIDE));
        assertEquals(Map.of(HARBOUR, WIDE), pictures.of(SLUG));
    }

    @Test
    void thePicturesOfARenamedArticleGoWithIt() {
        store.publish(SLUG);
        store.keep(SLUG, HARBOUR, WIDE);
        articles.publish(OTHER, Drafts.formerly(SLUG), any -> true, Actor.unnamed("editor"), NOW);
        store.takeDown(OTHER);
        assertEquals(released(Set.of(WIDE.hash()), Set.of()), pictures.release(OTHER));
        assertTrue(store.mustGo(WIDE));
    }

    @Test
    void renamedArticleHasPicturesOfItsOldAndNewAddress() {
        var spire = new PictureName("spire.png");
        store.publish(SLUG);
        store.keep(SLUG, HARBOUR, WIDE);
        store.keep(OTHER, HARBOUR, WIDE);
        store.keep(OTHER, spire, SMALL);
        assertEquals(Map.of(HARBOUR, WIDE, spire, SMALL), pictures.of(List.of(SLUG, OTHER)));
        articles.publish(OTHER, Drafts.formerly(SLUG), any -> true, Actor.unnamed("editor"), NOW);
        assertEquals(Map.of(HARBOUR, WIDE, spire, SMALL), pictures.of(OTHER));
        assertEquals(1, store.references(WIDE));
        assertEquals(1, store.references(SMALL));
        store.takeDown(OTHER);
        assertEquals(released(Set.of(WIDE.hash(), SMALL.hash()), Set.of()), pictures.release(SLUG));
    }

    @Test
    void picturesSentDuringARenameBelongToTheRenamedArticle() throws Exception {
        store.publish(SLUG);
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var name = new PictureName("picture-" + i);
            String hash = Integer.toString(i).repeat(64);
            calls.add(() -> {
                store.keep(OTHER, name, new Picture(hash, 64, 100, List.of(64)));
                return name;
            });
        }
        calls.add(4, () -> articles.publish(OTHER, Drafts.formerly(SLUG), any -> true, Actor.unnamed("editor"), NOW));
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        }
        assertEquals(8, pictures.of(SLUG).size());
        store.takeDown(OTHER);
        assertEquals(8, pictures.release(OTHER).going().size());
    }

    @Test
    void aCoverageOfTheSameNameKeepsItsPictures() {
        store.publish(SLUG);
        store.keep(SLUG, HARBOUR, WIDE);
        table.put(Item.keyed(LiveKeys.coverage(SLUG), LiveKeys.COVERAGE));
        store.takeDown(SLUG);
        assertEquals(released(Set.of(), Set.of()), pictures.release(SLUG));
        assertFalse(store.mustGo(WIDE));
    }

    @Test
    void staticPageOfTheSameNameKeepsItsPicturesUntilItIsRemoved() {
        store.publish(SLUG);
        store.keep(SLUG, HARBOUR, WIDE);
        Item page = Item.keyed(StaticPageKeys.page(SLUG), Keys.HEAD).with("revision", 1);
        table.put(page);
        store.takeDown(SLUG);
        assertEquals(released(Set.of(), Set.of()), pictures.release(SLUG));
        table.put(page.with("removed", NOW.toString()));
        assertEquals(released(Set.of(WIDE.hash()), Set.of()), pictures.release(SLUG));
    }

    @Test
    void concurrentReferencesAndReleasesKeepTheCountExact() throws Exception {
        List<Slug> slugs =
                IntStream.range(0, 4).mapToObj(i -> new Slug("article-" + i)).toList();
        List<Callable<Object>> calls = new ArrayList<>();
        for (Slug slug : slugs) {
            store.publish(slug);
            store.takeDown(slug);
            for (int i = 0; i < 3; i++) {
                calls.add(() -> pictures.reference(slug, WIDE.hash()));
                calls.add(() -> pictures.release(slug));
            }
            calls.add(() -> {
                pictures.order(WIDE.hash()).ifPresent(order -> pictures.completeDeletion(WIDE.hash(), order));
                return true;
            });
        }
        Collections.shuffle(calls, new Random(7));
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        }
        long active = slugs.stream()
                .map(slug -> table.getNow(Keys.article(store.id(slug)), PictureKeys.reference(WIDE.hash())))
                .filter(reference ->
                        reference.filter(item -> !item.has("released")).isPresent())
                .count();
        assertEquals(active, store.references(WIDE));
    }

    @Test
    void moreThanAQuerysPageAreFoundToo() {
        // A page of a query ends after 1 MiB, and each of these is some 300 bytes.
        String folder = "n".repeat(150) + "/";
        store.keep(SLUG, new PictureName(folder + 0), WIDE);
        Item first = table.getNow(Keys.article(store.id(SLUG)), PictureKeys.picture(new PictureName(folder + 0)))
                .orElseThrow();
        for (int batch = 0; batch < 200; batch++) {
            List<WriteRequest> puts = IntStream.range(batch * 25, batch * 25 + 25)
                    .mapToObj(i -> first.with("sk", PictureKeys.picture(new PictureName(folder + i))))
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(item.attributes()))
                            .build())
                    .toList();
            client.batchWriteItem(write -> write.requestItems(Map.of(table.name(), puts)));
        }
        assertEquals(5_000, pictures.of(SLUG).size());
    }
}
