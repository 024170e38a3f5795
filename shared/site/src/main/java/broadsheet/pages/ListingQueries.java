package broadsheet.pages;

import static broadsheet.pages.ListingQuery.ONE_READ;

import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.PageBoundary;
import broadsheet.article.Summary;
import broadsheet.pages.ListingQuery.After;
import broadsheet.pages.ListingQuery.Before;
import broadsheet.pages.ListingQuery.Between;
import broadsheet.pages.ListingQuery.Newest;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Cached queries of listings: the newest entries, a month, or the periods with entries. Each query reads the table at
 * most once. If the newest entries are read anyway and contain the answer, no further read takes place. Thread-safe.
 */
final class ListingQueries {
    /** The most articles on the page of a month. */
    static final int MONTH_SIZE = 200;

    private static final Listing ALL = new Listing.All();

    private final Listings listings;
    private final Set<Listing> fronted;
    private final Memoizer<Listing, ListingWindow> fronts;
    private final Memoizer<ListingQuery, List<Summary>> answers;
    private final Memoizer<Listing, Optional<PageBoundary>> lastBoundaries;
    private final Memoizer<Listing, Optional<ListingWindow>> surroundings;

    /**
     * Creates a cache for one render context.
     *
     * @param fronted the listings whose newest entries are read anyway
     */
    ListingQueries(Listings listings, Set<Listing> fronted) {
        this.listings = listings;
        this.fronted = Set.copyOf(fronted);
        this.surroundings = new Memoizer<>(listing -> Optional.empty());
        this.fronts = new Memoizer<>(
                listing -> ListingWindow.ofNewest(listings.list(listing, listing.pageSize(), Optional.empty())));
        this.lastBoundaries = new Memoizer<>(listings::lastBoundary);
        this.answers = new Memoizer<>(question -> switch (question) {
            case Newest(Listing listing, int limit) ->
                listings.list(listing, limit, Optional.empty()).entries();
            case Before(Listing listing, ListingPosition place, int limit) -> listings.before(listing, place, limit);
            case After(Listing listing, ListingPosition place, int limit) -> listings.after(listing, place, limit);
            case Between(Listing listing, ListingPosition from, ListingPosition to, int limit) ->
                listings.between(listing, from, to, limit);
        });
    }

    private ListingQueries(ListingQueries other, Memoizer<Listing, Optional<ListingWindow>> surroundings) {
        this.listings = other.listings;
        this.fronted = other.fronted;
        this.fronts = other.fronts;
        this.answers = other.answers;
        this.lastBoundaries = other.lastBoundaries;
        this.surroundings = surroundings;
    }

    /**
     * The same cache, which reads the surroundings of these positions together, once a query concerns their listing.
     *
     * @param places positions that may lie close together. Those of a listing with few of them are not read together.
     */
    ListingQueries around(Map<Listing, NavigableSet<ListingPosition>> places) {
        return new ListingQueries(
                this,
                new Memoizer<>(listing -> Optional.ofNullable(places.get(listing))
                        .filter(own -> own.size() >= RenderContext.MANY)
                        .map(own -> ListingWindow.around(listings, listing, own.first(), 2 * own.size()))));
    }

    /** The entries that match a query. */
    List<Summary> ask(ListingQuery question) {
        return Optional.of(question.listing())
                .filter(fronted::contains)
                .flatMap(listing -> fronts.of(listing).answer(question))
                .or(() -> surroundings.of(question.listing()).flatMap(window -> window.answer(question)))
                .orElseGet(() -> answers.of(question));
    }

    /** The entries on the first page of the listing and in its feeds. */
    List<Summary> newest(Listing listing) {
        return ask(new Newest(listing, listing.pageSize()));
    }

    /** The number of the page on which the listing goes on after its first page; empty if the first page has all entries. */
    Optional<Integer> older(Listing listing) {
        return newest(listing).size() < listing.pageSize() ? Optional.empty() : lastPage(listing);
    }

    /** The number of the newest numbered page of the listing; empty if it has none. */
    Optional<Integer> lastPage(Listing listing) {
        return lastBoundary(listing).map(PageBoundary::page);
    }

    /** The boundary of the newest numbered page; empty if there is none. */
    Optional<PageBoundary> lastBoundary(Listing listing) {
        return lastBoundaries.of(listing);
    }

    /** The boundary of the page with a position; empty if the position is on none. */
    Optional<PageBoundary> boundaryFrom(Listing listing, ListingPosition place) {
        return listings.boundaryFrom(listing, place);
    }

    /** The existing boundaries of a page and of those before and behind it, in the order of their numbers. */
    List<PageBoundary> boundariesAround(Listing listing, int page) {
        return listings.boundaries(listing, page - 1, page + 1);
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
        List<PageBoundary> around = boundariesAround(listing, page);
        boolean isLast = around.stream().noneMatch(boundary -> boundary.page() == page + 1);
        return Optional.of(entries(listing, around, page, page))
                .filter(entries -> !entries.isEmpty())
                .map(entries -> new NumberedPage(entries, isLast));
    }

    /** The articles on consecutive numbered pages of all articles, newest first. */
    List<Summary> pages(int first, int last) {
        return entries(ALL, listings.boundaries(ALL, first - 1, last), first, last);
    }

    /**
     * The entries of consecutive numbered pages, newest first; none if none of the pages exists.
     *
     * @param around the boundaries of these pages and of the page before them, in the order of their numbers
     */
    private List<Summary> entries(Listing listing, List<PageBoundary> around, int first, int last) {
        ListingPosition after = end(around, boundary -> boundary.page() < first).orElse(ListingPosition.FIRST);
        return end(around, boundary -> boundary.page() >= first && boundary.page() <= last)
                .map(end -> listings.within(listing, after, end, (last - first + 1) * listing.maxPageSize()))
                .orElse(List.of())
                .reversed();
    }

    private static Optional<ListingPosition> end(List<PageBoundary> boundaries, Predicate<PageBoundary> which) {
        return boundaries.stream().filter(which).map(PageBoundary::last).reduce((older, newer) -> newer);
    }

    /**
     * The newest articles of a month.
     *
     * @param entries the articles, newest first, at most {@value #MONTH_SIZE}
     * @param older the numbered page on which the month goes on; empty if these are all its articles
     */
    record MonthPage(List<Summary> entries, Optional<Integer> older) {
        MonthPage {
            entries = List.copyOf(entries);
        }
    }

    /** The newest articles of a month. */
    MonthPage of(Listing listing, YearMonth month) {
        ListingPosition end = ListingPosition.startOf(month.plusMonths(1));
        List<Summary> found = ask(new Between(listing, ListingPosition.startOf(month), end, MONTH_SIZE + 1));
        return found.size() <= MONTH_SIZE
                ? new MonthPage(found, Optional.empty())
                : new MonthPage(
                        found.subList(0, MONTH_SIZE),
                        listings.boundaryFrom(listing, ListingPosition.of(found.getLast()))
                                .map(PageBoundary::page));
    }

    /** The articles that are on no numbered page of all articles yet, newest first, at most as many as a page can have. */
    List<Summary> behindPages() {
        ListingPosition end = lastBoundary(ALL).map(PageBoundary::last).orElse(ListingPosition.FIRST);
        return ask(new After(ALL, end, ALL.maxPageSize())).reversed();
    }

    /** All years with articles, newest first. It needs at most one read per year. */
    List<Year> years(Listing listing) {
        return each(listing, ask(new Newest(listing, ONE_READ)), ListingQueries::year, ListingQueries::startOf)
                .toList();
    }

    /** All months of a year with articles, newest first. It needs at most one read per month. */
    List<YearMonth> months(Listing listing, Year year) {
        List<Summary> newest = ask(new Before(listing, startOf(year.plusYears(1)), ONE_READ));
        return each(listing, newest, ListingQueries::month, ListingPosition::startOf)
                .takeWhile(month -> month.getYear() == year.getValue())
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
                .map(ListingQueries::month)
                .findFirst();
    }

    /** The earliest month after this one with articles. */
    Optional<YearMonth> next(Listing listing, YearMonth month) {
        return ask(new After(listing, ListingPosition.startOf(month.plusMonths(1)), 1)).stream()
                .map(ListingQueries::month)
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
