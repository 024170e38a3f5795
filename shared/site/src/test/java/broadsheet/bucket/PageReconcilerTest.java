package broadsheet.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.bucket.Bucket.BucketName;
import broadsheet.emulators.Buckets;
import broadsheet.emulators.Ministack;
import broadsheet.pages.Address;
import broadsheet.pages.MemorySite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

class PageReconcilerTest {
    private static final Address ARTICLE = new Address.OfArticle(new Slug("a"));
    private static final Address CARD = new Address.OfCard(new Slug("a"));
    private static final Address HOME = new Address.OfListing(new Listing.All());

    private final S3Client client = Ministack.shared().s3();
    private final String name = Buckets.create(client);
    private final Bucket bucket = new Bucket(client, new BucketName(name));
    private final MemorySite memorySite = new MemorySite();

    @Test
    void aPageIsWrittenOnceWithItsHeadersAndItsStylesheet() {
        memorySite.publish("a", "A title");
        assertEquals(1, reconciler().reconcile(ARTICLE));
        var stored = client.headObject(head -> head.bucket(name).key("articles/a"));
        assertEquals("text/html; charset=utf-8", stored.contentType());
        assertTrue(stored.cacheControl().contains("s-maxage=5"));
        String html = text("articles/a");
        assertTrue(html.contains("<h1>A title</h1>"));
        String stylesheet = html.replaceAll("(?s).*href=\"/(assets/site[^\"]*)\".*", "$1");
        assertTrue(text(stylesheet).contains("--accent"));
    }

    @Test
    void assetsOfStylesheetAndManifestAreUploadedBeforeThePage() {
        memorySite.publish("a", "A title");
        reconciler().reconcile(ARTICLE);
        String html = text("articles/a");
        Set<String> stored = assets().keySet();
        List<String> linked = Pattern.compile("(?:href|src)=\"/(assets/[^\"]*)\"")
                .matcher(html)
                .results()
                .map(link -> link.group(1))
                .toList();
        assertTrue(linked.stream().anyMatch(path -> path.endsWith(".woff2")), linked::toString);
        assertTrue(stored.containsAll(linked), () -> linked + " of " + stored);
        String stylesheet = text(linked.stream()
                .filter(path -> path.endsWith(".css"))
                .findFirst()
                .orElseThrow());
        List<String> fonts = Pattern.compile("url\\(/(assets/[^)]*)\\)")
                .matcher(stylesheet)
                .results()
                .map(link -> link.group(1))
                .toList();
        assertEquals(4, fonts.size());
        assertTrue(stored.containsAll(fonts), () -> fonts + " of " + stored);
    }

    @Test
    void instanceUploadsNoAssetThatTheBucketHas() {
        client.putBucketVersioning(bucket -> bucket.bucket(name)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        memorySite.publish("a", "A title");
        memorySite.publish("b", "A title");
        reconciler().reconcile(ARTICLE);
        Map<String, Integer> first = assets();
        reconciler().reconcile(new Address.OfArticle(new Slug("b")));
        assertEquals(first, assets());
    }

    @Test
    void anUnchangedPageIsNotWritten() {
        memorySite.publish("a", "A title");
        reconciler().reconcile(ARTICLE);
        assertEquals(0, reconciler().reconcile(ARTICLE));
    }

    @Test
    void linkedAssetsAreUploadedAgainOnceADay() {
        client.putBucketVersioning(bucket -> bucket.bucket(name)
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        PageReconciler reconciler = reconciler();
        reconciler.keepAssets(Instant.now());
        var first = assets();
        reconciler.keepAssets(Instant.now().plus(Duration.ofHours(23)));
        assertEquals(first, assets());
        reconciler.keepAssets(Instant.now().plus(Duration.ofHours(25)));
        assertEquals(first.keySet(), assets().keySet());
        first.forEach((key, versions) -> assertEquals(2, assets().get(key), key));
    }

    /** The assets in the bucket, with how often each was written. */
    private Map<String, Integer> assets() {
        Map<String, Integer> assets = new TreeMap<>();
        client.listObjectVersions(list -> list.bucket(name).prefix("assets/"))
                .versions()
                .forEach(version -> assets.merge(version.key(), 1, Integer::sum));
        return assets;
    }

    @Test
    void theHomePageStandsUnderTheRootObjectsName() {
        reconciler().reconcile(HOME);
        assertTrue(text("index.html").contains("Nothing has been published yet."));
    }

    @Test
    void aPageThatShouldNotBeIsTakenAway() {
        memorySite.publish("a", "A title");
        reconciler().reconcile(ARTICLE);
        memorySite.withdraw("a");
        assertEquals(1, reconciler().reconcile(ARTICLE));
        assertTrue(bucket.find("/articles/a").isEmpty());
        assertEquals(0, reconciler().reconcile(ARTICLE));
    }

    @Test
    void aCardIsWrittenOnceAndGoesWithItsArticle() {
        memorySite.publish("a", "A title");
        assertEquals(1, reconciler().reconcile(CARD));
        assertEquals(
                "image/png",
                client.headObject(head -> head.bucket(name).key("cards/a.png")).contentType());
        assertEquals(0, reconciler().reconcile(CARD));
        memorySite.withdraw("a");
        assertEquals(1, reconciler().reconcile(CARD));
        assertTrue(bucket.find("/cards/a.png").isEmpty());
    }

    @Test
    void changeRevertedDuringRenderingLeavesNoTrace() {
        memorySite.publish("a", "The truth");
        reconciler().reconcile(ARTICLE);
        memorySite.publish("a", "A slip");
        var first = new AtomicBoolean(true);
        memorySite.afterFind(slug -> {
            if (first.getAndSet(false)) {
                memorySite.publish("a", "The truth");
                assertEquals(0, reconciler().reconcile(ARTICLE), "the other renderer finds the truth in place");
            }
        });
        reconciler().reconcile(ARTICLE);
        assertTrue(text("articles/a").contains("<h1>The truth</h1>"));
    }

    @Test
    void concurrentWriteIsDetected() {
        memorySite.publish("a", "Too old");
        var looks = new AtomicInteger();
        memorySite.afterFind(slug -> {
            switch (looks.incrementAndGet()) {
                case 1 -> memorySite.publish("a", "The truth");
                case 2 -> assertEquals(1, reconciler().reconcile(ARTICLE), "the other renderer finds what is too old");
                default -> {}
            }
        });
        assertEquals(1, reconciler().reconcile(ARTICLE));
        assertTrue(text("articles/a").contains("<h1>The truth</h1>"));
    }

    @Test
    void pageWrittenByAnotherRendererIsLeftToIt() {
        memorySite.publish("a", "Title 1");
        var looks = new AtomicInteger();
        var own = new AtomicBoolean(true);
        memorySite.afterFind(slug -> {
            if (own.getAndSet(false)) {
                memorySite.publish("a", "Title " + (looks.incrementAndGet() + 1));
                reconciler().reconcile(ARTICLE);
                own.set(true);
            }
        });
        assertEquals(0, reconciler().reconcile(ARTICLE));
        assertEquals(1, looks.get());
        assertTrue(text("articles/a").contains("<h1>Title 2</h1>"));
    }

    @Test
    void tableIsReadOnceMoreAfterAWriteWhoseAnswerWasLost() {
        memorySite.publish("a", "Title 1");
        var own = new AtomicBoolean(true);
        memorySite.afterFind(slug -> {
            if (own.getAndSet(false)) {
                // The object that its write is to make is there before it, and nobody looks at the page after the
                // change.
                reconciler().reconcile(ARTICLE);
                memorySite.publish("a", "Title 2");
            }
        });
        assertEquals(1, reconciler().reconcile(ARTICLE));
        assertTrue(text("articles/a").contains("<h1>Title 2</h1>"));
    }

    @Test
    void pageChangingAtEachReadIsLeftToOtherRenderers() {
        memorySite.publish("a", "Title 0");
        var changes = new AtomicInteger();
        memorySite.afterFind(slug -> memorySite.publish("a", "Title " + changes.incrementAndGet()));
        int writes = reconciler().reconcile(ARTICLE);
        assertEquals(changes.get(), writes);
        memorySite.afterFind(slug -> {});
        assertEquals(1, reconciler().reconcile(ARTICLE));
        assertTrue(text("articles/a").contains("<h1>Title " + changes + "</h1>"));
    }

    @Test
    void aWithdrawalWhileItIsRenderedWins() {
        memorySite.publish("a", "A title");
        var first = new AtomicBoolean(true);
        memorySite.afterFind(slug -> {
            if (first.getAndSet(false)) {
                memorySite.withdraw("a");
                reconciler().reconcile(ARTICLE);
            }
        });
        reconciler().reconcile(ARTICLE);
        assertTrue(bucket.find("/articles/a").isEmpty());
    }

    @Test
    void concurrentRenderersConvergeDespiteChanges() throws Exception {
        long seed = new Random().nextLong();
        try (var renderers = Executors.newFixedThreadPool(3)) {
            Random random = new Random(seed);
            List<Callable<Integer>> changes = java.util.stream.IntStream.range(0, 60)
                    .<Callable<Integer>>mapToObj(i -> {
                        int kind = random.nextInt(3);
                        return () -> {
                            if (kind == 0) {
                                memorySite.withdraw("a");
                            } else {
                                memorySite.publish("a", kind == 1 ? "One title" : "Another title");
                            }
                            return reconciler().reconcile(ARTICLE)
                                    + reconciler().reconcile(HOME);
                        };
                    })
                    .toList();
            for (Future<Integer> change : renderers.invokeAll(changes)) {
                change.get();
            }
        }
        assertEquals(0, reconciler().reconcile(ARTICLE), "seed " + seed);
        assertEquals(0, reconciler().reconcile(HOME), "seed " + seed);
    }

    private PageReconciler reconciler() {
        return new PageReconciler(memorySite.pages(), bucket);
    }

    private String text(String key) {
        return client.getObject(get -> get.bucket(name).key(key), ResponseTransformer.toBytes())
                .asUtf8String();
    }
}
