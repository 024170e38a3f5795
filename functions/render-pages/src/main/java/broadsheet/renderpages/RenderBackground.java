package broadsheet.renderpages;

import broadsheet.bucket.BucketModule;
import broadsheet.dynamodb.StoreModule;
import broadsheet.dynamodb.StreamRecord;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.event.BatchAnswer;
import broadsheet.log.CallLog;
import broadsheet.log.Metric;
import broadsheet.snapshot.Snapshot;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Singleton;

/**
 * Renders what nobody waits for, apart from what somebody does ({@link RenderPages}): readers' numbers, ratings and the
 * most read. It passes bulk changes to the queue. The two functions may overtake each other, because each reads a
 * page's content from the table, never from the event.
 */
public final class RenderBackground implements RequestStreamHandler {
    private final CallLog log;
    private final ChangeRenderer affected;
    private final DeferredChanges deferred;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public RenderBackground() {
        this(InstantSource.system());
    }

    RenderBackground(InstantSource clock) {
        Wiring wiring = DaggerRenderBackground_Wiring.factory().create(Consistency.STRONG, clock);
        this.log = wiring.log();
        this.affected = wiring.affected();
        this.deferred = wiring.deferred();
        if (Snapshot.isAhead()) {
            Snapshot.primeBefore(this, wiring.rehearsal()::ofBackground, answer -> answer.contains("itemIdentifier"));
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream answer, Context context) {
        log.log(context, line -> {
            List<StreamRecord> records = RenderEvent.read(input).changes();
            List<StreamRecord> bulk =
                    records.stream().filter(RenderBackground::isBulk).toList();
            List<StreamRecord> counts = records.stream()
                    .filter(record -> !isBulk(record) && record.isShown())
                    .toList();
            line.note("changed", records.size()).note("deferred", bulk.size());
            List<String> failed = new ArrayList<>(defer(bulk, context));
            failed.addAll(affected.render(counts, line, context));
            line.count(Metric.FAILURES, failed.size()).count(Metric.NEWSROOM_FAILURES, failed.size());
            BatchAnswer.write(answer, failed);
        });
    }

    /** Whether a record belongs to a publication, which is in this function's share of the stream only in bulk. */
    private static boolean isBulk(StreamRecord record) {
        return record.pk().startsWith("ARTICLE#") || record.pk().startsWith("LISTING#");
    }

    private List<String> defer(List<StreamRecord> records, Context context) {
        try {
            deferred.add(records);
            return List.of();
        } catch (RuntimeException unqueued) {
            context.getLogger().log(records.size() + " changes could not be queued: " + unqueued, LogLevel.ERROR);
            return records.stream().map(StreamRecord::sequenceNumber).toList();
        }
    }

    @Singleton
    @Component(modules = {StoreModule.class, BucketModule.class, QueueModule.class})
    interface Wiring {
        CallLog log();

        ChangeRenderer affected();

        DeferredChanges deferred();

        RenderPriming rehearsal();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency, @BindsInstance InstantSource clock);
        }
    }
}
