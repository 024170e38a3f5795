package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.Summary;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Listings of articles in memory, and the boundaries of their numbered pages. */
final class MemoryListings implements Listings {
    private final Supplier<Stream<Article>> articles;
    private final Map<Listing, NavigableMap<Integer, PageBoundary>> boundaries = new ConcurrentHashMap<>();
    private final AtomicInteger reads = new AtomicInteger();

    MemoryListings(Supplier<Stream<Article>> articles) {
        this.articles = articles;
    }

    @Override
    public Page list(Listing listing, int limit, Optional<String> cursor) {
        reads.incrementAndGet();
        List<Summary> entries = entries(listing)
                .filter(entry -> cursor.filter(last -> position(entry).compareTo(last) >= 0)
                        .isEmpty())
                .toList();
        List<Summary> some = entries.stream().limit(limit).toList();
        return new Page(some, entries.size() > limit ? Optional.of(position(some.getLast())) : Optional.empty());
    }

    private static String position(Summary entry) {
        return entry.published() + "#" + entry.id();
    }

    /** How often a listing was asked. */
    int reads() {
        return reads.get();
    }

    @Override
    public List<Summary> before(Listing listing, ListingPosition place, int limit) {
        reads.incrementAndGet();
        return entries(listing)
                .filter(entry -> ListingPosition.of(entry).compareTo(place) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Summary> after(Listing listing, ListingPosition place, int limit) {
        reads.incrementAndGet();
        return entries(listing)
                .filter(entry -> ListingPosition.of(entry).compareTo(place) > 0)
                .toList()
                .reversed()
                .stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<Summary> between(Listing listing, ListingPosition from, ListingPosition to, int limit) {
        reads.incrementAndGet();
        return entries(listing)
                .filter(entry -> ListingPosition.of(entry).compareTo(from) >= 0
                        && ListingPosition.of(entry).compareTo(to) < 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Summary> within(Listing listing, ListingPosition after, ListingPosition upTo, int limit) {
        return after(listing, after, Integer.MAX_VALUE).stream()
                .filter(entry -> ListingPosition.of(entry).compareTo(upTo) <= 0)
                .limit(limit)
                .toList();
    }

    /** Sets the boundary of a numbered page to an article's position. */
    void endPage(Listing listing, int page, String slug, Instant published) {
        boundaries
                .computeIfAbsent(listing, first -> new TreeMap<>())
                .put(
                        page,
                        new PageBoundary(
                                page,
                                new ListingPosition(
                                        published, MemorySite.id(slug).value())));
    }

    private NavigableMap<Integer, PageBoundary> boundaries(Listing listing) {
        return boundaries.getOrDefault(listing, new TreeMap<>());
    }

    @Override
    public List<PageBoundary> boundaries(Listing listing, int fromPage, int toPage) {
        reads.incrementAndGet();
        return List.copyOf(
                boundaries(listing).subMap(fromPage, true, toPage, true).values());
    }

    @Override
    public Optional<PageBoundary> lastBoundary(Listing listing) {
        reads.incrementAndGet();
        return Optional.ofNullable(boundaries(listing).lastEntry()).map(Map.Entry::getValue);
    }

    @Override
    public Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place) {
        reads.incrementAndGet();
        return boundaries(listing).values().stream()
                .filter(page -> page.last().compareTo(place) >= 0)
                .findFirst();
    }

    @Override
    public Optional<PageBoundary> boundaryBefore(Listing listing, ListingPosition place) {
        return boundaries(listing).descendingMap().values().stream()
                .filter(page -> page.last().compareTo(place) < 0)
                .findFirst();
    }

    private Stream<Summary> entries(Listing listing) {
        return articles.get()
                .filter(article -> Listing.of(article.front()).contains(listing))
                .map(Article::summary)
                .sorted(Comparator.comparing(ListingPosition::of).reversed());
    }
}
