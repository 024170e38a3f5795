package broadsheet.renderpages;

import broadsheet.bucket.BucketModule;
import broadsheet.bucket.Renewal;
import broadsheet.json.Json;
import broadsheet.pages.Address;
import broadsheet.pages.Touched;
import broadsheet.store.Consistency;
import broadsheet.store.StoreModule;
import broadsheet.store.StreamRecord;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import dagger.BindsInstance;
import dagger.Component;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.inject.Singleton;

/**
 * Renders the pages that changes in the table touch. The event only says which; what they hold is read from the table, so
 * that a record may come late, twice or in any order. A record whose page cannot be rendered is reported as failed, the
 * others are rendered all the same.
 */
public final class RenderPages implements RequestStreamHandler {
    private static final int AT_ONCE = 8;

    private final Touched touched;
    private final Renewal renewal;

    /** Called by the Lambda runtime, once per cold start. */
    public RenderPages() {
        this(DaggerRenderPages_Wiring.factory().create(Consistency.STRONG));
    }

    private RenderPages(Wiring wiring) {
        this(wiring.touched(), wiring.renewal());
    }

    RenderPages(Touched touched, Renewal renewal) {
        this.touched = touched;
        this.renewal = renewal;
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        List<StreamRecord> records = StreamRecord.read(event);
        Set<StreamRecord> failed = ConcurrentHashMap.newKeySet();
        // Closing waits for every page: each is mostly waiting for the table and the bucket, so several go at once.
        try (ExecutorService renderers = Executors.newFixedThreadPool(AT_ONCE)) {
            concerned(records, failed, context)
                    .forEach((address, because) -> renderers.execute(() -> render(address, because, failed, context)));
        }
        records.removeIf(record -> !failed.contains(record));
        Json.write(answer, json -> {
            json.writeStartObject();
            Json.array(json, "batchItemFailures", records, (array, record) -> {
                array.writeStartObject();
                array.writeStringProperty("itemIdentifier", record.sequenceNumber());
                array.writeEndObject();
            });
            json.writeEndObject();
        });
    }

    private void render(Address address, List<StreamRecord> because, Set<StreamRecord> failed, Context context) {
        try {
            renewal.renew(address);
        } catch (RuntimeException | Error broken) {
            // An error too would end with this thread, unseen by Lambda.
            log(context, address.path() + " could not be rendered after " + because, broken);
            failed.addAll(because);
        }
    }

    /** Every page once, however many records touch it. */
    private Map<Address, List<StreamRecord>> concerned(
            List<StreamRecord> records, Set<StreamRecord> failed, Context context) {
        Map<Address, List<StreamRecord>> concerned = new LinkedHashMap<>();
        for (StreamRecord record : records) {
            try {
                for (Address address : touched.by(record.change())) {
                    concerned
                            .computeIfAbsent(address, first -> new ArrayList<>())
                            .add(record);
                }
            } catch (RuntimeException poison) {
                log(context, record + ": which pages it touches could not be told", poison);
                failed.add(record);
            }
        }
        return concerned;
    }

    private static void log(Context context, String what, Throwable why) {
        context.getLogger().log(what + ": " + why, LogLevel.ERROR);
    }

    @Singleton
    @Component(modules = {StoreModule.class, BucketModule.class})
    interface Wiring {
        Touched touched();

        Renewal renewal();

        @Component.Factory
        interface Factory {
            Wiring create(@BindsInstance Consistency consistency);
        }
    }
}
