package broadsheet.renderpages;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.function.Predicate.not;

import broadsheet.article.Change;
import broadsheet.article.Listings;
import broadsheet.article.Slug;
import broadsheet.bucket.BatchHints;
import broadsheet.bucket.PagesReconciler;
import broadsheet.dynamodb.StreamRecord;
import broadsheet.log.CallLine;
import broadsheet.log.Metric;
import broadsheet.pages.Address;
import broadsheet.pages.AffectedPages;
import broadsheet.pages.AffectedPagesFactory;
import broadsheet.pages.ArticlePages;
import broadsheet.pages.MemoizedListings;
import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.inject.Inject;

/** Renders the pages affected by changes in the table. */
final class ChangeRenderer {
    /** The most pages of a call for which somebody may wait. They take some ten seconds. */
    static final int BATCH_SIZE = 1000;

    private final AffectedPagesFactory affected;
    private final Listings listings;
    private final Paginator paginator;
    private final EveryPage every;
    private final UnreferencedPictures unreferenced;
    private final PagesReconciler reconcilers;
    private final DeferredPages deferred;
    private final InstantSource clock;

    @Inject
    ChangeRenderer(
            AffectedPagesFactory affected,
            Listings listings,
            Paginator paginator,
            EveryPage every,
            UnreferencedPictures unreferenced,
            PagesReconciler reconcilers,
            DeferredPages deferred,
            InstantSource clock) {
        this.affected = affected;
        this.listings = listings;
        this.paginator = paginator;
        this.every = every;
        this.unreferenced = unreferenced;
        this.reconcilers = reconcilers;
        this.deferred = deferred;
        this.clock = clock;
    }

    /**
     * What became of a batch.
     *
     * @param failed the sequence numbers of the records whose pages could not all be rendered, in the records' order
     * @param done the affected pages that now agree with the table as it was after the call began, and those that are queued; without
     *     those of failed records, and without those that are left to another change if the bucket has none, for a queued page may be
     *     that change's
     */
    record Outcome(List<String> failed, Set<Address> done) {}

    /**
     * Renders each affected page once, however many records affect it. The pages that somebody awaits come first, before the call asks
     * which other pages are affected. Two kinds of pages go to the queue: those that change faster, and those that exceed a call, because
     * a correction affects each page of the article's discussion.
     *
     * @param most the most pages of the call, unless more are awaited
     * @param besideImport whether bulk publications are changing listings. Every page but an article's own is then written once, and
     *     converged from the queue.
     */
    Outcome render(List<StreamRecord> records, int most, boolean besideImport, CallLine line, Context context) {
        var failed = new FailedRecords(context);
        var read = new MemoizedListings(listings);
        BatchChanges changes = BatchChanges.of(records, this::prepare, failed);
        AffectedPages pagesOf = affected.of(changes.all(), read);
        Map<Address, List<StreamRecord>> awaited = changes.byPage(changes.notInBulk(), pagesOf::awaited);
        PagesReconciler.Outcome first = reconcilers.reconcile(awaited.keySet(), hints(awaited, read, besideImport));
        changes.fail(paginator.divide(changes.all(), changes.inBulk(), read));
        Map<Address, List<StreamRecord>> concerned = changes.byPage(changes.all(), pagesOf::by);
        // If it was not found which pages a change affects, it may still have awaited ones.
        awaited.forEach(concerned::putIfAbsent);
        // An awaited page that failed is retried with the others. Now all records that affect it are known, to fail
        // with it.
        List<Address> others = concerned.keySet().stream()
                .filter(page -> !awaited.containsKey(page) || first.failures().containsKey(page))
                .sorted(comparing(ChangeRenderer::place))
                .toList();
        int reconciled = concerned.size() - others.size();
        int now = Math.min(others.size(), Math.max(0, most - reconciled));
        BatchHints hints = hints(concerned, read, besideImport);
        PagesReconciler.Outcome second = reconcilers.reconcile(others.subList(0, now), hints);
        Instant rendered = clock.instant();
        second.failures().forEach((address, why) -> {
            List<StreamRecord> because = requireNonNull(concerned.get(address));
            failed.add(address.path() + " could not be rendered after " + because, because, why);
        });
        Set<Address> later = new LinkedHashSet<>(others.subList(now, others.size()));
        later.addAll(first.unconverged());
        later.addAll(second.unconverged());
        defer(later, concerned, failed);
        line.note("changes", List.copyOf(changes.names()))
                .note("pages", concerned.size())
                .note("written", first.written() + second.written());
        measure(records, failed, rendered, line);
        Set<Address> done = pages(concerned, page -> !hints.leftIfAbsent().contains(page), not(failed::contains));
        return new Outcome(failed.among(records), done);
    }

    /** Processes changes of renderings and pictures, which affect no page. */
    private void prepare(Change change) {
        if (change instanceof Change.OfRendering) {
            every.start();
        }
        if (change instanceof Change.OfPicture(String hash)) {
            unreferenced.remove(hash);
        }
    }

    private static BatchHints hints(
            Map<Address, List<StreamRecord>> concerned, MemoizedListings read, boolean besideImport) {
        Set<Address> once =
                besideImport ? pages(concerned, page -> !(page instanceof Address.OfArticle), any -> true) : Set.of();
        return new BatchHints(probablyNew(concerned), leftIfAbsent(concerned), once, Optional.of(read));
    }

    /**
     * The articles' pages that only entries of bulk publications affect. The stream mostly brings an article's entries of listings and
     * its own change in different batches.
     */
    private static Set<Address> leftIfAbsent(Map<Address, List<StreamRecord>> concerned) {
        return pages(
                concerned,
                Address.OfArticle.class::isInstance,
                record -> record.inBulk() && record.change() instanceof Change.OfListing);
    }

    /** The pages of one kind that only records of one kind affect. */
    private static Set<Address> pages(
            Map<Address, List<StreamRecord>> concerned, Predicate<Address> page, Predicate<StreamRecord> record) {
        Set<Address> pages = new LinkedHashSet<>();
        concerned.forEach((address, because) -> {
            if (page.test(address) && because.stream().allMatch(record)) {
                pages.add(address);
            }
        });
        return pages;
    }

    /** The pages of articles that a bulk publication published for the first time. */
    private static Set<Address> probablyNew(Map<Address, List<StreamRecord>> concerned) {
        Set<Address> pages = new LinkedHashSet<>();
        concerned.forEach((address, because) -> {
            // No other article's change concerns a card.
            if (address instanceof Address.OfCard(Slug slug)
                    && because.stream().anyMatch(ChangeRenderer::isFirstPublication)) {
                pages.addAll(ArticlePages.own(slug));
            }
        });
        return pages;
    }

    private static boolean isFirstPublication(StreamRecord record) {
        return record.inBulk() && record.revision() == 1 && record.change() instanceof Change.OfArticle;
    }

    /** Articles come first. An article or a coverage may have thousands of what comes last. */
    private static int place(Address address) {
        return switch (address) {
            case Address.OfArticle article -> 0;
            case Address.OfComments comments -> 2;
            case Address.OfLiveUpdates updates -> 2;
            default -> 1;
        };
    }

    /** Queues pages that need a later look. If that fails, their records have to come again. */
    private void defer(Set<Address> later, Map<Address, List<StreamRecord>> concerned, FailedRecords failed) {
        try {
            deferred.add(later);
        } catch (RuntimeException unqueued) {
            Set<StreamRecord> because = new LinkedHashSet<>();
            later.forEach(address -> because.addAll(requireNonNull(concerned.get(address))));
            failed.add(later.size() + " pages could not be queued", because, unqueued);
        }
    }

    /**
     * Measures only records that succeeded. The stream delivers a failed record again, and its delay then includes the
     * retry. Nobody waits for a bulk publication.
     */
    private static void measure(List<StreamRecord> records, FailedRecords failed, Instant rendered, CallLine line) {
        records.stream()
                .filter(record -> !failed.contains(record) && !record.inBulk())
                .filter(record -> record.change() instanceof Change.OfArticle)
                .forEach(record -> line.measure(Metric.PUBLISH_TO_PAGE, Duration.between(record.moment(), rendered)));
    }
}
