package broadsheet.bucket;

import broadsheet.pages.Address;
import java.util.Collection;
import java.util.Map;
import javax.inject.Inject;

/** Renews many pages, several at once. */
public final class Renewals {
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
        AtOnce<Address, Integer> writes = AtOnce.each(addresses, renewal::renew);
        long written =
                writes.results().values().stream().filter(count -> count > 0).count();
        return new Outcome(Math.toIntExact(written), writes.failures());
    }
}
