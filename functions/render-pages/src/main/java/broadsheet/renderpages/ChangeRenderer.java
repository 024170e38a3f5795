package broadsheet.renderpages;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;

import broadsheet.article.ArticleId;
import broadsheet.article.Change;
import broadsheet.article.Listings;
import broadsheet.article.Slug;
import broadsheet.bucket.BatchHints;
import broadsheet.bucket.BoundedParallel;
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
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
     * Renders each affected page once, however many records affect it. Three kinds of pages go to the queue: those that change faster,
     * those that exceed a call, because a correction affects each page of the article's discussion, and those of
     * boundaries that bulk publications moved. Nobody waits for those of boundaries, so they are found last.
     *
     * @param most the most pages of the call
     * @param besideImport whether bulk publications are changing listings. Every page but an article's own is then written once, and
     *     converged from the queue.
     */
    Outcome render(List<StreamRecord> records, int most, boolean besideImport, CallLine line, Context context) {
        Set<String> failed = new LinkedHashSet<>();
        Set<String> changes = new LinkedHashSet<>();
        var read = new MemoizedListings(listings);
        Map<Boolean, List<StreamRecord>> apart =
                records.stream().collect(partitioningBy(ChangeRenderer::isBulkBoundary));
        Map<Address, List<StreamRecord>> concerned =
                concerned(requireNonNull(apart.get(false)), read, failed, changes, context);
        List<Address> pages = concerned.keySet().stream()
                .sorted(comparing(ChangeRenderer::place))
                .toList();
        int now = Math.min(pages.size(), most);
        Set<Address> left = pages(concerned, Address.OfArticle.class::isInstance, ChangeRenderer::isBulkEntry);
        Set<Address> once =
                besideImport ? pages(concerned, page -> !(page instanceof Address.OfArticle), any -> true) : Set.of();
        PagesReconciler.Outcome outcome = reconcilers.reconcile(
                pages.subList(0, now), new BatchHints(probablyNew(concerned), left, once, Optional.of(read)));
        Instant rendered = clock.instant();
        outcome.failures().forEach((address, why) -> {
            List<StreamRecord> because = requireNonNull(concerned.get(address));
            log(context, address.path() + " could not be rendered after " + because, why);
            because.forEach(record -> failed.add(record.sequenceNumber()));
        });
        Set<Address> later = new LinkedHashSet<>(pages.subList(now, pages.size()));
        later.addAll(outcome.unconverged());
        Map<Address, List<StreamRecord>> ofBoundaries =
                concerned(requireNonNull(apart.get(true)), read, failed, changes, context);
        ofBoundaries.keySet().removeAll(concerned.keySet());
        concerned.putAll(ofBoundaries);
        later.addAll(ofBoundaries.keySet());
        defer(later, concerned, failed, context);
        line.note("changes", List.copyOf(changes))
                .note("pages", concerned.size())
                .note("written", outcome.written());
        measure(records, failed, rendered, line);
        Set<Address> done =
                pages(concerned, page -> !left.contains(page), record -> !failed.contains(record.sequenceNumber()));
        return new Outcome(
                records.stream()
                        .map(StreamRecord::sequenceNumber)
                        .filter(failed::contains)
                        .toList(),
                done);
    }

    private static boolean isBulkBoundary(StreamRecord record) {
        return record.inBulk() && record.isPageBoundary();
    }

    /** The stream mostly brings an article's entries of listings and its own change in different batches. */
    private static boolean isBulkEntry(StreamRecord record) {
        return record.inBulk() && record.change() instanceof Change.OfListing;
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

    /** The changes that bulk publications alone made. */
    private static Set<Change> allInBulk(Map<Change, List<StreamRecord>> changed) {
        return changed.entrySet().stream()
                .filter(change -> change.getValue().stream().allMatch(StreamRecord::inBulk))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
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

    /** Who publishes or comments looks at the article first. An article or a coverage may have thousands of what comes last. */
    private static int place(Address address) {
        return switch (address) {
            case Address.OfArticle article -> 0;
            case Address.OfComments comments -> 2;
            case Address.OfLiveUpdates updates -> 2;
            default -> 1;
        };
    }

    /** Queues pages that need a later look. If that fails, their records have to come again. */
    private void defer(
            Set<Address> later, Map<Address, List<StreamRecord>> concerned, Set<String> failed, Context context) {
        try {
            deferred.add(later);
        } catch (RuntimeException unqueued) {
            log(context, later.size() + " pages could not be queued", unqueued);
            later.forEach(address ->
                    requireNonNull(concerned.get(address)).forEach(record -> failed.add(record.sequenceNumber())));
        }
    }

    /** Groups the records by the pages that they affect. */
    private Map<Address, List<StreamRecord>> concerned(
            List<StreamRecord> records,
            MemoizedListings read,
            Set<String> failed,
            Set<String> changes,
            Context context) {
        Map<Change, List<StreamRecord>> changed = changed(records, failed, changes, context);
        paginator
                .divide(changed.keySet(), allInBulk(changed), read)
                .forEach((change, why) ->
                        requireNonNull(changed.get(change)).forEach(record -> poison(record, why, failed, context)));
        AffectedPages ofBatch = affected.of(changed.keySet(), read);
        BoundedParallel<Change, Set<Address>> pages =
                BoundedParallel.each(changed.keySet(), change -> affectedBy(change, ofBatch));
        pages.failures()
                .forEach((change, why) ->
                        requireNonNull(changed.get(change)).forEach(record -> poison(record, why, failed, context)));
        Map<Address, List<StreamRecord>> concerned = new LinkedHashMap<>();
        changed.forEach((change, because) -> {
            for (Address address : pages.results().getOrDefault(change, Set.of())) {
                concerned.computeIfAbsent(address, first -> new ArrayList<>()).addAll(because);
            }
        });
        return concerned;
    }

    /**
     * Groups the records by change, because several records may report the same change. Changes to pictures and to
     * renderings are processed here.
     */
    private Map<Change, List<StreamRecord>> changed(
            List<StreamRecord> records, Set<String> failed, Set<String> changes, Context context) {
        Map<Change, List<StreamRecord>> changed = new LinkedHashMap<>();
        for (StreamRecord record : records) {
            try {
                Change change = record.change();
                named(change, record).ifPresent(changes::add);
                if (change instanceof Change.OfRendering) {
                    every.start();
                }
                if (change instanceof Change.OfPicture(String hash)) {
                    unreferenced.remove(hash);
                }
                changed.computeIfAbsent(change, first -> new ArrayList<>()).add(record);
            } catch (RuntimeException poison) {
                poison(record, poison, failed, context);
            }
        }
        return changed;
    }

    private static void poison(StreamRecord record, Throwable why, Set<String> failed, Context context) {
        log(context, record + ": which pages it touches could not be told", why);
        failed.add(record.sequenceNumber());
    }

    /** Retries once, because the stream would deliver a failed record again together with all records after it. */
    private static Set<Address> affectedBy(Change change, AffectedPages affected) {
        try {
            return affected.by(change);
        } catch (RuntimeException unanswered) {
            return affected.by(change);
        }
    }

    /**
     * Names the change for the log line. The write's log line has the same article and revision, so an operator can
     * follow a write to its pages.
     */
    private static Optional<String> named(Change change, StreamRecord record) {
        return switch (change) {
            case Change.OfArticle(ArticleId article, Optional<Slug> formerSlug, List<Slug> formerTranslations) ->
                Optional.of(article + "@" + record.revision());
            case Change.OfComment(ArticleId article, int number) -> Optional.of(article + "#" + number);
            // The tally's record reports the update too, but without its revision.
            case Change.OfUpdate(Slug coverage, int place)
            when record.revision() > 0 -> Optional.of(coverage + "/" + place + "@" + record.revision());
            default -> Optional.empty();
        };
    }

    /**
     * Measures only records that succeeded. The stream delivers a failed record again, and its delay then includes the
     * retry. Nobody waits for a bulk publication.
     */
    private static void measure(List<StreamRecord> records, Set<String> failed, Instant rendered, CallLine line) {
        records.stream()
                .filter(record -> !failed.contains(record.sequenceNumber()) && !record.inBulk())
                .filter(record -> record.change() instanceof Change.OfArticle)
                .forEach(record -> line.measure(Metric.PUBLISH_TO_PAGE, Duration.between(record.moment(), rendered)));
    }

    private static void log(Context context, String what, Throwable why) {
        context.getLogger().log(what + ": " + why, LogLevel.ERROR);
    }
}
