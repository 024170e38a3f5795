package broadsheet.bucket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Article;
import broadsheet.article.Slug;
import broadsheet.bucket.Bucket.BucketName;
import broadsheet.emulators.Buckets;
import broadsheet.emulators.Ministack;
import broadsheet.pages.Address;
import broadsheet.pages.MemorySite;
import broadsheet.pages.Page;
import broadsheet.pages.Pages;
import broadsheet.pages.ScanSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.S3Client;

@Tag("slow")
class RangeReconcilerTest {
    private static final int ARTICLES = 25;
    private static final Address ONE = new Address.OfArticle(new Slug("article-12"));

    private static final Address COUNTERS = new Address.OfCounters(new Slug("article-12"));

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final S3Client client = Ministack.shared().s3(new ExecutionInterceptor() {
        @Override
        public void beforeExecution(Context.BeforeExecution call, ExecutionAttributes attributes) {
            String key = call.request().getValueForField("Key", String.class).orElse("");
            requests.add(call.request().getClass().getSimpleName().replace("Request", "") + " " + key);
        }
    });
    private final Bucket bucket = new Bucket(client, new BucketName(Buckets.create(client)));
    private final MemorySite memorySite = new MemorySite();
    private final Pages pages = memorySite.pages();

    @BeforeEach
    void publish() {
        IntStream.range(0, ARTICLES)
                .forEach(i ->
                        memorySite.publish("article-" + i, "A title", MemorySite.DATE.minus(Duration.ofDays(9L * i))));
        long wanted = memorySite.enumerator().addresses().stream()
                .filter(address -> pages.render(address).isPresent())
                .count();
        assertTrue(wanted > 4 * ARTICLES);
        assertEquals(wanted, written(everything()));
    }

    @Test
    void bucketThatAgreesIsNotWritten() {
        List<RangeReconciler.Outcome> outcomes = everything();
        assertEquals(4, outcomes.size());
        assertEquals(0, written(outcomes));
        assertFalse(outcomes.getLast().headers().isPresent());
    }

    @Test
    void differingPageIsWritten() {
        memorySite.publish("article-12", "Another title", MemorySite.DATE.minus(Duration.ofDays(9L * 12)));
        assertTrue(written(everything()) > 1);
        assertEquals(0, written(everything()));
        assertEquals(digest(ONE), bucket.find(ONE.path()).map(Bucket.Stored::digest));
    }

    @Test
    void missingPageIsWrittenAndUnwantedOneDeleted() {
        bucket.delete(ONE.path(), bucket.find(ONE.path()).orElseThrow());
        Address card = new Address.OfCard(new Slug("article-3"));
        bucket.delete(card.path(), bucket.find(card.path()).orElseThrow());
        assertEquals(2, written(everything()));
        assertEquals(digest(card), bucket.find(card.path()).map(Bucket.Stored::digest));
    }

    @Test
    void assetThatIsMissingIsUploaded() {
        String path = pages.assets().getFirst().path();
        bucket.delete(path, bucket.find(path).orElseThrow());
        everything();
        assertTrue(bucket.find(path).isPresent());
    }

    @Test
    void nothingIsAskedOfTheBucketForCardsWhosePagesAgree() {
        requests.clear();
        everything();
        assertEquals(
                List.of(),
                requests.stream().filter(request -> request.contains(" cards/")).toList());
        assertFalse(requests.isEmpty());
    }

    @Test
    void cardIsWrittenBeforeThePageThatNamesItsVersion() {
        memorySite.publish("article-12", "Another title", MemorySite.DATE.minus(Duration.ofDays(9L * 12)));
        requests.clear();
        everything();
        List<String> writes = requests.stream()
                .filter(request -> request.startsWith("PutObject") && request.contains("/article-12"))
                .toList();
        assertEquals(List.of("PutObject cards/article-12.png", "PutObject articles/article-12"), writes);
    }

    @Test
    void pageThatFailsIsNamedAndTheOthersAreWritten() {
        memorySite.publish("article-12", "Another title", MemorySite.DATE.minus(Duration.ofDays(9L * 12)));
        memorySite.afterFind(slug -> {
            if (slug.value().equals("article-12") && isRendering()) {
                throw new IllegalStateException("no answer");
            }
        });
        Map<Address, Throwable> failures = new HashMap<>();
        everything().forEach(outcome -> failures.putAll(outcome.failures()));
        assertTrue(failures.containsKey(ONE), failures::toString);
        assertTrue(failures.size() < 20, failures::toString);
    }

    /** The articles of a range are read by the test's own thread. */
    private static boolean isRendering() {
        return Thread.currentThread().getName().startsWith("pool-");
    }

    @Test
    void pageThatOlderCountersMakeDifferIsReadAgainAndKept() {
        memorySite.countReaders(23);
        reconcileCounters();
        Set<String> keys = keysWritten(() -> assertEquals(0, written(everything())));
        assertEquals(Set.of(), keys);
        assertEquals(digest(COUNTERS), bucket.find(COUNTERS.path()).map(Bucket.Stored::digest));
    }

    @Test
    void manyPagesAreReconciledWithTheLatestCounters() {
        memorySite.countReaders(23);
        reconcileCounters();
        IntStream.range(0, ARTICLES)
                .forEach(i -> memorySite.publish(
                        "article-" + i, "Another title", MemorySite.DATE.minus(Duration.ofDays(9L * i))));
        Set<String> keys = keysWritten(() -> assertTrue(written(everything(new ScanSize(ARTICLES, 1))) > 2 * ARTICLES));
        assertTrue(keys.contains(Bucket.key(ONE.path())), keys::toString);
        assertFalse(keys.contains(Bucket.key(COUNTERS.path())), keys::toString);
    }

    /** What the scan leaves as it is, the renderer of the change writes, which reads it after the change. */
    @Test
    void pageThatAgreesWithOlderCountersIsLeftToTheRendererOfTheChange() {
        memorySite.countReaders(23);
        assertEquals(0, written(everything()));
        reconcileCounters();
        assertEquals(digest(COUNTERS), bucket.find(COUNTERS.path()).map(Bucket.Stored::digest));
    }

    private void reconcileCounters() {
        var reconciler = new PageReconciler(pages, bucket);
        IntStream.range(0, ARTICLES)
                .forEach(i -> assertEquals(1, reconciler.reconcile(new Address.OfCounters(new Slug("article-" + i)))));
    }

    private Set<String> keysWritten(Runnable work) {
        requests.clear();
        work.run();
        return requests.stream()
                .filter(request -> request.startsWith("PutObject "))
                .map(request -> request.substring("PutObject ".length()))
                .collect(Collectors.toSet());
    }

    @Test
    void listingSkipsUnwantedKeys() {
        String path = "/tags/open-data/";
        assertEquals(
                Map.of(Bucket.key(path), "\"none\"").keySet(),
                bucket.etags(new TreeSet<>(List.of(Bucket.key(path), "tags/zero/")))
                        .keySet());
        assertEquals(Map.of(), bucket.etags(new TreeSet<>()));
    }

    @Test
    void listingFindsNamesOfAnyScriptInTheOrderOfTheirBytes() {
        Page page = pages.render(ONE).orElseThrow().page();
        NavigableSet<String> keys = new TreeSet<>(Slug.ORDER);
        for (String name : List.of("a", "вода", "вода-а", "ที่", "﨑", "𠮷", "𠮷野家")) {
            String path = Article.path(new Slug(name));
            bucket.put(path, page, Optional.empty());
            keys.add(Bucket.key(path));
            assertEquals("articles/" + name, Bucket.key(path));
            assertEquals(path, Bucket.path(Bucket.key(path)));
        }
        assertEquals(keys, bucket.etags(keys).keySet());
        assertEquals(Map.of(), bucket.etags(new TreeSet<>(List.of("articles/вода-0", "articles/字"))));
    }

    private Optional<String> digest(Address address) {
        return pages.render(address).map(Pages.Rendered::page).map(Page::digest);
    }

    private static int written(List<RangeReconciler.Outcome> outcomes) {
        return outcomes.stream().mapToInt(RangeReconciler.Outcome::written).sum();
    }

    private List<RangeReconciler.Outcome> everything() {
        return everything(new ScanSize(4, 2));
    }

    private List<RangeReconciler.Outcome> everything(ScanSize size) {
        var reconciler = new PageReconciler(pages, bucket);
        var ranges = new RangeReconciler(
                memorySite.scan(size), bucket, new HeaderRules(bucket), reconciler, new PagesReconciler(reconciler));
        List<RangeReconciler.Outcome> outcomes = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        Optional<String> headers = Optional.empty();
        do {
            RangeReconciler.Outcome outcome = ranges.reconcile(cursor, headers, () -> true);
            outcomes.add(outcome);
            cursor = outcome.next();
            headers = outcome.headers();
        } while (cursor.isPresent());
        return outcomes;
    }
}
