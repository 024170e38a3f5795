package broadsheet.bucket;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import broadsheet.article.Listing;
import broadsheet.article.Slug;
import broadsheet.bucket.Bucket.BucketName;
import broadsheet.emulators.Buckets;
import broadsheet.emulators.Ministack;
import broadsheet.pages.Address;
import broadsheet.pages.MemoizedListings;
import broadsheet.pages.MemorySite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class PagesReconcilerTest {
    private static final List<Address> ARTICLES = Stream.of("a", "b", "c")
            .map(slug -> (Address) new Address.OfArticle(new Slug(slug)))
            .toList();

    private final S3Client client = Ministack.shared().s3();
    private final Bucket bucket = new Bucket(client, new BucketName(Buckets.create(client)));
    private final MemorySite memorySite = new MemorySite();
    private final Collection<String> tried = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void publish() {
        List.of("a", "b", "c").forEach(slug -> memorySite.publish(slug, "A title"));
    }

    @Test
    void pageFailingOnceConverges() {
        Set<String> once = ConcurrentHashMap.newKeySet();
        var outcome = renewWhile(slug -> slug.equals("a") && once.add(slug));
        assertEquals(Set.of(), outcome.failures().keySet());
        assertEquals(3, outcome.written());
        ARTICLES.forEach(article -> assertTrue(bucket.find(article.path()).isPresent(), article.path()));
    }

    @Test
    void pageFailingAgainIsReportedAndOthersConverge() {
        var outcome = renewWhile(slug -> slug.equals("a"));
        assertEquals(Set.of(ARTICLES.getFirst()), outcome.failures().keySet());
        assertEquals(2, outcome.written());
        assertEquals(2, Collections.frequency(tried, "a"));
    }

    @Test
    void whereNearlyNothingAnswersNothingIsTriedAgain() {
        var outcome = renewWhile(slug -> !slug.equals("c"));
        assertEquals(Set.copyOf(ARTICLES.subList(0, 2)), outcome.failures().keySet());
        assertEquals(1, Collections.frequency(tried, "a"));
        assertEquals(1, Collections.frequency(tried, "b"));
    }

    @Test
    void probablyNewPagesConvergeWhetherStoredOrNot() {
        Address written = ARTICLES.getFirst();
        reconcilers().reconcile(List.of(written));
        memorySite.publish("a", "Another title");
        Address gone = ARTICLES.getLast();
        reconcilers().reconcile(List.of(gone));
        memorySite.withdraw("c");
        Set<Address> all = Set.copyOf(ARTICLES);
        var outcome = reconcilers()
                .reconcile(
                        ARTICLES, new BatchHints(all, Set.of(), Set.of(), Optional.of(memorySite.memoizedListings())));
        assertEquals(3, outcome.written());
        // What the bucket had already takes one of the two passes to find out.
        assertEquals(Set.of(written, gone), outcome.unconverged());
        assertEquals(0, reconcilers().reconcile(ARTICLES).written());
        assertEquals(
                0,
                reconcilers()
                        .reconcile(
                                ARTICLES,
                                new BatchHints(all, Set.of(), Set.of(), Optional.of(memorySite.memoizedListings())))
                        .written());
    }

    @Test
    void staleListingsLeaveNoPageInconsistent() {
        List<Address> section = List.of(new Address.OfListing(new Listing.OfSection(new Slug("science"))));
        MemoizedListings read = memorySite.memoizedListings();
        assertEquals(
                Set.of(),
                reconcilers()
                        .reconcile(section, new BatchHints(Set.of(), Set.of(), Set.of(), Optional.of(read)))
                        .unconverged());
        memorySite.publish("d", "A title");
        var outcome = reconcilers().reconcile(section, new BatchHints(Set.of(), Set.of(), Set.of(), Optional.of(read)));
        assertEquals(0, outcome.written(), "the change of d renders the page");
        assertEquals(1, reconcilers().reconcile(section).written());
        outcome = reconcilers().reconcile(section, new BatchHints(Set.of(), Set.of(), Set.of(), Optional.of(read)));
        assertEquals(Set.copyOf(section), outcome.unconverged(), "written as it was, and then as it is");
        assertEquals(0, reconcilers().reconcile(section).written());
    }

    @Test
    void pageThatIsLeftIfAbsentIsRenderedOnlyIfTheBucketHasIt() {
        Address written = ARTICLES.getFirst();
        reconcilers().reconcile(List.of(written));
        memorySite.publish("a", "Another title");
        memorySite.afterFind(slug -> tried.add(slug.value()));
        var hints = new BatchHints(Set.of(), Set.copyOf(ARTICLES), Set.of(), Optional.empty());
        var outcome = reconcilers().reconcile(ARTICLES, hints);
        assertEquals(1, outcome.written());
        assertEquals(Set.of(), outcome.unconverged());
        assertEquals(Set.of("a"), Set.copyOf(tried));
        assertEquals(2, reconcilers().reconcile(ARTICLES).written());
    }

    @Test
    void pageThatIsConvergedLaterIsWrittenOnceAndStaysUnsettled() {
        memorySite.afterFind(slug -> tried.add(slug.value()));
        var outcome = reconcilers().reconcile(ARTICLES, convergedLater());
        assertEquals(3, outcome.written());
        assertEquals(Set.copyOf(ARTICLES), outcome.unconverged());
        assertEquals(1, Collections.frequency(tried, "a"));
        outcome = reconcilers().reconcile(ARTICLES, convergedLater());
        assertEquals(0, outcome.written());
        assertEquals(Set.of(), outcome.unconverged());
    }

    @Test
    void deferredPageIsWrittenDespiteAFasterRenderer() {
        List<Address> one = ARTICLES.subList(0, 1);
        var first = new AtomicBoolean(true);
        memorySite.afterFind(slug -> {
            if (first.getAndSet(false)) {
                assertEquals(1, reconcilers().reconcile(one).written());
                memorySite.publish("a", "Another title");
            }
        });
        var outcome = reconcilers().reconcile(one, convergedLater());
        assertEquals(1, outcome.written());
        assertEquals(Set.copyOf(one), outcome.unconverged());
        assertEquals(0, reconcilers().reconcile(one).written());
    }

    @Test
    void aPageThatCannotBePrimedIsNamed() {
        reconcilers().prime(ARTICLES);
        memorySite.afterFind(slug -> {
            throw new IllegalStateException("no answer");
        });
        List<Address> one = ARTICLES.subList(0, 1);
        var failed =
                assertThrows(IllegalStateException.class, () -> reconcilers().prime(one));
        assertTrue(requireNonNull(failed.getMessage()).startsWith(one.getFirst().path() + " could not be primed"));
        ARTICLES.forEach(article -> assertTrue(bucket.find(article.path()).isEmpty(), article.path()));
    }

    @Test
    void sharedDataIsReadOncePerPass() {
        memorySite.afterFind(slug -> tried.add(slug.value()));
        var all = new Listing.All();
        reconcilers().reconcile(List.of(ARTICLES.getFirst(), new Address.OfAtom(all), new Address.OfJsonFeed(all)));
        assertEquals(2, Collections.frequency(tried, "a"));
        assertEquals(2, Collections.frequency(tried, "b"));
    }

    @Test
    void changeRevertedDuringBulkRenderingLeavesNoTrace() {
        // Of these only the article's page shows its title, so how many are written is certain.
        List<Address> several = List.of(ARTICLES.getFirst(), new Address.OfRobots(), new Address.OfDesk());
        reconcilers().reconcile(several);
        memorySite.publish("a", "A slip");
        var first = new AtomicBoolean(true);
        memorySite.afterFind(slug -> {
            if (first.getAndSet(false)) {
                memorySite.publish("a", "A title");
                assertEquals(
                        0, reconcilers().reconcile(several).written(), "the other renderer finds the truth in place");
            }
        });
        assertEquals(1, reconcilers().reconcile(several).written());
        assertEquals(0, reconcilers().reconcile(several).written());
    }

    @Test
    void pageThatChangesAtEachLookStaysUnsettledAfterTwoWrites() {
        var looks = new AtomicInteger();
        memorySite.afterFind(slug -> {
            if (slug.value().equals("a")) {
                memorySite.publish("a", "Title " + looks.incrementAndGet());
            }
        });
        var outcome = reconcilers().reconcile(List.of(ARTICLES.getFirst(), new Address.OfRobots()));
        assertEquals(Set.of(ARTICLES.getFirst()), outcome.unconverged());
        assertEquals(Map.of(), outcome.failures());
        assertEquals(2, looks.get());
        memorySite.afterFind(slug -> {});
        assertEquals(1, reconcilers().reconcile(outcome.unconverged()).written());
    }

    private static BatchHints convergedLater() {
        return new BatchHints(Set.of(), Set.of(), Set.copyOf(ARTICLES), Optional.empty());
    }

    private PagesReconciler.Outcome renewWhile(Predicate<String> fails) {
        memorySite.afterFind(slug -> {
            tried.add(slug.value());
            if (fails.test(slug.value())) {
                throw new IllegalStateException("no answer");
            }
        });
        return reconcilers().reconcile(ARTICLES);
    }

    private PagesReconciler reconcilers() {
        return new PagesReconciler(new PageReconciler(memorySite.pages(), bucket));
    }
}
