package broadsheet.renderpages;

import static java.util.Objects.requireNonNull;

import broadsheet.article.Change;
import broadsheet.bucket.Renewals;
import broadsheet.pages.Address;
import broadsheet.pages.Touched;
import broadsheet.store.StreamRecord;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.logging.LogLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.inject.Inject;

/** Renders the pages that changes in the table touch. */
final class TouchedPages {
    private final Touched touched;
    private final EveryPage every;
    private final Renewals renewals;

    @Inject
    TouchedPages(Touched touched, EveryPage every, Renewals renewals) {
        this.touched = touched;
        this.every = every;
        this.renewals = renewals;
    }

    /**
     * Renders every page once, however many records touch it.
     *
     * @return the sequence numbers of the records whose pages could not all be rendered, in the records' order
     */
    List<String> render(List<StreamRecord> records, Context context) {
        Set<String> failed = new LinkedHashSet<>();
        Map<Address, List<StreamRecord>> concerned = concerned(records, failed, context);
        renewals.renew(concerned.keySet()).failures().forEach((address, why) -> {
            List<StreamRecord> because = requireNonNull(concerned.get(address));
            log(context, address.path() + " could not be rendered after " + because, why);
            because.forEach(record -> failed.add(record.sequenceNumber()));
        });
        return records.stream()
                .map(StreamRecord::sequenceNumber)
                .filter(failed::contains)
                .toList();
    }

    private Map<Address, List<StreamRecord>> concerned(
            List<StreamRecord> records, Set<String> failed, Context context) {
        Map<Address, List<StreamRecord>> concerned = new LinkedHashMap<>();
        for (StreamRecord record : records) {
            try {
                Change change = record.change();
                if (change instanceof Change.OfRendering) {
                    every.start();
                }
                for (Address address : touched.by(change)) {
                    concerned
                            .computeIfAbsent(address, first -> new ArrayList<>())
                            .add(record);
                }
            } catch (RuntimeException poison) {
                log(context, record + ": which pages it touches could not be told", poison);
                failed.add(record.sequenceNumber());
            }
        }
        return concerned;
    }

    private static void log(Context context, String what, Throwable why) {
        context.getLogger().log(what + ": " + why, LogLevel.ERROR);
    }
}
