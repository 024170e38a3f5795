package broadsheet.renderpages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toCollection;

import broadsheet.article.Article;
import broadsheet.article.Articles;
import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.Summary;
import broadsheet.bucket.PagesReconciler;
import broadsheet.json.Json;
import broadsheet.pages.Address;
import broadsheet.pages.AffectedPages;
import broadsheet.pages.AffectedPagesFactory;
import broadsheet.pages.MemoizedListings;
import broadsheet.pages.PageEnumerator;
import broadsheet.snapshot.Snapshot;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.inject.Inject;

/**
 * Primes the function before Lambda takes its snapshot. It renders the pages that publishing the newest article would
 * affect, without writing them.
 */
final class RenderPriming {
    /** Each round renders some forty pages. The JVM compiles methods that have run two hundred times. */
    private static final int ROUNDS = 5;

    private final Articles articles;
    private final Listings listings;
    private final PageEnumerator enumerator;
    private final AffectedPagesFactory affected;
    private final PagesReconciler reconcilers;

    @Inject
    RenderPriming(
            Articles articles,
            Listings listings,
            PageEnumerator enumerator,
            AffectedPagesFactory affected,
            PagesReconciler reconcilers) {
        this.articles = articles;
        this.listings = listings;
        this.enumerator = enumerator;
        this.affected = affected;
        this.reconcilers = reconcilers;
    }

    /**
     * Renders the pages directly, because an event for existing pages would write them. The returned event is a task of
     * a rendering that does not exist, which the function drops.
     */
    List<byte[]> events() {
        Set<Address> pages = enumerator.aging();
        for (Summary newest :
                listings.list(new Listing.All(), 1, Optional.empty()).entries()) {
            articles.published(newest.id()).ifPresent(article -> pages.addAll(affectedBy(article)));
        }
        prime(pages);
        return List.of(event(Task.first(Snapshot.NOBODY)).getBytes(UTF_8));
    }

    /** The same for the function that renders counts, with pages of its kind. Its event has no records. */
    List<byte[]> ofCounts() {
        Set<Address> pages = new LinkedHashSet<>();
        pages.add(new Address.OfFragment(new Listing.All()));
        listings.list(new Listing.All(), ROUNDS, Optional.empty())
                .entries()
                .forEach(article -> pages.add(new Address.OfCounters(article.slug())));
        prime(pages);
        return List.of("{\"Records\":[]}".getBytes(UTF_8));
    }

    private void prime(Set<Address> pages) {
        for (int round = 0; round < ROUNDS; round++) {
            reconcilers.prime(pages);
        }
    }

    /** Returns the task as SQS delivers it to the function. */
    private static String event(Task task) {
        return Json.write(json -> {
            json.writeStartObject();
            Json.array(json, "Records", List.of(task), (array, each) -> {
                array.writeStartObject();
                array.writeStringProperty("messageId", Snapshot.NOBODY);
                array.writeStringProperty("body", each.message());
                array.writeEndObject();
            });
            json.writeEndObject();
        });
    }

    private Set<Address> affectedBy(Article published) {
        ListingPosition place = ListingPosition.of(published.summary());
        List<Change> changes = Stream.<Change>concat(
                        Stream.of(new Change.OfArticle(published.id(), Optional.empty(), List.of())),
                        Listing.of(published.front()).stream().map(listing -> new Change.OfListing(listing, place)))
                .toList();
        AffectedPages ofBatch = affected.of(changes, new MemoizedListings(listings));
        return changes.stream()
                .flatMap(change -> ofBatch.by(change).stream())
                .collect(toCollection(LinkedHashSet::new));
    }
}
