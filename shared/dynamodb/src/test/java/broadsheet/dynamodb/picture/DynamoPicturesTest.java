package broadsheet.dynamodb.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.ArticleId;
import broadsheet.article.ArticleStatus;
import broadsheet.article.Picture;
import broadsheet.article.PictureName;
import broadsheet.article.Pictures.Released;
import broadsheet.article.Slug;
import broadsheet.dynamodb.article.Drafts;
import broadsheet.dynamodb.article.DynamoArticles;
import broadsheet.dynamodb.key.Keys;
import broadsheet.dynamodb.key.LiveKeys;
import broadsheet.dynamodb.key.PictureKeys;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.dynamodb.table.Item;
import broadsheet.dynamodb.table.Table;
import broadsheet.emulators.Dynoxide;
import broadsheet.emulators.Tables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

final class DynamoPicturesTest {
    private static final Slug SLUG = new Slug("an-article");
    private static final Slug OTHER = new Slug("another-article");
    private static final Instant NOW = Instant.parse("2025-03-01T12:00:00Z");
    private static final PictureName HARBOUR = new PictureName("photos/harbour #1.jpg");
    private static final Picture WIDE = new Picture("0a".repeat(32), 1600, 1067, List.of(320, 640, 960, 1280, 1600));
    private static final Picture SMALL = new Picture("1b".repeat(32), 64, 100, List.of(64));

    private final DynamoDbClient client = Dynoxide.shared().client();
    private final Table table = new Table(client, Tables.create(client), Consistency.STRONG);
    private final DynamoPictures pictures = new DynamoPictures(table);
    private final DynamoArticles articles = new DynamoArticles(table);

    @Test
    void whatWasKeptIsFoundUnderItsName() {
        var spire = new PictureName("spire.png");
        keep(SLUG, HARBOUR, WIDE);
        keep(SLUG, spire, SMALL);
        keep(new Slug("an-article-2"), HARBOUR, SMALL);
        assertEquals(Map.of(HARBOUR, WIDE, spire, SMALL), pictures.of(SLUG));
        assertEquals(Map.of(), pictures.of(new Slug("another")));
    }

    @Test
    void keptAgainItIsStillOneAndTheLastOneCounts() {
        keep(SLUG, HARBOUR, WIDE);
        keep(SLUG, HARBOUR, WIDE);
        assertEquals(Map.of(HARBOUR, WIDE), pictures.of(SLUG));
        keep(SLUG, HARBOUR, SMALL);
        assertEquals(Map.of(HARBOUR, SMALL), pictures.of(SLUG));
    }

    @Test
    void theyStayWithTheirArticleAndAreNoPartOfIt() {
        keep(SLUG, HARBOUR, WIDE);
        assertEquals(new ArticleStatus.Unknown(), articles.find(SLUG));
        articles.publish(SLUG, Drafts.titled("A title"), any -> true, "editor", NOW);
        assertInstanceOf(ArticleStatus.Published.class, articles.find(SLUG));
        assertEquals(Map.of(HARBOUR, WIDE), pictures.of(SLUG));
    }

    @Test
    void aPictureHasToGoWithTheLastArticleThatHasAClaimToIt() {
        for (Slug article : List.of(SLUG, OTHER)) {
            publish(article);
            keep(article, HARBOUR, WIDE);
            keep(article, HARBOUR, WIDE);
        }
        takeDown(SLUG);
        assertEquals(released(Set.of(), Set.of(WIDE.hash())), pictures.release(SLUG));
        assertEquals(Map.of(), pictures.of(SLUG));
        assertFalse(mustGo(WIDE));
        takeDown(OTHER);
        pictures.release(OTHER);
        assertTrue(mustGo(WIDE));
        carryOut(WIDE);
        assertFalse(mustGo(WIDE));
    }

    @Test
    void whatWasReplacedUnderItsNameGoesToo() {
        publish(SLUG);
        keep(SLUG, HARBOUR, WIDE);
        keep(SLUG, HARBOUR, SMALL);
        takeDown(SLUG);
        assertEquals(released(Set.of(WIDE.hash(), SMALL.hash()), Set.of()), pictures.release(SLUG));
        assertTrue(mustGo(WIDE));
    }

    @Test
    void whatHasToGoCanBeClaimedWhenItIsGone() throws Exception {
        publish(SLUG);
        keep(SLUG, HARBOUR, WIDE);
        takeDown(SLUG);
        pictures.release(SLUG);
        try (var another = Executors.newSingleThreadExecutor()) {
            Future<Boolean> claimed = another.submit(() -> pictures.claim(OTHER, WIDE.hash()));
            assertThrows(TimeoutException.class, () -> claimed.get(100, TimeUnit.MILLISECONDS));
            assertTrue(mustGo(WIDE));
            carryOut(WIDE);
            assertTrue(claimed.get());
        }
        assertTrue(pictures.claim(SLUG, WIDE.hash()));
        pictures.gone(WIDE.hash(), 1);
        assertEquals(2, claims(WIDE));
    }

    @Test
    void whatIsReleasedAgainIsOrderedToGoAgainAndNothingElseChanges() {
        publish(SLUG);
        keep(SLUG, HARBOUR, WIDE);
        takeDown(SLUG);
        pictures.release(SLUG);
        OptionalInt first = pictures.order(WIDE.hash());
        assertEquals(released(Set.of(WIDE.hash()), Set.of()), pictures.release(SLUG));
        assertEquals(0, claims(WIDE));
        assertNotEquals(first, pictures.order(WIDE.hash()));
        carryOut(WIDE);
        assertEquals(Optional.empty(), image(WIDE));
        assertEquals(released(Set.of(WIDE.hash()), Set.of()), pictures.release(SLUG));
        assertTrue(mustGo(WIDE));
    }

    @Test
    void whatWasOrderedToGoAgainWhileItWasRemovedIsNotGoneYet() {
        publish(SLUG);
        keep(SLUG, HARBOUR, WIDE);
        takeDown(SLUG);
        pictures.release(SLUG);
        int order = pictures.order(WIDE.hash()).orElseThrow();
        assertFalse(pictures.keep(SLUG, HARBOUR, WIDE));
        pictures.gone(WIDE.hash(), order);
        assertTrue(mustGo(WIDE));
        carryOut(WIDE);
        assertFalse(mustGo(WIDE));
    }

    @Test
    void whatIsKeptWhenItIsGoneAlreadyHasToGoOnceMore() {
        losesItsClaim();
        assertFalse(pictures.keep(SLUG, HARBOUR, WIDE));
        assertTrue(mustGo(WIDE));
        assertEquals(Map.of(), pictures.of(SLUG));
    }

    @Test
    void whatIsKeptTooLateStaysForThoseWhoHaveAClaimToIt() {
        losesItsClaim();
        keep(OTHER, HARBOUR, WIDE);
        assertFalse(pictures.keep(SLUG, HARBOUR, WIDE));
        assertFalse(mustGo(WIDE));
        assertEquals(1, claims(WIDE));
    }

    @Test
    void anArticleThatCanBeReadKeepsItsPictures() {
        publish(SLUG);
        keep(SLUG, HARBOUR, WIDE);
        assertEquals(released(Set.of(), Set.of()), pictures.release(SLUG));
        assertEquals(1, claims(WIDE));
        assertEquals(Map.of(HARBOUR, WIDE), pictures.of(SLUG));
    }

    @Test
    void thePicturesOfARenamedArticleGoWithIt() {
        publish(SLUG);
        keep(SLUG, HARBOUR, WIDE);
        articles.publish(OTHER, Drafts.formerly(SLUG), any -> true, "editor", NOW);
        takeDown(OTHER);
        assertEquals(released(Set.of(WIDE.hash()), Set.of()), pictures.release(OTHER));
        assertTrue(mustGo(WIDE));
    }

    @Test
    void aRenamedArticleKeepsItsPicturesAndGetsThoseThatWereSentToItsNewAddress() {
        var spire = new PictureName("spire.png");
        publish(SLUG);
        keep(SLUG, HARBOUR, WIDE);
        keep(OTHER, HARBOUR, WIDE);
        keep(OTHER, spire, SMALL);
        assertEquals(Map.of(HARBOUR, WIDE, spire, SMALL), pictures.of(List.of(SLUG, OTHER)));
        articles.publish(OTHER, Drafts.formerly(SLUG), any -> true, "editor", NOW);
        assertEquals(Map.of(HARBOUR, WIDE, spire, SMALL), pictures.of(OTHER));
        assertEquals(1, claims(WIDE));
        assertEquals(1, claims(SMALL));
        takeDown(OTHER);
        assertEquals(released(Set.of(WIDE.hash(), SMALL.hash()), Set.of()), pictures.release(SLUG));
    }

    @Test
    void picturesSentWhileTheirAddressIsTakenBelongToTheArticleThatTakesIt() throws Exception {
        publish(SLUG);
        List<Callable<Object>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            var name = new PictureName("picture-" + i);
            String hash = Integer.toString(i).repeat(64);
            calls.add(() -> {
                keep(OTHER, name, new Picture(hash, 64, 100, List.of(64)));
                return name;
            });
        }
        calls.add(4, () -> articles.publish(OTHER, Drafts.formerly(SLUG), any -> true, "editor", NOW));
        try (var threads = Executors.newFixedThreadPool(3)) {
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        }
        assertEquals(8, pictures.of(SLUG).size());
        takeDown(OTHER);
        assertEquals(8, pictures.release(OTHER).going().size());
    }

    @Test
    void aCoverageOfTheSameNameKeepsItsPictures() {
        publish(SLUG);
        keep(SLUG, HARBOUR, WIDE);
        table.put(Item.keyed(LiveKeys.coverage(SLUG), LiveKeys.COVERAGE));
        takeDown(SLUG);
        assertEquals(released(Set.of(), Set.of()), pictures.release(SLUG));
        assertFalse(mustGo(WIDE));
    }

    @Test
    void whoeverClaimsAndReleasesAtOnceTheCountIsThatOfTheClaims() throws Exception {
        List<Slug> slugs =
                IntStream.range(0, 4).mapToObj(i -> new Slug("article-" + i)).toList();
        List<Callable<Object>> calls = new ArrayList<>();
        for (Slug slug : slugs) {
            publish(slug);
            takeDown(slug);
            for (int i = 0; i < 3; i++) {
                calls.add(() -> pictures.claim(slug, WIDE.hash()));
                calls.add(() -> pictures.release(slug));
            }
            calls.add(() -> {
                pictures.order(WIDE.hash()).ifPresent(order -> pictures.gone(WIDE.hash(), order));
                return true;
            });
        }
        Collections.shuffle(calls, new Random(7));
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (Future<Object> call : threads.invokeAll(calls)) {
                call.get();
            }
        }
        long standing = slugs.stream()
                .map(slug -> table.getNow(Keys.article(id(slug)), PictureKeys.claim(WIDE.hash())))
                .filter(claim -> claim.filter(item -> !item.has("released")).isPresent())
                .count();
        assertEquals(standing, claims(WIDE));
    }

    private ArticleId id(Slug slug) {
        return articles.leadsTo(slug).orElseThrow();
    }

    private void publish(Slug article) {
        articles.publish(article, Drafts.titled("A title"), any -> true, "editor", NOW);
    }

    private void takeDown(Slug article) {
        articles.takeDown(article, any -> true, "editor", "An injunction", NOW);
    }

    private void keep(Slug article, PictureName name, Picture picture) {
        assertTrue(pictures.claim(article, picture.hash()));
        assertTrue(pictures.keep(article, name, picture));
    }

    /** The article is taken down after it has claimed a picture, which goes before it is kept. */
    private void losesItsClaim() {
        publish(SLUG);
        assertTrue(pictures.claim(SLUG, WIDE.hash()));
        takeDown(SLUG);
        pictures.release(SLUG);
        carryOut(WIDE);
    }

    private boolean mustGo(Picture picture) {
        return pictures.order(picture.hash()).isPresent();
    }

    private void carryOut(Picture picture) {
        pictures.gone(picture.hash(), pictures.order(picture.hash()).orElseThrow());
    }

    private static Released released(Set<String> going, Set<String> shared) {
        return new Released(new TreeSet<>(going), new TreeSet<>(shared));
    }

    private int claims(Picture picture) {
        return image(picture).map(item -> item.number("claims")).orElse(0);
    }

    private Optional<Item> image(Picture picture) {
        return table.getNow(PictureKeys.image(picture.hash()), Keys.CURRENT);
    }

    @Test
    void moreThanAQuerysPageAreFoundToo() {
        // A page of a query ends after 1 MiB, and each of these is some 300 bytes.
        String folder = "n".repeat(150) + "/";
        keep(SLUG, new PictureName(folder + 0), WIDE);
        Item first = table.getNow(Keys.article(id(SLUG)), PictureKeys.picture(new PictureName(folder + 0)))
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
