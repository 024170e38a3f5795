package broadsheet.renderpages;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.partitioningBy;

import broadsheet.article.Summary;
import broadsheet.bucket.BucketModule;
import broadsheet.bucket.PageReconciler;
import broadsheet.bucket.PagesReconciler;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.StreamRecord;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.event.BatchAnswer;
import broadsheet.log.CallLog;
import broadsheet.log.Metric;
import broadsheet.pages.Address;
import broadsheet.pages.PageEnumerator;
import broadsheet.pages.ScanSize;
import broadsheet.snapshot.Snapshot;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Singleton;

/**
 * Renders pages. Three sources invoke it:
 * <ul>
 * <li>the table's stream, for the pages that a change affects
 * <li>the task queue, when every page is rendered again
 * <li>the schedule, for pages that change with time alone
 * </ul>
 *
 * <p>It reads a page's content from the table, never from the event. Records and messages may therefore arrive late,
 * twice or in any order. It renders all that it can, and reports the rest as failed.
 */
public final class RenderPages implements RequestStreamHandler {
    private final CallLog log;
    private final ChangeRenderer affected;
    private final DeferredChanges changes;
    private final QueuedWork queued;
    private final PageEnumerator enumerator;
    private final PagesReconciler reconcilers;
    private final PageReconciler reconciler;
    private final DeferredPages deferred;
    private final ClosedDiscussions discussions;
    private final InstantSource clock;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public RenderPages() {
        this(InstantSource.system());
    }

    RenderPages(InstantSource clock) {
        this(clock, ScanSize.USUAL);
    }

    RenderPages(InstantSource clock, ScanSize size) {
        this(DaggerRenderPages_Wiring.factory().create(Consistency.STRONG, clock, size), clock);
    }

    private RenderPages(Wiring wiring, InstantSource clock) {
        this.log = wiring.log();
        this.affected = wiring.affected();
        this.changes = wiring.changes();
        this.queued = wiring.queued();
        this.enumerator = wiring.enumerator();
        this.reconcilers = wiring.reconcilers();
        this.reconciler = wiring.reconciler();
        this.deferred = wiring.deferred();
        this.discussions = wiring.discussions();
        this.clock = clock;
        if (Snapshot.isAhead()) {
            Snapshot.primeBefore(this, wiring.priming()::events, answer -> answer.contains("itemIdentifier"));
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream answer, Context context) {
        log.log(context, line -> {
            RenderEvent event = RenderEvent.read(input);
            if (event.isTick()) {
                tick();
            }
            line.note("changed", event.changes().size())
                    .note("tasks", event.messages().size());
            List<StreamRecord> shown =
                    event.changes().stream().filter(StreamRecord::isShown).toList();
            Map<Boolean, List<StreamRecord>> byLane = shown.stream().collect(partitioningBy(StreamRecord::inBulk));
            List<StreamRecord> inBulk = requireNonNull(byLane.get(true));
            // What somebody waits for comes first.
            List<String> failed = new ArrayList<>(affected.render(
                            requireNonNull(byLane.get(false)),
                            ChangeRenderer.BATCH_SIZE,
                            !inBulk.isEmpty(),
                            line,
                            context)
                    .failed());
            failed.addAll(changes.add(inBulk, context));
            failed.addAll(queued.run(event.messages(), line, context));
            line.count(Metric.FAILURES, failed.size()).count(Metric.NEWSROOM_FAILURES, failed.size());
            BatchAnswer.write(answer, failed);
        });
    }

    /**
     * Renders the pages that change with time.
     *
     * @throws IllegalStateException if a page could not be rendered, so that Lambda retries
     */
    private void tick() {
        Instant now = clock.instant();
        reconciler.keepAssets(now);
        List<Summary> closed = discussions.since(now);
        Set<Address> pages = enumerator.aging();
        pages.addAll(ClosedDiscussions.pages(closed));
        PagesReconciler.Outcome outcome = reconcilers.reconcile(pages);
        deferred.add(outcome.unconverged());
        outcome.failures().forEach((address, why) -> {
            throw new IllegalStateException(address.path() + " could not be rendered", why);
        });
        discussions.done(closed);
    }

    @Singleton
    @Component(modules = {DynamoModule.class, BucketModule.class, QueueModule.class})
    interface Wiring {
        CallLog log();

        ChangeRenderer affected();

        DeferredChanges changes();

        QueuedWork queued();

        DeferredPages deferred();

        PageEnumerator enumerator();

        PagesReconciler reconcilers();

        PageReconciler reconciler();

        ClosedDiscussions discussions();

        RenderPriming priming();

        @Component.Factory
        interface Factory {
            Wiring create(
                    @BindsInstance Consistency consistency,
                    @BindsInstance InstantSource clock,
                    @BindsInstance ScanSize size);
        }
    }
}
