package broadsheet.bucket;

import broadsheet.article.Slug;
import broadsheet.pages.Address;
import broadsheet.pages.Page;
import broadsheet.pages.PageScan;
import broadsheet.pages.Pages;
import broadsheet.pages.Pages.Rendered;
import broadsheet.pages.RenderContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.inject.Inject;

/**
 * Reconciles all pages of the site, range by range. It renders a range's pages and compares them with listings of the
 * bucket. Only pages that differ are reconciled one by one, by {@link PagesReconciler}, which alone writes.
 *
 * <p>The range may be read before or after the bucket is listed. A renderer that writes a page reads the table again after
 * the write. So if the bucket holds, at any moment, what the table asked for at another one, then a change between the two
 * or afterwards has a renderer of its own, which converges ({@link PageReconciler}).
 */
public final class RangeReconciler {
    /** If fewer pages differ, it takes less to read what they show than to read the range again. */
    private static final int FEW = 50;

    /** Cards are written before the pages that name their version, so that a page never agrees before its card does. */
    private static final List<Predicate<Address>> CARDS_FIRST =
            List.of(Address.OfCard.class::isInstance, Predicate.not(Address.OfCard.class::isInstance));

    private final PageScan scan;
    private final Bucket bucket;
    private final HeaderRules rules;
    private final PageReconciler reconciler;
    private final PagesReconciler reconcilers;

    @Inject
    RangeReconciler(
            PageScan scan, Bucket bucket, HeaderRules rules, PageReconciler reconciler, PagesReconciler reconcilers) {
        this.scan = scan;
        this.bucket = bucket;
        this.rules = rules;
        this.reconciler = reconciler;
        this.reconcilers = reconcilers;
    }

    /**
     * The result of a range.
     *
     * @param pages the number of pages
     * @param written the number of pages that had to be written
     * @param unconverged the pages that keep changing, and need another look
     * @param failures the exceptions of the pages that may not be up to date, by address
     * @param next the cursor of the next range; empty at the end
     * @param headers the rules by which the headers of all pages so far were compared; empty if they were not
     */
    public record Outcome(
            int pages,
            int written,
            Set<Address> unconverged,
            Map<Address, Throwable> failures,
            Optional<String> next,
            Optional<String> headers) {
        public Outcome {
            unconverged = Set.copyOf(unconverged);
            failures = Map.copyOf(failures);
        }
    }

    /**
     * Reconciles the pages of a range, or of its first parts if time runs out.
     *
     * @param cursor the {@code next} of the range before; empty for the first range
     * @param headers the {@code headers} of the range before; empty for the first range
     * @param hasTime whether another part of the range may begin
     * @throws IllegalStateException if most pages of a part fail
     */
    public Outcome reconcile(Optional<String> cursor, Optional<String> headers, BooleanSupplier hasTime) {
        if (cursor.isEmpty()) {
            reconciler.restoreAssets();
        }
        boolean headersAreKnown = rules.hold();
        List<PageScan.Part> parts = scan.read(cursor, headersAreKnown);
        Map<String, String> etags = headersAreKnown ? etags(parts) : Map.of();
        Map<Address, Throwable> failures = new HashMap<>();
        Set<Address> unconverged = new HashSet<>();
        int pages = 0;
        int written = 0;
        Optional<String> next = cursor;
        for (PageScan.Part part : parts) {
            if (pages > 0 && !hasTime.getAsBoolean()) {
                break;
            }
            Collection<Address> open = headersAreKnown ? differing(part, etags) : part.addresses();
            PagesReconciler.Outcome outcome = reconcilers.reconcile(open, reconcilers(part, open.size()), CARDS_FIRST);
            if (2 * outcome.failures().size() > part.addresses().size()) {
                outcome.failures().forEach((address, why) -> {
                    throw new IllegalStateException(address.path() + " could not be rendered: " + why, why);
                });
            }
            pages += part.addresses().size();
            written += outcome.written();
            unconverged.addAll(outcome.unconverged());
            failures.putAll(outcome.failures());
            next = part.next();
        }
        Optional<String> compared = Optional.of(HeaderRules.fingerprint())
                .filter(now -> !headersAreKnown && failures.isEmpty())
                .filter(now -> cursor.isEmpty() || headers.filter(now::equals).isPresent());
        if (next.isEmpty() && compared.isPresent()) {
            rules.record();
        }
        return new Outcome(pages, written, unconverged, failures, next, compared);
    }

    private Supplier<PageReconciler> reconcilers(PageScan.Part part, int pages) {
        return pages < FEW
                ? () -> reconciler
                : () -> reconciler.with(part.pages().get());
    }

    /** Lists the pages of a range in the bucket, each folder of the root on its own. */
    private Map<String, String> etags(List<PageScan.Part> parts) {
        Map<String, NavigableSet<String>> folders = new TreeMap<>();
        for (PageScan.Part part : parts) {
            part.addresses().stream()
                    .map(address -> Bucket.key(address.path()))
                    .forEach(key -> folders.computeIfAbsent(folder(key), first -> new TreeSet<>(Slug.ORDER))
                            .add(key));
        }
        BoundedParallel<NavigableSet<String>, Map<String, String>> listed =
                BoundedParallel.each(folders.values(), bucket::etags);
        listed.failures().forEach((keys, why) -> {
            throw new IllegalStateException(keys.first() + " could not be listed: " + why, why);
        });
        Map<String, String> etags = new HashMap<>();
        listed.results().values().forEach(etags::putAll);
        return etags;
    }

    private static String folder(String key) {
        int end = key.indexOf('/');
        return end < 0 ? "" : key.substring(0, end);
    }

    /** The pages that do not certainly agree with the bucket. */
    private List<Address> differing(PageScan.Part part, Map<String, String> etags) {
        Pages renderer = part.pages().get();
        RenderContext context = renderer.context(part.addresses());
        boolean cardsAreNamed = renderer.articlesNameCards(context);
        BoundedParallel<Address, Boolean> agreeing = BoundedParallel.each(part.addresses(), address -> {
            Optional<Page> wanted = renderer.render(address, context).map(Rendered::page);
            Optional<String> listed = Optional.ofNullable(etags.get(Bucket.key(address.path())));
            if (!(address instanceof Address.OfCard)) {
                return listed.equals(wanted.map(RangeReconciler::etag));
            }
            return cardsAreNamed
                    ? listed.isPresent() == wanted.isPresent()
                    : bucket.find(address.path()).map(stored -> stored.digest()).equals(wanted.map(Page::digest));
        });
        Predicate<Address> agrees = address -> agreeing.results().getOrDefault(address, false);
        return part.addresses().stream()
                .filter(address -> !agrees.test(address) || (cardsAreNamed && isNamedAnew(address, agrees)))
                .toList();
    }

    /**
     * Whether this is a card whose version is named by a page that differs. To know a card's ETag takes drawing it. So a card
     * that is listed counts as right if its article's page is.
     */
    private static boolean isNamedAnew(Address address, Predicate<Address> agrees) {
        return address instanceof Address.OfCard(Slug slug) && !agrees.test(new Address.OfArticle(slug));
    }

    /** The ETag that S3 gives an object that is written in one request and encrypted with S3's keys (SSE-S3). */
    private static String etag(Page page) {
        try {
            return '"'
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(page.bytes()))
                    + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has MD5", impossible);
        }
    }
}
