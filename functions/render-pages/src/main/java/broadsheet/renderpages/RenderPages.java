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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Singleton;

/**
 * Renders the pages that changes in the table touch. The event only says which; what they hold is read from the table, so
 * that a record may come late, twice or in any order. A record whose page cannot be rendered is reported as failed, the
 * others are rendered all the same.
 */
public final class RenderPages implements RequestStreamHandler {
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
        Set<StreamRecord> failed = new LinkedHashSet<>();
        concerned(StreamRecord.read(event), failed, context).forEach((address, records) -> {
            try {
                renewal.renew(address);
            } catch (RuntimeException broken) {
                log(context, address.path() + " could not be rendered after " + records, broken);
                failed.addAll(records);
            }
        });
        Json.write(answer, json -> {
            json.writeStartObject();
            Json.array(json, "batchItemFailures", failed, (array, record) -> {
                array.writeStartObject();
                array.writeStringProperty("itemIdentifier", record.sequenceNumber());
                array.writeEndObject();
            });
            json.writeEndObject();
        });
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

    private static void log(Context context, String what, RuntimeException why) {
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
