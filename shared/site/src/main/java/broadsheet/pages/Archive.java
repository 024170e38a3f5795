package broadsheet.pages;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.Summary;
import broadsheet.pages.ListingQuery.After;
import broadsheet.pages.ListingQuery.Before;
import broadsheet.pages.ListingQuery.Between;
import broadsheet.pages.ListingQuery.Newest;
import broadsheet.syndication.Feed;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cached queries of listings: the newest entries, a month, or the periods with entries. Each query reads the table at
 * most once. If the newest entries are read anyway and contain the answer, no further read takes place. Thread-safe.
 */
final class Archive {
    /** Eight entries fit into 4 KB, for which DynamoDB charges the same as for one entry. */
    private static final int ONE_READ = 8;

    private final Listings listings;
    private final Set<Listing> fronted;
    private final Memoizer<Listing, ListingWindow> fronts;
    private final Memoizer<ListingQuery, List<Summary>> answers;

    /**
     * Creates a cache for one render context.
     *
     * @param fronted the listings whose newest entries are read anyway
     */
    Archive(Listings listings, Set<Listing> fronted) {
        this.listings = listings;
        this.fronted = Set.copyOf(fronted);
        this.fronts = new Memoizer<>(listing -> {
            Listings.Page page = listings.list(listing, size(listing), Optional.empty());
            return ListingWindow.ofNewest(page.entries(), page.next().isEmpty());
        });
        this.answers = new Memoizer<>(question -> switch (question) {
            case Newest(Listing listing, int limit) ->
                listings.list(listing, limit, Optional.empty()).entries();
            case Before(Listing listing, ListingPosition place, int limit) -> listings.before(listing, place, limit);
            case After(Listing listing, ListingPosition place, int limit) -> listings.after(listing, place, limit);
            case Between(Listing listing, ListingPosition from, ListingPosition to) ->
                listings.between(listing, from, to);
        });
    }

    /** The entries that match a query. */
    List<Summary> ask(ListingQuery question) {
        return Optional.of(question.listing())
                .filter(fronted::contains)
                .flatMap(listing -> fronts.of(listing).answer(question))
                .orElseGet(() -> answers.of(question));
    }

    /** The entries on the first page of the listing and in its feeds. */
    List<Summary> newest(Listing listing) {
        return ask(new Newest(listing, size(listing)));
    }

    /**
     * The number of articles on the first page of a listing, and in its feeds if it has any. Monthly pages have the
     * older ones. In front of numbered pages, it is the size of a page: fewer articles could follow the last of them.
     */
    private static int size(Listing listing) {
        return listing.isNumbered() ? PageBoundary.PAGE_SIZE : Feed.MAX_ENTRIES;
    }

    /** The number of the newest numbered page of the listing; empty if it has none. */
    Optional<Integer> lastPage(Listing listing) {
        return listing.isNumbered() ? listings.lastBoundary(listing).map(PageBoundary::page) : Optional.empty();
    }

    /**
     * A numbered page of a listing.
     *
     * @param entries the articles, newest first
     * @param isLast whether no numbered page is newer
     */
    record NumberedPage(List<Summary> entries, boolean isLast) {
        NumberedPage {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A numbered page; empty if there is none, or if all its articles are gone. Of a page that is about to be cut anew,
     * it has the oldest articles.
     */
    Optional<NumberedPage> page(Listing listing, int page) {
        Map<Integer, ListingPosition> around = listings.boundaries(listing, page - 1, page + 1).stream()
                .collect(Collectors.toMap(PageBoundary::page, PageBoundary::last));
        ListingPosition after = around.getOrDefault(page - 1, ListingPosition.FIRST);
        return Optional.ofNullable(around.get(page))
                .map(last -> listings.within(listing, after, last, PageBoundary.MAX_SIZE))
                .filter(entries -> !entries.isEmpty())
                .map(entries -> new NumberedPage(entries.reversed(), !around.containsKey(page + 1)));
    }

    /** The articles of a month, newest first. */
    List<Summary> of(Listing listing, YearMonth month) {
        return ask(new Between(listing, ListingPosition.startOf(month), ListingPosition.startOf(month.plusMonths(1))));
    }

    /** All years with articles, newest first. It needs at most one read per year. */
    List<Year> years(Listing listing) {
        return each(listing, ask(new Newest(listing, ONE_READ)), Archive::year, Archive::startOf)
                .toList();
    }

    /** All months of a year with articles, newest first. It needs at most one read per month. */
    List<YearMonth> months(Listing listing, Year year) {
        List<Summary> newest = ask(new Before(listing, startOf(year.plusYears(1)), ONE_READ));
        return each(listing, newest, Archive::month, ListingPosition::startOf)
                .takeWhile(month -> month.getYear() == year.getValue())
                .toList();
    }

    /** All months with articles, newest first. It needs at most one read per month. */
    List<YearMonth> months(Listing listing) {
        return each(listing, ask(new Newest(listing, ONE_READ)), Archive::month, ListingPosition::startOf)
                .toList();
    }

    /** The periods with articles, starting from the newest entries. The stream reads lazily. */
    private <T> Stream<T> each(
            Listing listing, List<Summary> newest, Function<Summary, T> period, Function<T, ListingPosition> start) {
        return Stream.iterate(
                        newest,
                        some -> !some.isEmpty(),
                        some -> ask(new Before(listing, start.apply(period.apply(some.getLast())), ONE_READ)))
                .flatMap(some -> some.stream().map(period).distinct());
    }

    /** The latest month before this one with articles. */
    Optional<YearMonth> previous(Listing listing, YearMonth month) {
        return ask(new Before(listing, ListingPosition.startOf(month), 1)).stream()
                .map(Archive::month)
                .findFirst();
    }

    /** The earliest month after this one with articles. */
    Optional<YearMonth> next(Listing listing, YearMonth month) {
        return ask(new After(listing, ListingPosition.startOf(month.plusMonths(1)), 1)).stream()
                .map(Archive::month)
                .findFirst();
    }

    static YearMonth month(Summary summary) {
        return ListingPosition.of(summary).month();
    }

    static Year year(Summary summary) {
        return Year.from(month(summary));
    }

    private static ListingPosition startOf(Year year) {
        return ListingPosition.startOf(year.atMonth(1));
    }
}
