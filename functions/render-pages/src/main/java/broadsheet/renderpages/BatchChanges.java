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
 * The changes that a batch's records report, each with its records: several may report the same change. A record fails if its change
 * cannot be read, or if it cannot be found which pages the change affects. The other changes' pages are rendered nevertheless.
 */
final class BatchChanges {
    private final Map<Change, List<StreamRecord>> changes;
    private final FailedRecords failed;

    private BatchChanges(Map<Change, List<StreamRecord>> changes, FailedRecords failed) {
        this.changes = changes;
        this.failed = failed;
    }

    /**
     * Reads the changes of a batch's records.
     *
     * @param preparation processes each record's change before pages are rendered; if that fails, the record fails
     * @param failed collects the records that fail, now and later
     */
    static BatchChanges of(Collection<StreamRecord> records, Consumer<Change> preparation, FailedRecords failed) {
        Map<Change, List<StreamRecord>> changes = new LinkedHashMap<>();
        for (StreamRecord record : records) {
            try {
                Change change = record.change();
                preparation.accept(change);
                changes.computeIfAbsent(change, key -> new ArrayList<>()).add(record);
            } catch (RuntimeException poison) {
                fail(List.of(record), poison, failed);
            }
        }
        return new BatchChanges(changes, failed);
    }

    /** All changes, in the order of their first records. */
    Set<Change> all() {
        return changes.keySet();
    }

    /** The changes that bulk publications alone made. */
    Set<Change> inBulk() {
        return filter(records -> records.stream().allMatch(StreamRecord::inBulk));
    }

    /** The changes for which somebody may wait. */
    Set<Change> notInBulk() {
        return filter(records -> !records.stream().allMatch(StreamRecord::inBulk));
    }

    private Set<Change> filter(Predicate<List<StreamRecord>> which) {
        return changes.entrySet().stream()
                .filter(change -> which.test(change.getValue()))
                .map(Map.Entry::getKey)
                .collect(toCollection(LinkedHashSet::new));
    }

    /** Fails the records of these changes. */
    void fail(Map<Change, Throwable> why) {
        why.forEach((change, reason) -> fail(requireNonNull(changes.get(change)), reason, failed));
    }

    /**
     * Groups the records of some changes by the pages that these changes affect. If the pages of a change cannot be found, its records
     * fail.
     *
     * @param affected finds the pages that a change affects. It gets a second attempt, because the stream would deliver a failed record
     *     again together with all records after it.
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
