package broadsheet.pages;

import static broadsheet.pages.ListingQuery.ONE_READ;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.ArticleLookup;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.Summary;
import broadsheet.pages.ListingQuery.After;
import broadsheet.pages.ListingQuery.Before;
import broadsheet.pages.ListingQuery.Between;
import broadsheet.pages.ListingQuery.Newest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The articles of a range of time, as they were when the range was read. It answers queries of every listing: the
 * articles of the range determine the listings' entries in this range. It reads the table only for what lies beyond,
 * at most twice for most listings. Thread-safe.
 */
final class ArticleRange implements Listings {
    private final Listings table;
    private final int articlesPerPart;
    private final Map<Optional<String>, Page> parts = new LinkedHashMap<>();
    private final Map<ArticleId, Article> articles;
    private final Map<Listing, NavigableMap<ListingPosition, Summary>> entries = new HashMap<>();
    /** Whether the range has a place in time: the articles behind its cursor may be gone. */
    private final boolean isKnown;

    private final Optional<ListingPosition> lowest;
    private final Optional<ListingPosition> highest;
    private final Memoizer<Listing, List<Summary>> older;
    private final Memoizer<Listing, List<Summary>> newer;
    private final Memoizer<Listing, BoundaryWindow> boundaries;

    /**
     * Reads a range.
     *
     * @param cursor where the range begins, going back in time; empty for the newest article
     */
    ArticleRange(Listings table, ArticleLookup lookup, Optional<String> cursor, ScanSize size) {
        this.table = table;
        this.articlesPerPart = size.articles();
        List<Summary> all = new ArrayList<>();
        Optional<String> next = cursor;
        do {
            Page part = table.list(new Listing.All(), articlesPerPart, next);
            parts.put(next, part);
            all.addAll(part.entries());
            next = part.next();
        } while (next.isPresent() && parts.size() < size.parts());
        this.articles =
                lookup.published(all.stream().map(Summary::id).distinct().toList());
        all.forEach(this::enter);
        this.lowest = next.isEmpty() ? Optional.empty() : Optional.of(ListingPosition.of(all.getLast()));
        this.highest =
                cursor.isEmpty() || all.isEmpty() ? Optional.empty() : Optional.of(ListingPosition.of(all.getFirst()));
        this.older = new Memoizer<>(listing ->
                lowest.map(place -> table.before(listing, place, ONE_READ)).orElse(List.of()));
        this.newer = new Memoizer<>(listing ->
                highest.map(place -> table.after(listing, place, ONE_READ)).orElse(List.of()));
        this.boundaries = new Memoizer<>(listing -> BoundaryWindow.read(table, listing, lowest, highest));
        this.isKnown = cursor.isEmpty() || !all.isEmpty();
    }

    /**
     * While an article's date changes, it may have two entries, or one that differs from its head. Its head knows the
     * listings of one date only, and the records of the change affect the pages of the others.
     */
    private void enter(Summary entry) {
        ListingPosition place = ListingPosition.of(entry);
        List<Listing> listings = Optional.ofNullable(articles.get(entry.id()))
                .filter(article -> ListingPosition.of(article.summary()).equals(place))
                .map(article -> Listing.of(article.front()))
                .orElse(List.of(new Listing.All()));
        for (Listing listing : listings) {
            entries.computeIfAbsent(listing, first -> new TreeMap<>()).put(place, entry);
        }
    }

    /** The parts of the range, by their cursors. */
    Map<Optional<String>, Page> parts() {
        return parts;
    }

    /** The published articles of the range, without their bodies. */
    Map<ArticleId, Article> articles() {
        return articles;
    }

    @Override
    public Page list(Listing listing, int limit, Optional<String> cursor) {
        Page part = parts.get(cursor);
        if (part != null && listing instanceof Listing.All && limit == articlesPerPart) {
            return part;
        }
        return cursor.isEmpty()
                ? answer(new Newest(listing, limit + 1))
                        .filter(some -> some.size() <= limit)
                        .map(whole -> new Page(whole, Optional.empty()))
                        .orElseGet(() -> table.list(listing, limit, cursor))
                : table.list(listing, limit, cursor);
    }

    @Override
    public List<Summary> before(Listing listing, ListingPosition place, int limit) {
        return answer(new Before(listing, place, limit), () -> table.before(listing, place, limit));
    }

    @Override
    public List<Summary> after(Listing listing, ListingPosition place, int limit) {
        return answer(new After(listing, place, limit), () -> table.after(listing, place, limit));
    }

    @Override
    public List<Summary> between(Listing listing, ListingPosition from, ListingPosition to, int limit) {
        return answer(new Between(listing, from, to, limit), () -> table.between(listing, from, to, limit));
    }

    @Override
    public List<Summary> within(Listing listing, ListingPosition after, ListingPosition upTo, int limit) {
        return isKnown && covers(after) && covers(upTo)
                ? entries.getOrDefault(listing, new TreeMap<>()).subMap(after, false, upTo, true).values().stream()
                        .limit(limit)
                        .toList()
                : table.within(listing, after, upTo, limit);
    }

    @Override
    public List<PageBoundary> boundaries(Listing listing, int fromPage, int toPage) {
        return boundaries
                .of(listing)
                .pages(fromPage, toPage)
                .orElseGet(() -> table.boundaries(listing, fromPage, toPage));
    }

    @Override
    public Optional<PageBoundary> lastBoundary(Listing listing) {
        return boundaries.of(listing).last();
    }

    @Override
    public Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place) {
        return covers(place) ? boundaries.of(listing).from(place) : table.boundaryFrom(listing, place);
    }

    @Override
    public Optional<PageBoundary> boundaryBefore(Listing listing, ListingPosition place) {
        return covers(place) ? boundaries.of(listing).before(place) : table.boundaryBefore(listing, place);
    }

    private boolean covers(ListingPosition place) {
        return lowest.filter(begin -> place.compareTo(begin) < 0).isEmpty()
                && highest.filter(end -> place.compareTo(end) > 0).isEmpty();
    }

    private List<Summary> answer(ListingQuery question, Supplier<List<Summary>> fromTable) {
        return answer(question).orElseGet(fromTable);
    }

    private Optional<List<Summary>> answer(ListingQuery question) {
        if (!isKnown) {
            return Optional.empty();
        }
        NavigableMap<ListingPosition, Summary> own = entries.getOrDefault(question.listing(), new TreeMap<>());
        return new ListingWindow(own, lowest, highest).answer(question).or(() -> widened(own, question));
    }

    /** Looks beyond the edge to which the query leads. */
    private Optional<List<Summary>> widened(NavigableMap<ListingPosition, Summary> own, ListingQuery question) {
        boolean isOlder = !(question instanceof After);
        boolean isNewer = !(question instanceof Before(var listing, var place, int limit)
                && highest.filter(end -> place.compareTo(end) > 0).isEmpty());
        NavigableMap<ListingPosition, Summary> wide = new TreeMap<>(own);
        Optional<ListingPosition> begin = lowest;
        Optional<ListingPosition> end = highest;
        if (isOlder) {
            List<Summary> some = older.of(question.listing());
            wide.putAll(ListingWindow.byPosition(some));
            begin = some.size() < ONE_READ ? Optional.empty() : Optional.of(ListingPosition.of(some.getLast()));
        }
        if (isNewer) {
            List<Summary> some = newer.of(question.listing());
            wide.putAll(ListingWindow.byPosition(some));
            end = some.size() < ONE_READ ? Optional.empty() : Optional.of(ListingPosition.of(some.getLast()));
        }
        return new ListingWindow(wide, begin, end).answer(question);
    }
}
