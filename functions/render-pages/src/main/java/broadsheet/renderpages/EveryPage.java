package broadsheet.renderpages;

import broadsheet.bucket.RangeReconciler;
import broadsheet.pages.ScanSize;
import broadsheet.rendering.Renderings;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dagger.Lazy;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.inject.Inject;

/**
 * Renders every page through a queue of tasks, one after the other. Each reconciles the pages of some ranges of
 * articles, and queues the task that continues after them.
 *
 * <p>It drops tasks of a rendering that was stopped or replaced. It also drops a task whose step is counted, so a
 * repeated start or message is harmless.
 */
final class EveryPage {
    private final Renderings renderings;
    private final RangeReconciler ranges;
    private final DeferredPages deferred;
    private final ScanSize size;
    private final Lazy<TaskQueue> queue;

    @Inject
    EveryPage(
            Renderings renderings,
            RangeReconciler ranges,
            ScanSize size,
            DeferredPages deferred,
            Lazy<TaskQueue> queue) {
        this.renderings = renderings;
        this.ranges = ranges;
        this.size = size;
        this.deferred = deferred;
        this.queue = queue;
    }

    /** Queues the first task of the current rendering, if there is one. */
    void start() {
        renderings.started().ifPresent(rendering -> add(Task.first(rendering)));
    }

    /** Runs a task, unless its rendering is not the current one, or its step is counted. */
    void run(Task task, Context context) {
        if (isDue(task)) {
            reconcile(task, context);
        }
    }

    private boolean isDue(Task task) {
        return renderings
                .current()
                .filter(current -> current.id().equals(task.rendering()))
                .filter(current -> task.step() >= current.steps())
                .isPresent();
    }

    /**
     * Counts a step only after the next one is queued. If the function stops in between, the retry reconciles the same
     * ranges again, which changes nothing. A page that fails must not stop the others, so it is rendered once more from
     * the queue, as is a page that keeps changing.
     */
    private void reconcile(Task task, Context context) {
        int third = context.getRemainingTimeInMillis() / 3;
        BooleanSupplier hasTime = () -> context.getRemainingTimeInMillis() > 2 * third;
        // In a large archive, listing what the bucket has of a range takes longer than one of its parts.
        BooleanSupplier hasTimeForPart = () -> context.getRemainingTimeInMillis() > third;
        RangeReconciler.Outcome range = reconcile(task.cursor(), task.headers(), hasTimeForPart, context);
        int pages = range.pages();
        int written = range.written();
        for (int done = 1;
                done < size.ranges() && range.next().isPresent() && hasTime.getAsBoolean() && isDue(task);
                done++) {
            range = reconcile(range.next(), range.headers(), hasTimeForPart, context);
            pages += range.pages();
            written += range.written();
        }
        if (!isDue(task)) {
            // The same message was delivered twice, and the other one has queued the next task.
            return;
        }
        RangeReconciler.Outcome last = range;
        last.next().ifPresent(next -> add(task.next(next, last.headers())));
        renderings.rendered(
                task.rendering(), task.step(), pages, written, last.next().isEmpty());
    }

    private RangeReconciler.Outcome reconcile(
            Optional<String> cursor, Optional<String> headers, BooleanSupplier hasTimeForPart, Context context) {
        RangeReconciler.Outcome outcome = ranges.reconcile(cursor, headers, hasTimeForPart);
        outcome.failures()
                .forEach((address, why) ->
                        context.getLogger().log(address.path() + " could not be rendered: " + why, LogLevel.ERROR));
        deferred.add(outcome.failures().keySet());
        deferred.add(outcome.unconverged());
        return outcome;
    }

    private void add(Task task) {
        queue.get().add(List.of(task.message()));
    }
}
