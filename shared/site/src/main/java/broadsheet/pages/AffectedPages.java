package broadsheet.pages;

import broadsheet.article.Article;
import broadsheet.article.ArticleId;
import broadsheet.article.Change;
import broadsheet.article.LeadChoice;
import broadsheet.article.Listing;
import broadsheet.article.ListingPosition;
import broadsheet.article.Site;
import broadsheet.article.Sites;
import broadsheet.article.Slug;
import broadsheet.live.LiveCoverage;
import broadsheet.live.LiveUpdate;
import broadsheet.syndication.Feed;
import java.time.Year;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Determines the affected pages of the changes of one batch. What it reads is cached ({@link AffectedPagesFactory}).
 * Thread-safe.
 *
 * <p>The number of pages that a change affects does not grow with the number of articles. Most changes affect fewer than
 * thirty pages. These affect more:
 *
 * <ul>
 *   <li>an article or an address: every page of the article's discussion, which has {@value
 *       broadsheet.discussion.Comment#PER_PAGE} comments, and the articles that are or were its translations
 *   <li>the part of a coverage that each page shows: every page of its updates, which has {@value
 *       broadsheet.live.LiveUpdate#PER_PAGE} updates
 *   <li>the settings: the permanent pages of every section and author, now and before
 * </ul>
 *
 * <p>A new or removed entry also affects its neighbours' pages. The neighbours are those at the time of processing, not
 * of the change. This suffices: consider the last change to the content of a page, at some position of a listing.
 * Suppose that the page is no longer within reach of that position at processing time. Then other entries have come in
 * between, and these changed the page's content later. That contradicts the assumption that the change was the last.
 * The same holds for a numbered page whose boundaries moved: the change of a boundary affects the pages on both sides.
 *
 * <p>A transaction's items become readable one by one: when DynamoDB delivers a stream record, it guarantees only that
 * record's own item to be readable. So a page is affected by the record of every item that it shows, even if one
 * transaction wrote them all.
 */
public final class AffectedPages {
    /**
     * The number of articles under "More in ...": the next older ones in the article's section. Where there are fewer,
     * the next newer ones take the places that are left.
     */
    public static final int MORE = 4;

    private final ChangeContext context;
    private final Sites sites;
    private final LiveCoverage live;
    private final Supplier<Optional<LeadChoice>> lead;
    private final AffectedListingPages ofListings;
    private final AffectedTranslations translations;

    AffectedPages(ChangeContext context, Sites sites, LiveCoverage live, Supplier<Optional<LeadChoice>> lead) {
        this.context = context;
        this.sites = sites;
        this.live = live;
        this.lead = lead;
        this.translations = new AffectedTranslations(context.articles());
        this.ofListings = new AffectedListingPages(context, sites);
    }

    /** The pages that a change may alter. */
    public Set<Address> by(Change change) {
        return switch (change) {
            case Change.OfArticle(ArticleId article, Optional<Slug> formerSlug, List<Slug> formerTranslations) -> {
                Set<Address> affected =
                        new LinkedHashSet<>(at(article, slug -> byArticle(article, slug, formerTranslations)));
                // The head decides whether the article is still at its former address.
                formerSlug.ifPresent(slug -> affected.addAll(ofArticleAt(article, slug)));
                yield affected;
            }
            case Change.OfAddress(Slug slug, Optional<ArticleId> before) -> byAddress(slug, before);
            case Change.OfComment(ArticleId article, int number) ->
                at(article, slug -> ArticlePages.ofComment(slug, number));
            case Change.OfCommentCount(ArticleId article) ->
                at(article, slug -> Set.of(new Address.OfArticle(slug), new Address.OfCounters(slug)));
            case Change.OfCounters(ArticleId article) -> at(article, slug -> Set.of(new Address.OfCounters(slug)));
            case Change.OfMostRead(Listing listing) -> Set.of(new Address.OfFragment(listing));
            case Change.OfListing(Listing listing, ListingPosition place) -> ofListings.pagesOfEntry(listing, place);
            case Change.OfListingPage(Listing listing, int page) -> ofListings.pagesOfBoundary(listing, page);
            case Change.OfSite(List<Slug> formerSections, List<Slug> formerAuthors) ->
                bySite(formerSections, formerAuthors);
            case Change.OfLead() -> Set.of(new Address.OfListing(new Listing.All()));
            case Change.OfStaticPage(Slug slug) -> Set.of(new Address.OfStaticPage(slug));
            case Change.OfStaticPages() -> Set.of(new Address.OfStaticPageSitemap(), new Address.OfSitemapIndex());
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
                affected.add(new Address.OfSitemapIndex());
                yield affected;
            }
            // The renderer enumerates these pages in batches, by PageEnumerator.
            case Change.OfRendering rendering -> Set.of();
            // The articles that gained or lost the picture have records of their own, which affect their pages.
            case Change.OfPicture picture -> Set.of();
        };
    }

    /**
     * Those of the {@link #by affected pages} that an editor opens right after the change: an article after its publication, a coverage after
     * its update. A comment or a static page affects few other pages, so it would save no time to render one before the others.
     */
    public Set<Address> awaited(Change change) {
        return switch (change) {
            case Change.OfArticle of -> at(of.article(), slug -> Set.of(new Address.OfArticle(slug)));
            case Change.OfAddress(Slug slug, Optional<ArticleId> before) -> Set.of(new Address.OfArticle(slug));
            case Change.OfCoverage(Slug coverage) -> ofCoverage(coverage);
            case Change.OfUpdate(Slug coverage, int place) -> ofCoverage(coverage);
            default -> Set.of();
        };
    }

    /**
     * The pages of an article, at its address of now. If it has another one since the change, the changes of both
     * addresses affect the pages at each.
     */
    private Set<Address> at(ArticleId article, Function<Slug, Set<Address>> pages) {
        return context.articles().address(article).map(pages).orElse(Set.of());
    }

    /** An article's own pages at an address, with those of its discussion. */
    private Set<Address> ofArticleAt(ArticleId article, Slug slug) {
        Set<Address> affected = ArticlePages.own(slug);
        affected.addAll(ArticlePages.ofDiscussion(slug, context.tallies().of(article)));
        return affected;
    }

    /** Includes the discussion's pages, whose heading is the article's title, and the feeds that contain its text. */
    private Set<Address> byArticle(ArticleId article, Slug slug, List<Slug> formerTranslations) {
        Set<Address> affected = ofArticleAt(article, slug);
        Optional<Article> now = context.articles().published(article);
        now.ifPresent(published -> affected.addAll(feeds(published)));
        affected.addAll(translations.pages(now, formerTranslations));
        // The home page shows the head of the article that editors chose, which may be in none of the newest entries.
        boolean isLead =
                lead.get().filter(chosen -> chosen.article().equals(article)).isPresent();
        // Editors pick by addresses. To read to which articles they lead would cost more than the home page does.
        if (isLead || !sites.site().frontPage().picks().isEmpty()) {
            affected.add(new Address.OfListing(new Listing.All()));
        }
        return affected;
    }

    /**
     * The pages of the articles that were and are at an address, at this address. If an article leaves it, also the
     * fragments that link to the most read articles.
     */
    private Set<Address> byAddress(Slug slug, Optional<ArticleId> before) {
        Set<Address> affected = ArticlePages.own(slug);
        Stream.concat(before.stream(), context.articles().leadsTo(slug).stream())
                .distinct()
                .forEach(article -> {
                    affected.addAll(
                            ArticlePages.ofDiscussion(slug, context.tallies().of(article)));
                    affected.addAll(translations.pagesAt(article));
                });
        if (sites.site().frontPage().picks().contains(slug)) {
            affected.add(new Address.OfListing(new Listing.All()));
        }
        before.flatMap(context.articles()::published).ifPresent(article -> {
            affected.add(new Address.OfFragment(new Listing.All()));
            affected.add(
                    new Address.OfFragment(new Listing.OfSection(article.front().section())));
        });
        return affected;
    }

    /** Among the newest of all implies among the newest of its section. */
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
        return context.queries().newest(listing).stream()
                        .filter(entry -> ListingPosition.of(entry).compareTo(place) > 0)
                        .count()
                < Feed.MAX_ENTRIES;
    }

    /** The pages that list coverages opened in the same period as this position. */
    static Set<Address> coverages(ListingPosition place) {
        Set<Address> affected = new LinkedHashSet<>();
        affected.add(new Address.OfCoveragesOfMonth(place.month()));
        Year year = Year.from(place.month());
        affected.add(new Address.OfCoveragesOfYear(year));
        affected.add(new Address.OfLiveSitemap(year));
        return affected;
    }

    /** The pages of a coverage's updates. */
    static Set<Address> updates(Slug coverage, LiveCoverage live) {
        return numbered(1, live.progress(coverage).pages(), page -> new Address.OfLiveUpdates(coverage, page));
    }

    static Set<Address> numbered(int first, int last, IntFunction<Address> address) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(address)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A coverage's page, after the changes for which open pages poll. */
    private static Set<Address> ofCoverage(Slug coverage) {
        Set<Address> pages = new LinkedHashSet<>();
        pages.add(new Address.OfLiveChanges(coverage));
        pages.add(new Address.OfLive(coverage));
        return pages;
    }

    static Set<Address> byCoverage(Slug coverage) {
        Set<Address> affected = ofCoverage(coverage);
        affected.add(new Address.OfLiveAtom(coverage));
        affected.add(new Address.OfLiveJsonFeed(coverage));
        return affected;
    }

    /** Returns all pages of older updates, because they share the coverage's heading, which rarely changes. */
    private Set<Address> byCoverageHead(Slug coverage) {
        return updates(coverage, live);
    }

    /**
     * The pages affected by an update. The coverage's section is its current one. If the coverage has moved since the
     * update, that move affects both sections. No page but the coverage's own shows an update of a closed coverage.
     */
    private Set<Address> byUpdate(Slug coverage, int place) {
        Set<Address> affected = new LinkedHashSet<>(byCoverage(coverage));
        int page = LiveUpdate.page(place);
        affected.add(new Address.OfLiveUpdates(coverage, page));
        if (page > 1 && LiveUpdate.page(place - 1) < page) {
            // The page before gets a link to this page.
            affected.add(new Address.OfLiveUpdates(coverage, page - 1));
        }
        live.coverage(coverage).filter(known -> known.closed().isEmpty()).ifPresent(open -> {
            affected.addAll(teasers(new Listing.OfSection(open.metadata().section())));
            affected.addAll(teasers(new Listing.All()));
        });
        return affected;
    }

    private static Set<Address> teasers(Listing listing) {
        return Set.of(new Address.OfFragment(listing), new Address.OfListing(listing));
    }

    /** Includes pages of former sections and authors, because no remaining article leads to them. */
    private Set<Address> bySite(List<Slug> formerSections, List<Slug> formerAuthors) {
        Site site = sites.site();
        Set<Address> affected = PageEnumerator.permanentPages(site);
        formerSections.forEach(
                section -> affected.addAll(PageEnumerator.permanentPages(new Listing.OfSection(section))));
        formerAuthors.stream()
                .filter(author -> !site.isStaff(author))
                .forEach(author -> affected.add(new Address.OfListing(new Listing.OfAuthor(author))));
        return affected;
    }
}
