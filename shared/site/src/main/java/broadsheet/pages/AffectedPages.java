package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.Articles;
import broadsheet.article.Change;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Listings;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.article.Summary;
import broadsheet.discussion.Comment;
import broadsheet.discussion.Discussion;
import broadsheet.live.LiveCoverage;
import broadsheet.live.LiveUpdate;
import broadsheet.syndication.Feed;
import java.time.Year;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.inject.Inject;

/**
 * Which pages a change touches: a bounded number, however many articles there are.
 *
 * <p>An entry that came or went is shown by its neighbours' pages too, and who they are is asked when the change is looked
 * at, not when it was made. That is enough. Take the last change of what a page shows, made at some place of a listing. If
 * the page is no longer within reach of that place when the change is looked at, then other entries have come between, and
 * they changed what the page shows later than the last change did, which cannot be.
 *
 * <p>What a transaction wrote becomes readable item by item: DynamoDB promises only that a record's own item can be read when the
 * record is. So a page is affected by the record of every item that it shows, though one transaction wrote them all.
 */
public final class AffectedPages {
    /** How many articles "More in ..." shows: those before an article in its section. */
    public static final int MORE = 4;

    private final Articles articles;
    private final Listings listings;
    private final Sites sites;
    private final Discussion discussion;
    private final LiveCoverage live;

    /** Asks these ports for the neighbours. */
    @Inject
    public AffectedPages(Articles articles, Listings listings, Sites sites, Discussion discussion, LiveCoverage live) {
        this.articles = articles;
        this.listings = listings;
        this.sites = sites;
        this.discussion = discussion;
        this.live = live;
    }

    /** The pages that may have to be different after the change. */
    public Set<Address> by(Change change) {
        return switch (change) {
            case Change.OfArticle(Slug slug) -> byArticle(slug);
            case Change.OfComment(Slug article, int number) -> byComment(article, number);
            case Change.OfCommentCount(Slug article) ->
                Set.of(new Address.OfArticle(article), new Address.OfNumbers(article));
            case Change.OfNumbers(Slug article) -> Set.of(new Address.OfNumbers(article));
            case Change.OfMostRead(Listing listing) -> Set.of(new Address.OfFragment(listing));
            case Change.OfListing(Listing listing, ListingPosition place) -> ofEntry(listing, place);
            case Change.OfSite(List<Slug> formerSections, List<Slug> formerAuthors) ->
                bySite(formerSections, formerAuthors);
            case Change.OfCoverage(Slug coverage) -> byCoverage(coverage);
            case Change.OfCoverageHead(Slug coverage) -> byCoverageHead(coverage);
            case Change.OfUpdate(Slug coverage, int place) -> byUpdate(coverage, place);
            case Change.OfOpenCoverages() ->
                Set.of(
                        new Address.OfCoverages(),
                        new Address.OfListing(new Listing.All()),
                        new Address.OfFragment(new Listing.All()),
                        new Address.OfNewsSitemap());
            case Change.OfOpenCoveragesOf(Slug section) -> teasers(new Listing.OfSection(section));
            case Change.OfListedCoverage(ListingPosition place) -> {
                Set<Address> affected = coverages(place);
                affected.add(new Address.OfCoverages());
                affected.add(new Address.OfLiveSitemap());
                affected.add(new Address.OfSitemapIndex());
                yield affected;
            }
            // What it renders is found step by step, not all at once.
            case Change.OfRendering rendering -> Set.of();
            // Whose pages show it is withdrawn.
            case Change.OfPicture picture -> Set.of();
        };
    }

    private static Set<Address> byComment(Slug article, int number) {
        Set<Address> affected = new LinkedHashSet<>();
        affected.add(new Address.OfArticle(article));
        affected.add(new Address.OfComments(article, Comment.page(number)));
        affected.add(new Address.OfNumbers(article));
        if (number > 1) {
            // With the first comment of a page the page before it has one to lead on to.
            affected.add(new Address.OfComments(article, Comment.page(number - 1)));
        }
        return affected;
    }

    /** The pages of its discussion are headed by its title, and the feeds that it is in hold its text. */
    private Set<Address> byArticle(Slug slug) {
        Set<Address> affected = new LinkedHashSet<>(
                List.of(new Address.OfArticle(slug), new Address.OfCard(slug), new Address.OfNumbers(slug)));
        affected.addAll(comments(slug, discussion));
        articles.published(slug).ifPresent(article -> affected.addAll(feeds(article)));
        return affected;
    }

    /** What is among the newest of all is among the newest of its section. */
    private Set<Address> feeds(Article article) {
        ListingPosition place = ListingPosition.of(article.summary());
        Set<Address> feeds = new LinkedHashSet<>();
        Listing section = new Listing.OfSection(article.front().section());
        boolean isNews = isInFeed(new Listing.All(), place);
        if (isNews) {
            feeds.addAll(PageEnumerator.feeds(new Listing.All()));
        }
        if (isNews || isInFeed(section, place)) {
            feeds.addAll(PageEnumerator.feeds(section));
        }
        return feeds;
    }

    private boolean isInFeed(Listing listing, ListingPosition place) {
        return listings.after(listing, place, Feed.MAX_ENTRIES).size() < Feed.MAX_ENTRIES;
    }

    /** The pages that list the coverages opened when one at this place was. */
    static Set<Address> coverages(ListingPosition place) {
        Set<Address> affected = new LinkedHashSet<>();
        affected.add(new Address.OfCoveragesOfMonth(place.month()));
        affected.add(new Address.OfCoveragesOfYear(Year.from(place.month())));
        return affected;
    }

    /** The pages of a coverage's updates. */
    static Set<Address> updates(Slug coverage, LiveCoverage live) {
        return numbered(live.progress(coverage).pages(), page -> new Address.OfLiveUpdates(coverage, page));
    }

    /** The pages of an article's discussion. */
    static Set<Address> comments(Slug article, Discussion discussion) {
        return numbered(discussion.tally(article).pages(), page -> new Address.OfComments(article, page));
    }

    private static Set<Address> numbered(int pages, IntFunction<Address> address) {
        return IntStream.rangeClosed(1, pages).mapToObj(address).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** First what open pages wait for. */
    static Set<Address> byCoverage(Slug coverage) {
        Set<Address> affected = new LinkedHashSet<>();
        affected.add(new Address.OfLiveChanges(coverage));
        affected.add(new Address.OfLive(coverage));
        affected.add(new Address.OfLiveAtom(coverage));
        affected.add(new Address.OfLiveJsonFeed(coverage));
        return affected;
    }

    /** As many as there are pages of older updates: what heads them all changes seldom. */
    private Set<Address> byCoverageHead(Slug coverage) {
        return updates(coverage, live);
    }

    /**
     * The coverage's section is asked for now: if it stood in another when the update came, it has moved since, and that
     * change touches both. Nothing shows an update of a coverage that is closed, but its own pages.
     */
    private Set<Address> byUpdate(Slug coverage, int place) {
        Set<Address> affected = new LinkedHashSet<>(byCoverage(coverage));
        int page = LiveUpdate.page(place);
        affected.add(new Address.OfLiveUpdates(coverage, page));
        if (page > 1 && LiveUpdate.page(place - 1) < page) {
            // The page before says that there is one behind it.
            affected.add(new Address.OfLiveUpdates(coverage, page - 1));
        }
        live.coverage(coverage).filter(known -> known.closed().isEmpty()).ifPresent(open -> {
            affected.addAll(teasers(new Listing.OfSection(open.front().section())));
            affected.addAll(teasers(new Listing.All()));
        });
        return affected;
    }

    private static Set<Address> teasers(Listing listing) {
        return Set.of(new Address.OfFragment(listing), new Address.OfListing(listing));
    }

    private Set<Address> ofEntry(Listing listing, ListingPosition place) {
        Set<Address> affected = PageEnumerator.standing(listing);
        affected.add(new Address.OfMonth(listing, place.month()));
        Optional<Summary> older = first(listings.before(listing, place, 1));
        if (listing instanceof Listing.All) {
            affected.add(new Address.OfSitemap(place.month()));
            affected.add(new Address.OfNewsSitemap());
            affected.add(new Address.OfArticle(new Slug(place.slug())));
            older.ifPresent(previous -> affected.add(new Address.OfArticle(previous.slug())));
            listings.after(listing, place, 1).forEach(next -> affected.add(new Address.OfArticle(next.slug())));
        }
        if (listing instanceof Listing.OfSection) {
            // The home page shows the newest of each section.
            affected.add(new Address.OfListing(new Listing.All()));
            affected.add(new Address.OfArticle(new Slug(place.slug())));
            listings.after(listing, place, MORE).forEach(newer -> affected.add(new Address.OfArticle(newer.slug())));
        }
        if (older.map(Archive::month).filter(place.month()::equals).isEmpty()) {
            affected.addAll(byMonth(listing, place.month(), older));
        }
        return affected;
    }

    /**
     * The pages that say which months and years there are. They are affected by the oldest entry of a month or year, and by
     * what goes before it: whenever one gets its first article or loses its last, one such change is looked at afterwards.
     */
    private Set<Address> byMonth(Listing listing, YearMonth month, Optional<Summary> older) {
        Set<Address> affected = new LinkedHashSet<>();
        Year year = Year.from(month);
        affected.add(new Address.OfYear(listing, year));
        if (older.map(Archive::year).filter(year::equals).isEmpty()) {
            affected.add(new Address.OfArchive(listing));
        }
        if (listing instanceof Listing.All) {
            affected.add(new Address.OfSitemapIndex());
        }
        older.ifPresent(previous -> affected.add(new Address.OfMonth(listing, Archive.month(previous))));
        new Archive(listings, Set.of())
                .next(listing, month)
                .ifPresent(next -> affected.add(new Address.OfMonth(listing, next)));
        return affected;
    }

    /** A section or an author that the site has no longer may leave pages behind that no article answers for. */
    private Set<Address> bySite(List<Slug> formerSections, List<Slug> formerAuthors) {
        Site site = sites.site();
        Set<Address> affected = PageEnumerator.standing(site);
        formerSections.forEach(section -> affected.addAll(PageEnumerator.standing(new Listing.OfSection(section))));
        formerAuthors.stream()
                .filter(author -> !site.isStaff(author))
                .forEach(author -> affected.add(new Address.OfListing(new Listing.OfAuthor(author))));
        return affected;
    }

    private static Optional<Summary> first(List<Summary> summaries) {
        return summaries.stream().findFirst();
    }
}
