package broadsheet.bucket;

import broadsheet.pages.Address;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;

/** Renews many pages, several at once: each is mostly waiting for the table and the bucket. */
public final class Renewals {
    private static final int AT_ONCE = 8;

    private final Renewal renewal;

    /** Renews pages by this rule. */
    @Inject
    public Renewals(Renewal renewal) {
        this.renewal = renewal;
    }

    /**
     * What became of the pages.
     *
     * @param written how many had to be written
     * @param failures what stopped those that are not named as true, by their address
     */
    public record Outcome(int written, Map<Address, Throwable> failures) {
        public Outcome {
            failures = Map.copyOf(failures);
        }
    }

    /**
     * Makes the pages true, each as far as it can be. Of a stream Lambda brings what failed with everything behind it, so it costs
     * less to try a page once more here; but where most pages fail, nothing answers, and trying takes long.
     */
    public Outcome renew(Collection<Address> addresses) {
        Outcome first = attempt(addresses);
        if (first.failures.isEmpty() || 2 * first.failures.size() > addresses.size()) {
            return first;
        }
        Outcome second = attempt(first.failures.keySet());
        return new Outcome(first.written + second.written, second.failures);
    }

    private Outcome attempt(Collection<Address> addresses) {
        var written = new AtomicInteger();
        Map<Address, Throwable> failures = new ConcurrentHashMap<>();
        // Closing waits for every page.
        try (ExecutorService renderers = Executors.newFixedThreadPool(AT_ONCE)) {
            for (Address address : addresses) {
                renderers.execute(() -> {
                    try {
                        written.addAndGet(Math.min(1, renewal.renew(address)));
                    } catch (RuntimeException | Error broken) {
                        // An error too would end with this thread, unseen by Lambda.
                        failures.put(address, broken);
                    }
                });
            }
        }
        return new Outcome(written.get(), failures);
    }
}
