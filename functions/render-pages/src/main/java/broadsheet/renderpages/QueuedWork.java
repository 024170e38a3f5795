package broadsheet.renderpages;

import static java.util.stream.Collectors.toCollection;

import broadsheet.dynamodb.StreamRecord;
import broadsheet.log.CallLine;
import broadsheet.pages.Address;
import broadsheet.renderpages.RenderEvent.Message;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;

/**
 * Does what messages of the queue ask for: deferred changes, deferred pages, and tasks of rendering every page. Changes
 * of some messages are rendered together, and so are their pages, because an import's articles share most pages. What
 * is not begun in half of the function's time goes to the queue again.
 */
final class QueuedWork {
    /** A message that fails comes again twelve minutes later. */
    private static final int ATTEMPTS = 3;

    /** The most changes that are rendered together: those of 320 articles take some ten seconds of one processor. */
    static final int CHANGES_TOGETHER = 8 * DeferredChanges.RECORDS_PER_MESSAGE;

    /** The most pages of changes that are rendered together. 320 articles of an import have fewer. */
    private static final int MOST_PAGES = 2 * ChangeRenderer.BATCH_SIZE;

    private static final int PAGES_TOGETHER = 4 * DeferredPages.PAGES_PER_MESSAGE;

    /** In milliseconds, of the function's two minutes. */
    private static final int HALF_THE_TIME = 60_000;

    private final EveryPage every;
    private final DeferredPages pages;
    private final ChangeRenderer changes;
    private final DeferredChanges deferredChanges;

    @Inject
    QueuedWork(EveryPage every, DeferredPages pages, ChangeRenderer changes, DeferredChanges deferredChanges) {
        this.every = every;
        this.pages = pages;
        this.changes = changes;
        this.deferredChanges = deferredChanges;
    }

    /**
     * Does the work in the messages.
     *
     * @return the ids of the messages whose work failed
     */
    List<String> run(List<Message> messages, CallLine line, Context context) {
        List<String> failed = new ArrayList<>();
        Map<String, List<StreamRecord>> changed = new LinkedHashMap<>();
        Map<String, List<Address>> deferred = new LinkedHashMap<>();
        Map<String, List<Task>> tasks = new LinkedHashMap<>();
        for (Message message : messages) {
            try {
                List<StreamRecord> records = DeferredChanges.of(message.body());
                List<Address> addresses = records.isEmpty() ? DeferredPages.of(message.body()) : List.of();
                if (!records.isEmpty()) {
                    changed.put(message.id(), records);
                } else if (!addresses.isEmpty()) {
                    deferred.put(message.id(), addresses);
                } else {
                    tasks.put(message.id(), List.of(Task.of(message.body())));
                }
            } catch (RuntimeException malformed) {
                log(context, List.of(message.id()), malformed);
                failed.add(message.id());
            }
        }
        Set<Address> done = new HashSet<>();
        failed.addAll(run(
                changed,
                CHANGES_TOGETHER,
                true,
                records -> changes(records, done, line, context),
                deferredChanges::send,
                context));
        // The changes affected most of these pages again.
        deferred.replaceAll((id, addresses) ->
                addresses.stream().filter(page -> !done.contains(page)).toList());
        deferred.values().removeIf(List::isEmpty);
        failed.addAll(
                run(deferred, PAGES_TOGETHER, changed.isEmpty(), some -> pages(some, context), pages::add, context));
        // A task ends by itself before two thirds of the time that is left.
        tasks.forEach((id, task) ->
                failed.addAll(together(Map.of(id, task), some -> task(some, context), none -> {}, context)));
        return failed;
    }

    /** Does a part of the work in messages of one kind. */
    private interface Work<T> {
        /**
         * Does what it can of the parts.
         *
         * @return the parts that failed
         */
        Set<T> run(Collection<T> parts);
    }

    /** Queues parts in messages of their own. */
    private interface Again<T> {
        void add(List<T> parts);
    }

    /**
     * Does the parts of some messages after those of others, while more than half of the time is left.
     *
     * @param most the most parts that are done together, unless one message has more
     * @param begins whether this is the call's first work, which begins in any case
     * @return the ids of the messages of which every part failed
     */
    private static <T> List<String> run(
            Map<String, List<T>> messages, int most, boolean begins, Work<T> work, Again<T> again, Context context) {
        List<String> failed = new ArrayList<>();
        boolean first = begins;
        for (Map<String, List<T>> some : groups(messages, most)) {
            if (first || context.getRemainingTimeInMillis() >= HALF_THE_TIME) {
                failed.addAll(together(some, work, again, context));
            } else {
                failed.addAll(later(some, again, context));
            }
            first = false;
        }
        return failed;
    }

    private static <T> List<Map<String, List<T>>> groups(Map<String, List<T>> messages, int most) {
        List<Map<String, List<T>>> groups = new ArrayList<>();
        int size = 0;
        for (Map.Entry<String, List<T>> message : messages.entrySet()) {
            size += message.getValue().size();
            if (groups.isEmpty() || size > most) {
                groups.add(new LinkedHashMap<>());
                size = message.getValue().size();
            }
            groups.getLast().put(message.getKey(), message.getValue());
        }
        return groups;
    }

    /** Queues the parts of messages again, and returns the ids of those that the queue did not take. */
    private static <T> List<String> later(Map<String, List<T>> messages, Again<T> again, Context context) {
        List<String> failed = new ArrayList<>();
        messages.forEach((id, parts) -> {
            try {
                again.add(parts);
            } catch (RuntimeException unqueued) {
                log(context, List.of(id), unqueued);
                failed.add(id);
            }
        });
        return failed;
    }

    /**
     * Does the parts of all messages together. What failed of a message goes to the queue again if the message's other
     * parts succeeded, because it is then soon tried again.
     *
     * @return the ids of the messages of which every part failed
     */
    private static <T> List<String> together(
            Map<String, List<T>> messages, Work<T> work, Again<T> again, Context context) {
        Map<String, List<T>> open = new LinkedHashMap<>(messages);
        for (int attempt = 1; !open.isEmpty(); attempt++) {
            Set<String> ids = Set.copyOf(open.keySet());
            try {
                Set<T> parts = open.values().stream().flatMap(List::stream).collect(toCollection(LinkedHashSet::new));
                Set<T> failed = work.run(parts);
                Map<String, List<T>> whole = new LinkedHashMap<>(open);
                whole.values().removeIf(some -> !failed.containsAll(some));
                whole.values().forEach(parts::removeAll);
                parts.retainAll(failed);
                again.add(List.copyOf(parts));
                open = whole;
            } catch (RuntimeException broken) {
                log(context, ids, broken);
            }
            if (attempt == ATTEMPTS || (!open.isEmpty() && context.getRemainingTimeInMillis() < HALF_THE_TIME)) {
                break;
            }
        }
        return List.copyOf(open.keySet());
    }

    private Set<StreamRecord> changes(
            Collection<StreamRecord> records, Set<Address> done, CallLine line, Context context) {
        ChangeRenderer.Outcome outcome = changes.render(List.copyOf(records), MOST_PAGES, false, line, context);
        done.addAll(outcome.done());
        Set<String> failed = Set.copyOf(outcome.failed());
        return records.stream()
                .filter(record -> failed.contains(record.sequenceNumber()))
                .collect(toCollection(LinkedHashSet::new));
    }

    private Set<Address> pages(Collection<Address> addresses, Context context) {
        Map<Address, Throwable> failures = pages.render(addresses);
        failures.forEach((address, why) ->
                context.getLogger().log(address.path() + " could not be rendered: " + why, LogLevel.ERROR));
        return failures.keySet();
    }

    private Set<Task> task(Collection<Task> tasks, Context context) {
        tasks.forEach(task -> every.run(task, context));
        return Set.of();
    }

    private static void log(Context context, Collection<String> messages, Throwable why) {
        context.getLogger().log("the messages " + messages + " failed: " + why, LogLevel.ERROR);
    }
}
