package broadsheet.renderpages;

import broadsheet.bucket.BucketModule;
import broadsheet.dynamodb.DynamoModule;
import broadsheet.dynamodb.StreamRecord;
import broadsheet.dynamodb.table.Consistency;
import broadsheet.event.BatchAnswer;
import broadsheet.log.CallLog;
import broadsheet.log.Metric;
import broadsheet.pages.ScanSize;
import broadsheet.snapshot.Snapshot;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.List;
import javax.inject.Singleton;

/**
 * Renders the counters of articles and the most read, apart from what somebody waits for ({@link RenderPages}). The two
 * functions may overtake each other, because each reads a page's content from the table, never from the event.
 */
public final class RenderCounts implements RequestStreamHandler {
    private final CallLog log;
    private final ChangeRenderer affected;

    /** Creates the handler. The Lambda runtime calls this once per cold start. */
    public RenderCounts() {
        this(InstantSource.system());
    }

    RenderCounts(InstantSource clock) {
        Wiring wiring = DaggerRenderCounts_Wiring.factory().create(Consistency.STRONG, clock, ScanSize.USUAL);
        this.log = wiring.log();
        this.affected = wiring.affected();
        if (Snapshot.isAhead()) {
            Snapshot.primeBefore(this, wiring.priming()::ofCounts, answer -> answer.contains("itemIdentifier"));
        }
    }

    @Override
    public void handleRequest(InputStream input, OutputStream answer, Context context) {
        log.log(context, line -> {
            List<StreamRecord> records = RenderEvent.read(input).changes();
            line.note("changed", records.size());
            List<StreamRecord> shown =
                    records.stream().filter(StreamRecord::isShown).toList();
            List<String> failed = affected.render(shown, ChangeRenderer.BATCH_SIZE, false, line, context)
                    .failed();
            line.count(Metric.FAILURES, failed.size()).count(Metric.NEWSROOM_FAILURES, failed.size());
            BatchAnswer.write(answer, failed);
        });
    }

    @Singleton
    @Component(modules = {DynamoModule.class, BucketModule.class, QueueModule.class})
    interface Wiring {
        CallLog log();

        ChangeRenderer affected();

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
