package broadsheet.bucket;

import broadsheet.bucket.PageReconciler.Progress;
import broadsheet.pages.Address;
import broadsheet.pages.RenderContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.inject.Inject;

/**
 * Reconciles many pages concurrently, in passes. All pages share one render context per pass, so data that several pages
 * show is read once. Thread-safe: each call has threads and render contexts of its own.
 */
public final class PagesReconciler {
    private static final int PASSES = 2;
    private static final List<Predicate<Address>> ANY_ORDER = List.of(any -> true);

    private final PageReconciler reconciler;

    /** Creates an instance that uses this reconciler for each page. */
    @Inject
    public PagesReconciler(PageReconciler reconciler) {
        this.reconciler = reconciler;
    }

    /**
     * The result of a reconciliation.
     *
     * @param written the number of pages that had to be written
     * @param unconverged the pages that were written, or found changed, in the last pass: they need another look
     * @param failures the exceptions of the pages that may not be up to date, by address
     */
    public record Outcome(int written, Set<Address> unconverged, Map<Address, Throwable> failures) {
        public Outcome {
            unconverged = Set.copyOf(unconverged);
            failures = Map.copyOf(failures);
        }
    }

    /**
     * Brings the pages up to date in two passes. The second one settles a page that changed once. A page that changes
     * faster, as the home page does during an import, stays unconverged, so that it does not hold up the others. The
     * caller renders it again later. A failure of one page does not stop the others.
     *
     * <p>Failed pages get one retry here, because Lambda would redeliver a failed stream record with all records after
     * it. If more than half of the pages fail, a service is probably down, and a retry would only take long.
     */
    public Outcome reconcile(Collection<Address> addresses) {
        return reconcile(addresses, BatchHints.NONE);
    }

    /** The same, after the changes of a batch. */
    public Outcome reconcile(Collection<Address> addresses, BatchHints hints) {
        return reconcile(addresses, hints, () -> reconciler, ANY_ORDER);
    }

    /**
     * The same, with a reconciler for each pass.
     *
     * @param reconcilers supplies a reconciler that reads the table after this call
     * @param order tells the pages of a pass apart that are written one group after the other; each page is of one group
     */
    Outcome reconcile(
            Collection<Address> addresses, Supplier<PageReconciler> reconcilers, List<Predicate<Address>> order) {
        return reconcile(addresses, BatchHints.NONE, reconcilers, order);
    }

    private Outcome reconcile(
            Collection<Address> addresses,
            BatchHints hints,
            Supplier<PageReconciler> reconcilers,
            List<Predicate<Address>> order) {
        Outcome first = attempt(addresses, hints, reconcilers, order);
        if (first.failures.isEmpty() || 2 * first.failures.size() > addresses.size()) {
            return first;
        }
        Outcome second = attempt(first.failures.keySet(), BatchHints.NONE, reconcilers, order);
        Set<Address> unconverged = new HashSet<>(first.unconverged);
        unconverged.addAll(second.unconverged);
        return new Outcome(first.written + second.written, unconverged, second.failures);
    }

    /**
     * Performs all work of {@link #reconcile} except writing pages, to prime the function.
     *
     * @throws IllegalStateException if that fails for one of the pages
     */
    public void prime(Collection<Address> addresses) {
        RenderContext context = reconciler.context(addresses);
        BoundedParallel<Address, Address> primed = BoundedParallel.each(addresses, address -> {
            reconciler.prime(address, context);
            return address;
        });
        primed.failures().forEach((address, why) -> {
            throw new IllegalStateException(address.path() + " could not be primed: " + why, why);
        });
    }

    private Outcome attempt(
            Collection<Address> addresses,
            BatchHints hints,
            Supplier<PageReconciler> reconcilers,
            List<Predicate<Address>> order) {
        BoundedParallel<Address, Progress> begun = BoundedParallel.each(addresses, address -> begin(address, hints));
        Map<Address, Throwable> failures = new HashMap<>(begun.failures());
        List<Progress> ended = new ArrayList<>();
        Collection<Progress> open = begun.results().values().stream()
                .filter(page -> !page.converged())
                .toList();
        for (int pass = 0; pass < PASSES && !open.isEmpty(); pass++) {
            PageReconciler now = reconcilers.get();
            List<Address> shown = open.stream().map(Progress::address).toList();
            RenderContext context = pass == 0 && hints.listings().isPresent()
                    ? now.context(shown, hints.listings().get())
                    : now.context(shown);
            List<Progress> done = new ArrayList<>();
            for (Predicate<Address> group : order) {
                List<Progress> pages =
                        open.stream().filter(page -> group.test(page.address())).toList();
                BoundedParallel<Progress, Progress> passed =
                        BoundedParallel.each(pages, page -> now.proceed(page, context));
                passed.failures().forEach((page, why) -> failures.put(page.address(), why));
                done.addAll(passed.results().values());
            }
            ended.addAll(done.stream().filter(page -> ends(page, hints)).toList());
            open = done.stream().filter(page -> !ends(page, hints)).toList();
        }
        ended.addAll(open);
        long written = ended.stream().filter(page -> page.writes() > 0).count();
        Set<Address> unconverged = ended.stream()
                .filter(page -> !page.converged())
                .map(Progress::address)
                .collect(Collectors.toSet());
        return new Outcome(Math.toIntExact(written), unconverged, failures);
    }

    private static boolean ends(Progress page, BatchHints hints) {
        return page.converged() || (page.writes() > 0 && hints.convergedLater().contains(page.address()));
    }

    private Progress begin(Address address, BatchHints hints) {
        if (hints.probablyNew().contains(address)) {
            return reconciler.beginNew(address);
        }
        Progress page = reconciler.begin(address);
        return page.stored().isEmpty() && hints.leftIfAbsent().contains(address) ? page.converge() : page;
    }
}
