package broadsheet.renderpages;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

import broadsheet.article.ArticleId;
import broadsheet.article.Change;
import broadsheet.article.Slug;
import broadsheet.bucket.BoundedParallel;
import broadsheet.dynamodb.StreamRecord;
import broadsheet.pages.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The changes that records of a batch report. Several records may report the same change. A record whose change cannot be
 * read fails, and so do those of a change whose pages cannot be found. The other changes' pages are rendered nevertheless.
 */
final class BatchChanges {
    private final Map<Change, List<StreamRecord>> changes;
    private final FailedRecords failed;

    private BatchChanges(Map<Change, List<StreamRecord>> changes, FailedRecords failed) {
        this.changes = changes;
        this.failed = failed;
    }

    /**
     * Reads the changes of some records.
     *
     * @param first what is done with a change before pages are rendered; if it fails, so does the record
     */
    static BatchChanges of(Collection<StreamRecord> records, Consumer<Change> first, FailedRecords failed) {
        Map<Change, List<StreamRecord>> changes = new LinkedHashMap<>();
        for (StreamRecord record : records) {
            try {
                Change change = record.change();
                first.accept(change);
                changes.computeIfAbsent(change, key -> new ArrayList<>()).add(record);
            } catch (RuntimeException poison) {
                fail(List.of(record), poison, failed);
            }
        }
        return new BatchChanges(changes, failed);
    }

    Set<Change> all() {
        return changes.keySet();
    }

    /** The changes that only such records report. */
    Set<Change> allOf(Predicate<StreamRecord> which) {
        return changes.entrySet().stream()
                .filter(change -> change.getValue().stream().allMatch(which))
                .map(Map.Entry::getKey)
                .collect(toCollection(LinkedHashSet::new));
    }

    /** The changes that not only such records report. */
    Set<Change> without(Predicate<StreamRecord> which) {
        Set<Change> others = new LinkedHashSet<>(all());
        others.removeAll(allOf(which));
        return others;
    }

    /** Fails the records of changes. */
    void fail(Map<Change, Throwable> why) {
        why.forEach((change, reason) -> fail(requireNonNull(changes.get(change)), reason, failed));
    }

    /**
     * Groups the records of some changes by the pages that these affect.
     *
     * @param affected the pages that a change affects. It gets a second attempt, because the stream would deliver a failed record again
     *     together with all records after it.
     */
    Map<Address, List<StreamRecord>> byPage(Collection<Change> some, Function<Change, Set<Address>> affected) {
        BoundedParallel<Change, Set<Address>> pages = BoundedParallel.each(some, change -> {
            try {
                return affected.apply(change);
            } catch (RuntimeException unanswered) {
                return affected.apply(change);
            }
        });
        fail(pages.failures());
        Map<Address, List<StreamRecord>> byPage = new LinkedHashMap<>();
        pages.results()
                .forEach((change, addresses) ->
                        addresses.forEach(address -> byPage.computeIfAbsent(address, key -> new ArrayList<>())
                                .addAll(requireNonNull(changes.get(change)))));
        return byPage;
    }

    /**
     * Names changes for the log line. The write's log line has the same article and revision, so an operator can
     * follow a write to its pages.
     */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        changes.forEach((change, records) ->
                records.forEach(record -> name(change, record).ifPresent(names::add)));
        return names;
    }

    private static Optional<String> name(Change change, StreamRecord record) {
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

    private static void fail(List<StreamRecord> records, Throwable why, FailedRecords failed) {
        failed.add(records + ": which pages they affect could not be found", records, why);
    }
}
