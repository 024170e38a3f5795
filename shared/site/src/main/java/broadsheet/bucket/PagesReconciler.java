package broadsheet.bucket;

import broadsheet.bucket.PageReconciler.Progress;
import broadsheet.pages.Address;
import broadsheet.pages.RenderContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import javax.inject.Inject;

/**
 * Renews many pages, several at once and all step by step: a step of all is by one look at the table, so that what stands on
 * many of them is read once.
 */
public final class PagesReconciler {
    private final PageReconciler reconciler;

    /** Renews pages by this rule. */
    @Inject
    public PagesReconciler(PageReconciler reconciler) {
        this.reconciler = reconciler;
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

    /**
     * Does all that {@link #renew} may have to, but for writing a page, to get ready for it.
     *
     * @throws IllegalStateException if that fails for one of the pages
     */
    public void rehearse(Collection<Address> addresses) {
        RenderContext look = reconciler.look(addresses);
        BoundedParallel<Address, Address> rehearsed = BoundedParallel.each(addresses, address -> {
            reconciler.rehearse(address, look);
            return address;
        });
        rehearsed.failures().forEach((address, why) -> {
            throw new IllegalStateException(address.path() + " could not be rehearsed: " + why, why);
        });
    }

    private Outcome attempt(Collection<Address> addresses) {
        BoundedParallel<Address, Progress> begun = BoundedParallel.each(addresses, reconciler::begin);
        Map<Address, Throwable> failures = new HashMap<>(begun.failures());
        long written = 0;
        Collection<Progress> open = begun.results().values();
        for (int step = 0; step < PageReconciler.STEPS && !open.isEmpty(); step++) {
            RenderContext look =
                    reconciler.look(open.stream().map(Progress::address).toList());
            BoundedParallel<Progress, Progress> stepped =
                    BoundedParallel.each(open, page -> reconciler.proceed(page, look));
            stepped.failures().forEach((page, why) -> failures.put(page.address(), why));
            Collection<Progress> now = stepped.results().values();
            written += now.stream()
                    .filter(page -> page.settled() && page.writes() > 0)
                    .count();
            open = now.stream().filter(page -> !page.settled()).toList();
        }
        open.forEach(page -> failures.put(page.address(), PageReconciler.keepsChanging(page.address())));
        return new Outcome(Math.toIntExact(written), failures);
    }
}
